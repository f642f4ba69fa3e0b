// review/http.h: the seam between the review page and the library that speaks
// HTTP. Plain data: no library's header is needed on either side. The library
// lives in a shared object of its own (review/http/), because loading it at
// every start would slow down the commands that convert.
#ifndef QUAESTOR_REVIEW_HTTP_H_
#define QUAESTOR_REVIEW_HTTP_H_

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace quaestor {

struct HttpRequest {
  std::string method;  // "GET", "POST", "PUT", "DELETE", ...
  std::string path;    // decoded, without the query
  std::map<std::string, std::string> query;    // decoded
  std::map<std::string, std::string> headers;  // names in lower case; of
                                               // repeated ones the last
  std::string body;
};

struct HttpReply {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

// Bounds on one connection, so that nobody can hold up the others.
struct HttpLimits {
  std::size_t body_bytes = std::size_t{1} << 20U;
  std::size_t head_bytes = std::size_t{32} << 10U;
  std::chrono::seconds request{10};  // from its first byte to its last
  std::chrono::seconds idle{20};     // between two requests
  std::chrono::seconds reply{60};    // until the other side has taken it
  int threads = 32;
};

struct HttpServing {
  HttpLimits limits;
  // Called before a body is read; an answer other than status 0 refuses the
  // request and ends the connection.
  std::function<HttpReply(const HttpRequest&)> admit;
  // On any of the threads. Must not throw.
  std::function<HttpReply(const HttpRequest&)> answer;
};

class HttpServer {
 public:
  HttpServer() = default;
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  virtual ~HttpServer() = default;

  // Takes the port, 0 for any that is free, and returns it; 0 where it cannot
  // be had.
  virtual int Bind(const std::string& address, int port) = 0;
  // Serves until Stop() and the end of the requests in hand.
  virtual void Run() = 0;
  // From any thread, not from signal handlers.
  virtual void Stop() = 0;
};

// Throws std::runtime_error where the shared object or its library is missing.
std::unique_ptr<HttpServer> NewHttpServer(HttpServing serving);

}  // namespace quaestor

#endif  // QUAESTOR_REVIEW_HTTP_H_
