#include "review/review_server.h"

#include <stdexcept>
#include <thread>

#include "archive/nursery.h"
#include "review/api.h"
#include "review/guard.h"
#include "review/http.h"
#include "review/page_task.h"
#include "review/page_workers.h"

namespace quaestor {
namespace {

constexpr std::size_t kWorkerMemory = std::size_t{1} << 30U;
constexpr std::size_t kPictureMemory = std::size_t{192} << 20U;
constexpr int kWorkers = 2;
constexpr std::chrono::seconds kLeaseLength{45};

HttpServing ServingOf(ReviewParts& review, const Guard& guard) {
  HttpServing serving;
  serving.admit = [&guard](const HttpRequest& request) {
    HttpReply refusal = Admit(guard, request);
    AddSecurityHeaders(refusal);
    return refusal;
  };
  serving.answer = [&review](const HttpRequest& request) {
    HttpReply reply = Answer(review, request);
    AddSecurityHeaders(reply);
    return reply;
  };
  return serving;
}

int BindOrThrow(HttpServer& server, int port) {
  const int bound = server.Bind("127.0.0.1", port);
  if (bound != 0) return bound;
  throw std::runtime_error("port " + std::to_string(port) +
                           " is taken by another program; choose another "
                           "one with --port");
}

void RunUntil(HttpServer& server, const sigset_t& until) {
  std::jthread serving([&server] { server.Run(); });
  int signal = 0;
  sigwait(&until, &signal);
  server.Stop();
}

}  // namespace

void ServeReview(const ReviewOptions& options, const sigset_t& until,
                 const std::function<void(const std::string& address)>& ready) {
  // Before the store is open and before there are threads.
  Nursery nursery(PageTask(), kWorkerMemory);
  StorePool stores(options.store);
  PageWorkers workers(nursery, kWorkers);
  PagePictures pictures(workers, kPictureMemory);
  Leases leases(kLeaseLength);
  ReviewParts review = {stores, leases, pictures, options.reviewer,
                        options.version};
  Guard guard;
  guard.token = NewToken();
  const auto server = NewHttpServer(ServingOf(review, guard));
  guard.port = BindOrThrow(*server, options.port);
  ready(AddressOf(guard));
  RunUntil(*server, until);
}

}  // namespace quaestor
