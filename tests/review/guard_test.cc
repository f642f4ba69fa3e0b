#include "review/guard.h"

#include <gtest/gtest.h>

#include "review/api.h"

namespace quaestor {
namespace {

const Guard kGuard = {8080, "secret"};

HttpRequest OfOurPage(const std::string& method = "GET") {
  HttpRequest request;
  request.method = method;
  request.path = "/api/v1/documents";
  request.headers = {{"host", "127.0.0.1:8080"},
                     {"cookie", "other=1; quaestor-8080=secret"},
                     {"origin", "http://127.0.0.1:8080"},
                     {"content-type", "application/json"}};
  return request;
}

int StatusOf(const HttpRequest& request) {
  return Admit(kGuard, request).status;
}

TEST(GuardTest, LetsOurPageIn) {
  for (const char* method : {"GET", "POST", "PUT", "DELETE"}) {
    EXPECT_EQ(StatusOf(OfOurPage(method)), 0) << method;
  }
}

TEST(GuardTest, RefusesOtherNamesOfThisMachine) {
  for (const char* host :
       {"", "evil.example.org", "evil.example.org:8080", "127.0.0.1",
        "127.0.0.1:80", "127.0.0.1:8080.evil.example.org", "0.0.0.0:8080"}) {
    HttpRequest request = OfOurPage();
    request.headers["host"] = host;
    EXPECT_EQ(StatusOf(request), 403) << host;
  }
}

TEST(GuardTest, RefusesWithoutTheRightToken) {
  for (const char* cookie :
       {"", "quaestor-8080=", "quaestor-8080=secre", "quaestor-8080=secret2",
        "quaestor-8081=secret", "xquaestor-8080=secret", "secret"}) {
    for (const char* path :
         {"/", "/app.js", "/start", "/api/v1/documents", "/api/v1/session"}) {
      HttpRequest request = OfOurPage();
      request.path = path;
      request.headers["cookie"] = cookie;
      EXPECT_EQ(StatusOf(request), 401) << cookie << ' ' << path;
    }
  }
}

TEST(GuardTest, RefusesPostsOfOtherSites) {
  for (const char* origin :
       {"", "null", "http://evil.example.org", "https://127.0.0.1:8080",
        "http://127.0.0.1:8081", "http://localhost:8080"}) {
    for (const char* method : {"POST", "PUT", "DELETE"}) {
      HttpRequest request = OfOurPage(method);
      request.headers["origin"] = origin;
      EXPECT_EQ(StatusOf(request), 403) << method << ' ' << origin;
    }
  }
}

TEST(GuardTest, RefusesWhatTheBrowserSaysComesFromElsewhere) {
  for (const char* site : {"cross-site", "same-site"}) {
    HttpRequest request = OfOurPage();
    request.headers["sec-fetch-site"] = site;
    EXPECT_EQ(StatusOf(request), 403) << site;
  }
}

TEST(GuardTest, RefusesFormsInPlaceOfJson) {
  HttpRequest request = OfOurPage("POST");
  request.headers["content-type"] = "application/x-www-form-urlencoded";
  EXPECT_EQ(StatusOf(request), 415);
}

TEST(GuardTest, ThePrintedAddressLeavesTheTokenInACookieOfItsOwn) {
  HttpRequest request;
  request.method = "GET";
  request.path = "/start";
  request.headers["host"] = "localhost:8080";
  request.query["token"] = "secret";
  const HttpReply reply = Admit(kGuard, request);
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.headers.front().second,
            "quaestor-8080=secret; Path=/; HttpOnly; SameSite=Strict");
  request.query["token"] = "guess";
  EXPECT_EQ(StatusOf(request), 401);
}

TEST(GuardTest, TokensAreLongAndNeverTheSame) {
  EXPECT_EQ(NewToken().size(), 64U);
  EXPECT_NE(NewToken(), NewToken());
}

TEST(GuardTest, RepliesLetNothingInFromElsewhere) {
  HttpReply reply;
  AddSecurityHeaders(reply);
  const std::string policy = reply.headers.front().second;
  EXPECT_NE(policy.find("default-src 'none'"), std::string::npos);
  EXPECT_EQ(policy.find("unsafe"), std::string::npos);
  EXPECT_EQ(policy.find("http"), std::string::npos);
}

}  // namespace
}  // namespace quaestor
