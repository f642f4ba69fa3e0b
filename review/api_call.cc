#include "review/api_call.h"

#include <charconv>

namespace quaestor {
namespace {

using ApiJson = nlohmann::ordered_json;

[[noreturn]] void RefuseBody(const std::string& text) {
  throw ApiRefusal(400, "bad_request", text);
}

}  // namespace

HttpReply JsonReply(const ApiJson& json, int status) {
  HttpReply reply;
  reply.status = status;
  reply.body = json.dump(-1, ' ', false, ApiJson::error_handler_t::replace);
  return reply;
}

HttpReply NoContent() {
  HttpReply reply;
  reply.status = 204;
  return reply;
}

ApiJson BodyOf(const ApiCall& call) {
  ApiJson body = ApiJson::parse(call.request.body, nullptr, false);
  if (!body.is_object()) RefuseBody("The body has to be a JSON object.");
  return body;
}

std::string TextIn(const ApiJson& body, const char* key) {
  const auto found = body.find(key);
  if (found == body.end() || !found->is_string()) {
    RefuseBody(std::string("\"") + key + "\" has to be a text.");
  }
  return found->get<std::string>();
}

std::int64_t NumberIn(const ApiJson& body, const char* key) {
  const auto found = body.find(key);
  if (found == body.end() || !found->is_number_integer()) {
    RefuseBody(std::string("\"") + key + "\" has to be a whole number.");
  }
  return found->get<std::int64_t>();
}

int NumberOf(const std::string& text, const char* what, int least, int most) {
  int number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end || number < least || number > most) {
    RefuseBody(std::string(what) + " has to be a number from " +
               std::to_string(least) + " to " + std::to_string(most) + ".");
  }
  return number;
}

}  // namespace quaestor
