// review/document_calls.h: the calls of the API about one document.
#ifndef QUAESTOR_REVIEW_DOCUMENT_CALLS_H_
#define QUAESTOR_REVIEW_DOCUMENT_CALLS_H_

#include "review/api_call.h"

namespace quaestor {

// As review/openapi.json describes them. They throw ApiRefusal and StoreError.
HttpReply ShowDocument(ReviewParts& review, const ApiCall& call);
HttpReply ShowCorrections(ReviewParts& review, const ApiCall& call);
HttpReply SaveCorrection(ReviewParts& review, const ApiCall& call);
HttpReply TakeBackCorrection(ReviewParts& review, const ApiCall& call);
HttpReply ChangeState(ReviewParts& review, const ApiCall& call);
HttpReply TakeLease(ReviewParts& review, const ApiCall& call);
HttpReply ReleaseLease(ReviewParts& review, const ApiCall& call);
HttpReply ShowPage(ReviewParts& review, const ApiCall& call);
HttpReply ShowText(ReviewParts& review, const ApiCall& call);
HttpReply ReadAgain(ReviewParts& review, const ApiCall& call);

}  // namespace quaestor

#endif  // QUAESTOR_REVIEW_DOCUMENT_CALLS_H_
