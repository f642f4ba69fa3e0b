#include "review/leases.h"

namespace quaestor {

void Leases::DropEnded() {
  const auto now = std::chrono::steady_clock::now();
  std::erase_if(leases_,
                [now](const auto& lease) { return lease.second.until <= now; });
}

Lease Leases::Take(const std::string& document, const std::string& client,
                   const std::string& reviewer, bool take_over) {
  const std::lock_guard lock(mutex_);
  DropEnded();
  const auto held = leases_.find(document);
  if (held != leases_.end() && held->second.client != client && !take_over) {
    return held->second;
  }
  const Lease lease = {client, reviewer,
                       std::chrono::steady_clock::now() + length_};
  leases_[document] = lease;
  return lease;
}

void Leases::Release(const std::string& document, const std::string& client) {
  const std::lock_guard lock(mutex_);
  const auto held = leases_.find(document);
  if (held != leases_.end() && held->second.client == client) {
    leases_.erase(held);
  }
}

std::optional<Lease> Leases::Of(const std::string& document) {
  const std::lock_guard lock(mutex_);
  DropEnded();
  const auto held = leases_.find(document);
  if (held == leases_.end()) return std::nullopt;
  return held->second;
}

std::map<std::string, Lease> Leases::All() {
  const std::lock_guard lock(mutex_);
  DropEnded();
  return leases_;
}

}  // namespace quaestor
