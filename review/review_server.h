// review/review_server.h: the review page over a store.
#ifndef QUAESTOR_REVIEW_REVIEW_SERVER_H_
#define QUAESTOR_REVIEW_REVIEW_SERVER_H_

#include <csignal>
#include <filesystem>
#include <functional>
#include <string>

namespace quaestor {

struct ReviewOptions {
  std::filesystem::path store;
  int port = 0;          // 0: any that is free
  std::string reviewer;  // who the corrections are by
  std::string version;   // of the program
};

// Serves on 127.0.0.1 until one of the signals `until` arrives, which have to
// be blocked already. `ready` is called once, with the address to open. To be
// called while there is one thread. Throws StoreError, and std::runtime_error
// where the port cannot be had or a part of the program is missing.
void ServeReview(const ReviewOptions& options, const sigset_t& until,
                 const std::function<void(const std::string& address)>& ready);

}  // namespace quaestor

#endif  // QUAESTOR_REVIEW_REVIEW_SERVER_H_
