// The only source that sees cpp-httplib.
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <chrono>
#include <thread>

#include "review/http.h"
#include "review/http/bounded_stream.h"

namespace quaestor {
namespace {

std::string LowerCase(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char character) {
    return static_cast<char>(std::tolower(character));
  });
  return text;
}

HttpRequest RequestOf(const httplib::Request& request) {
  HttpRequest plain;
  plain.method = request.method;
  plain.path = request.path;
  for (const auto& [name, value] : request.params) plain.query[name] = value;
  for (const auto& [name, value] : request.headers) {
    plain.headers[LowerCase(name)] = value;
  }
  plain.body = request.body;
  return plain;
}

void Give(const HttpReply& reply, httplib::Response& response) {
  response.status = reply.status;
  for (const auto& [name, value] : reply.headers) {
    response.set_header(name, value);
  }
  response.set_content(reply.body, reply.type);
}

// What the library itself refuses, such as a body that is too large.
void SayWhatIsWrong(const httplib::Request& /*request*/,
                    httplib::Response& response) {
  if (!response.body.empty()) return;
  response.set_content(
      R"({"error":{"code":"refused","message":"The request was refused."}})",
      "application/json");
}

// The library would compress for seconds what takes no time on this machine.
void SendAsItIs(httplib::Request& request) {
  request.headers.erase("Accept-Encoding");
}

class HttplibServer : public httplib::Server, public HttpServer {
 public:
  explicit HttplibServer(HttpServing serving) : serving_(std::move(serving)) {
    set_payload_max_length(serving_.limits.body_bytes);
    set_tcp_nodelay(true);
    // Not SO_REUSEPORT, the library's choice: two servers would share a port.
    set_socket_options([](int socket) {
      const int yes = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    });
    new_task_queue = [threads = serving_.limits.threads] {
      return new httplib::ThreadPool(static_cast<std::size_t>(threads));
    };
    set_pre_routing_handler([this](const auto& request, auto& response) {
      return Admit(request, response);
    });
    set_error_handler(Handler(SayWhatIsWrong));
    const Handler answer = [this](const auto& request, auto& response) {
      Give(serving_.answer(RequestOf(request)), response);
    };
    Get(".*", answer).Post(".*", answer).Put(".*", answer);
    Delete(".*", answer);
  }

  int Bind(const std::string& address, int port) override {
    if (port == 0) return std::max(0, bind_to_any_port(address));
    return bind_to_port(address, port) ? port : 0;
  }
  void Run() override {
    listen_after_bind();
    ended_ = true;
  }
  // The library passes over a stop that comes before it listens.
  void Stop() override {
    while (!is_running() && !ended_) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    stop();
  }

 private:
  HandlerResponse Admit(const httplib::Request& request,
                        httplib::Response& response) const {
    const HttpReply refusal = serving_.admit(RequestOf(request));
    if (refusal.status == 0) return HandlerResponse::Unhandled;
    Give(refusal, response);
    // Its body was not read.
    response.set_header("Connection", "close");
    return HandlerResponse::Handled;
  }

  bool process_and_close_socket(int socket) override {
    BoundedStream stream(socket, serving_.limits);
    bool closed = false;
    while (!closed && stream.AwaitRequest([this] { return svr_sock_ == -1; })) {
      if (!process_request(stream, false, closed, SendAsItIs)) {
        break;
      }
    }
    shutdown(socket, SHUT_RDWR);
    close(socket);
    return true;
  }

  HttpServing serving_;
  std::atomic<bool> ended_ = false;
};

}  // namespace
}  // namespace quaestor

extern "C" quaestor::HttpServer* QuaestorHttpServer(
    quaestor::HttpServing* serving) {
  return new quaestor::HttplibServer(std::move(*serving));
}
