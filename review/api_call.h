// review/api_call.h: what the handlers of the HTTP API share.
#ifndef QUAESTOR_REVIEW_API_CALL_H_
#define QUAESTOR_REVIEW_API_CALL_H_

#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "review/http.h"
#include "review/leases.h"
#include "review/page_pictures.h"
#include "review/store_pool.h"

namespace quaestor {

// What a running review consists of.
struct ReviewParts {
  StorePool& stores;
  Leases& leases;
  PagePictures& pictures;
  std::string reviewer;  // who the corrections are by
  std::string version;   // of the program
};

struct ApiCall {
  const HttpRequest& request;
  std::map<std::string, std::string> path;  // "sha256": ..., by the route
};

// Thrown by handlers; becomes the reply.
struct ApiRefusal : std::runtime_error {
  ApiRefusal(int http_status, std::string error_code, const std::string& text)
      : std::runtime_error(text),
        status(http_status),
        code(std::move(error_code)) {}
  int status;
  std::string code;
};

HttpReply JsonReply(const nlohmann::ordered_json& json, int status = 200);
HttpReply NoContent();

// The body, which has to be an object. Throws ApiRefusal.
nlohmann::ordered_json BodyOf(const ApiCall& call);
// Its texts and whole numbers. Throw ApiRefusal where there is none.
std::string TextIn(const nlohmann::ordered_json& body, const char* key);
std::int64_t NumberIn(const nlohmann::ordered_json& body, const char* key);

// Of a text in an address. Throws ApiRefusal where it is none, or is not
// within the bounds.
int NumberOf(const std::string& text, const char* what, int least, int most);

}  // namespace quaestor

#endif  // QUAESTOR_REVIEW_API_CALL_H_
