#include "review/guard.h"

#include <sys/random.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <system_error>

namespace quaestor {
namespace {

std::string Header(const HttpRequest& request, const std::string& name) {
  const auto found = request.headers.find(name);
  return found == request.headers.end() ? "" : found->second;
}

bool IsOurHost(const Guard& guard, const std::string& host) {
  const std::string port = ':' + std::to_string(guard.port);
  return host == "127.0.0.1" + port || host == "localhost" + port;
}

// Whatever the place of the first difference, it takes the same time.
bool IsToken(const Guard& guard, const std::string& given) {
  if (given.size() != guard.token.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < given.size(); ++i) {
    difference |= static_cast<unsigned char>(given[i]) ^
                  static_cast<unsigned char>(guard.token[i]);
  }
  return difference == 0;
}

// Cookies do not tell ports apart; two servers on one machine have to.
std::string CookieName(const Guard& guard) {
  return "quaestor-" + std::to_string(guard.port);
}

std::string CookieIn(const std::string& cookies, const std::string& name) {
  std::size_t begin = 0;
  while (begin < cookies.size()) {
    std::size_t end = cookies.find(';', begin);
    if (end == std::string::npos) end = cookies.size();
    while (begin < end && cookies[begin] == ' ') ++begin;
    if (cookies.compare(begin, name.size() + 1, name + '=') == 0) {
      begin += name.size() + 1;
      return cookies.substr(begin, end - begin);
    }
    begin = end + 1;
  }
  return "";
}

// Leads on by a page of ours: a browser that came here from elsewhere, such as
// a file, would not bring the cookie along after a mere redirection.
HttpReply WelcomeReply(const Guard& guard) {
  HttpReply reply;
  reply.type = "text/html; charset=utf-8";
  reply.body =
      "<!DOCTYPE html><html lang=\"en\"><title>Quaestor</title>"
      "<link rel=\"icon\" href=\"/icon.svg\">"
      "<meta http-equiv=\"refresh\" content=\"0; url=/\">"
      "<a href=\"/\">Go on to the review</a></html>";
  reply.headers = {{"Set-Cookie", CookieName(guard) + '=' + guard.token +
                                      "; Path=/; HttpOnly; SameSite=Strict"}};
  return reply;
}

bool ChangesSomething(const HttpRequest& request) {
  return request.method != "GET" && request.method != "HEAD";
}

// A browser tells where a request comes from; what it does not tell is no
// request of our page.
bool IsFromElsewhere(const HttpRequest& request) {
  const std::string site = Header(request, "sec-fetch-site");
  if (site == "cross-site" || site == "same-site") return true;
  const std::string origin = Header(request, "origin");
  if (origin.empty()) return ChangesSomething(request);
  return origin != "http://" + Header(request, "host");
}

bool IsJson(const HttpRequest& request) {
  return Header(request, "content-type").starts_with("application/json");
}

}  // namespace

std::string NewToken() {
  std::array<std::uint8_t, 32> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) !=
      static_cast<ssize_t>(bytes.size())) {
    throw std::system_error(errno, std::generic_category(), "getrandom");
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string token;
  for (const std::uint8_t byte : bytes) {
    token += kDigits[byte >> 4U];
    token += kDigits[byte & 15U];
  }
  return token;
}

std::string AddressOf(const Guard& guard) {
  return "http://127.0.0.1:" + std::to_string(guard.port) +
         "/start?token=" + guard.token;
}

HttpReply ErrorReply(int status, const std::string& code,
                     const std::string& message) {
  HttpReply reply;
  reply.status = status;
  reply.body =
      nlohmann::ordered_json{{"error", {{"code", code}, {"message", message}}}}
          .dump(-1, ' ', false,
                nlohmann::ordered_json::error_handler_t::replace);
  return reply;
}

HttpReply Admit(const Guard& guard, const HttpRequest& request) {
  if (!IsOurHost(guard, Header(request, "host"))) {
    return ErrorReply(403, "wrong_host", "This server has another name.");
  }
  if (request.path == "/start" && request.method == "GET") {
    const auto token = request.query.find("token");
    if (token != request.query.end() && IsToken(guard, token->second)) {
      return WelcomeReply(guard);
    }
  }
  if (IsFromElsewhere(request)) {
    return ErrorReply(403, "wrong_origin",
                      "Requests from other pages are refused.");
  }
  if (!IsToken(guard, CookieIn(Header(request, "cookie"), CookieName(guard)))) {
    return ErrorReply(401, "no_token",
                      "Open the address that \"quaestor review\" printed when "
                      "it started; it lets this browser in.");
  }
  if (!Header(request, "range").empty()) {
    return ErrorReply(400, "range", "Ranges are not served.");
  }
  if (ChangesSomething(request) && request.method != "DELETE" &&
      !IsJson(request)) {
    return ErrorReply(415, "no_json", "Send application/json.");
  }
  HttpReply pass;
  pass.status = 0;
  return pass;
}

}  // namespace quaestor
