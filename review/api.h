// review/api.h: from requests to replies: the page and the HTTP API, which
// openapi.json describes.
#ifndef QUAESTOR_REVIEW_API_H_
#define QUAESTOR_REVIEW_API_H_

#include "review/api_call.h"

namespace quaestor {

// Never throws.
HttpReply Answer(ReviewParts& review, const HttpRequest& request);

// What every reply says to browsers: nothing is loaded from elsewhere, framed
// by others, or kept.
void AddSecurityHeaders(HttpReply& reply);

}  // namespace quaestor

#endif  // QUAESTOR_REVIEW_API_H_
