#include "review/http.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <thread>
#include <vector>

#include "archive/owned_descriptor.h"

namespace quaestor {
namespace {

// A server that says what it was asked, with short patience and few threads.
class HttpTest : public testing::Test {
 protected:
  static HttpServing Serving() {
    HttpServing serving;
    serving.limits.request = std::chrono::seconds(1);
    serving.limits.idle = std::chrono::seconds(1);
    serving.limits.body_bytes = 1000;
    serving.limits.head_bytes = 8000;
    serving.limits.threads = 2;
    serving.admit = [](const HttpRequest& request) {
      HttpReply reply;
      reply.status = request.path == "/refused" ? 403 : 0;
      return reply;
    };
    serving.answer = [](const HttpRequest& request) {
      HttpReply reply;
      reply.body = request.method + ' ' + request.path + ' ' + request.body;
      return reply;
    };
    return serving;
  }

  HttpTest() : port_(server_->Bind("127.0.0.1", 0)) {
    running_ = std::jthread([this] { server_->Run(); });
  }
  ~HttpTest() override { server_->Stop(); }

  [[nodiscard]] OwnedDescriptor Connect() const {
    OwnedDescriptor connection(socket(AF_INET, SOCK_STREAM, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port_));
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    EXPECT_EQ(
        connect(connection.number(),
                reinterpret_cast<const sockaddr*>(&address), sizeof(address)),
        0);
    return connection;
  }

  // What comes until the server closes the connection.
  static std::string ReadAll(const OwnedDescriptor& connection) {
    std::string text;
    char piece[4096];
    while (true) {
      const ssize_t count = recv(connection.number(), piece, sizeof(piece), 0);
      if (count <= 0) return text;
      text.append(piece, static_cast<std::size_t>(count));
    }
  }

  [[nodiscard]] std::string Say(const std::string& request) const {
    const OwnedDescriptor connection = Connect();
    send(connection.number(), request.data(), request.size(), MSG_NOSIGNAL);
    return ReadAll(connection);
  }

  std::unique_ptr<HttpServer> server_ = NewHttpServer(Serving());
  int port_;
  std::jthread running_;
};

constexpr const char* kGet = "GET /a%20b HTTP/1.1\r\nConnection: close\r\n\r\n";

TEST_F(HttpTest, AnswersWhatItIsAsked) {
  EXPECT_NE(Say(kGet).find("GET /a b"), std::string::npos);
  EXPECT_NE(Say("PUT /x HTTP/1.1\r\nContent-Length: 2\r\n"
                "Connection: close\r\n\r\nhi")
                .find("PUT /x hi"),
            std::string::npos);
}

TEST_F(HttpTest, RefusesBodiesThatAreTooLarge) {
  const std::string said =
      Say("POST / HTTP/1.1\r\nContent-Length: 1001\r\n\r\n" +
          std::string(1001, 'x'));
  EXPECT_TRUE(said.starts_with("HTTP/1.1 413")) << said;
}

TEST_F(HttpTest, TakesNoEndlessHeads) {
  std::string head = "GET / HTTP/1.1\r\n";
  while (head.size() < 20'000) head += "X-More: and more\r\n";
  EXPECT_EQ(Say(head + "\r\n").find("HTTP/1.1 200"), std::string::npos);
}

TEST_F(HttpTest, RefusesBeforeABodyIsReadAndHangsUp) {
  const std::string said =
      Say("POST /refused HTTP/1.1\r\nContent-Length: 900\r\n\r\n");
  EXPECT_TRUE(said.starts_with("HTTP/1.1 403")) << said;
}

TEST_F(HttpTest, SlowClientsHoldUpNobodyForLong) {
  std::vector<OwnedDescriptor> slow;
  for (int i = 0; i < 6; ++i) {
    slow.push_back(Connect());
    send(slow.back().number(), "GET /", 5, MSG_NOSIGNAL);
  }
  std::atomic<bool> over = false;
  const std::jthread dripping([&] {
    while (!over) {
      for (const OwnedDescriptor& connection : slow) {
        send(connection.number(), "x", 1, MSG_NOSIGNAL);
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  });
  EXPECT_NE(Say(kGet).find("GET /a b"), std::string::npos);
  over = true;
}

TEST_F(HttpTest, StopsWhileClientsAreConnected) {
  const OwnedDescriptor idle = Connect();
  server_->Stop();
  running_.join();
  EXPECT_EQ(ReadAll(idle), "");
}

}  // namespace
}  // namespace quaestor
