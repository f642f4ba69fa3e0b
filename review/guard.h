// review/guard.h: whose requests are answered at all.
#ifndef QUAESTOR_REVIEW_GUARD_H_
#define QUAESTOR_REVIEW_GUARD_H_

#include <string>

#include "review/http.h"

namespace quaestor {

// What a page of ours may be called from, and what opens it.
struct Guard {
  int port = 0;
  std::string token;  // secret: in the printed address, then in a cookie
};

// 256 random bits in hexadecimal digits. Throws std::system_error.
std::string NewToken();

// The address to open: "http://127.0.0.1:PORT/start?token=TOKEN".
std::string AddressOf(const Guard& guard);

// Status 0 where the request may pass; else what to say. A request has to name
// this server as its host, must not come from another site, and has to bring
// the token: in the address that was printed, which leaves it in a cookie, or
// in that cookie.
HttpReply Admit(const Guard& guard, const HttpRequest& request);

HttpReply ErrorReply(int status, const std::string& code,
                     const std::string& message);

}  // namespace quaestor

#endif  // QUAESTOR_REVIEW_GUARD_H_
