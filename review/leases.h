// review/leases.h: who holds which document. Leases live in memory: they end by
// themselves, with the server at the latest, and whoever goes on working takes
// them up again.
#ifndef QUAESTOR_REVIEW_LEASES_H_
#define QUAESTOR_REVIEW_LEASES_H_

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace quaestor {

struct Lease {
  std::string client;    // one window of a browser
  std::string reviewer;  // the person in front of it
  std::chrono::steady_clock::time_point until;
};

// For any number of threads.
class Leases {
 public:
  explicit Leases(std::chrono::seconds length) : length_(length) {}

  // Takes a document or keeps it for longer. Returns the lease that holds: that
  // of somebody else where they have it, unless it is to be taken over.
  Lease Take(const std::string& document, const std::string& client,
             const std::string& reviewer, bool take_over);
  void Release(const std::string& document, const std::string& client);
  std::optional<Lease> Of(const std::string& document);
  // All that have not ended.
  std::map<std::string, Lease> All();

 private:
  void DropEnded();

  std::chrono::seconds length_;
  std::mutex mutex_;
  std::map<std::string, Lease> leases_;
};

}  // namespace quaestor

#endif  // QUAESTOR_REVIEW_LEASES_H_
