// archive/worker_pool.h: several workers at once, each with one document, under
// limits that the parent keeps watch over. Whatever a worker does, it ends as
// the outcome of the one document that it had.
#ifndef QUAESTOR_ARCHIVE_WORKER_POOL_H_
#define QUAESTOR_ARCHIVE_WORKER_POOL_H_

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "archive/listing.h"
#include "archive/loaded_document.h"
#include "archive/nursery.h"
#include "archive/outcome.h"

namespace quaestor {

struct PoolOptions {
  int workers = 1;
  std::chrono::milliseconds timeout{120'000};  // of one document
};

struct FinishedJob {
  std::uint64_t job = 0;
  Conversion conversion;
  // Instead of the conversion, where one was ordered and there is one.
  std::optional<Listing> listing;
};

class WorkerPool {
 public:
  // Workers are started when they are needed. The nursery must outlive it.
  WorkerPool(Nursery& nursery, const PoolOptions& options);
  ~WorkerPool();  // ends the workers, documents in hand included
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  [[nodiscard]] bool IsFull() const;
  [[nodiscard]] bool IsIdle() const;

  // Hands a document to a free worker; there must be one. `job` is any number
  // that names the document until it is finished. Throws std::system_error.
  void Start(std::uint64_t job, LoadedDocument document, std::string name,
             const WorkOrder& order = {});

  // Waits until a document is finished, a signal arrives, or `most` has
  // passed. Throws std::runtime_error where workers cannot be locked in.
  std::vector<FinishedJob> Wait(std::chrono::milliseconds most);

 private:
  using Clock = std::chrono::steady_clock;

  struct Worker {
    WorkerProcess process;  // id -1: to be started
    bool busy = false;
    bool fresh = true;           // the document in hand is its first one
    bool killed_before = false;  // somebody killed a worker over this document
    std::uint64_t job = 0;
    LoadedDocument document;
    std::string name;
    WorkOrder order;
    Clock::time_point deadline;
    std::string answer;  // what has come of it so far
  };

  void Send(Worker& worker);
  void LimitProcessorTime(const Worker& worker) const;
  // Reads what has come. Returns whether the worker has ended or misbehaved.
  static bool Receive(Worker& worker);
  void Finish(Worker& worker, FinishedJob job,
              std::vector<FinishedJob>& finished);
  void TakeAnswer(Worker& worker, std::vector<FinishedJob>& finished);
  // What the end of a worker, as waitpid() gives it, means for its document.
  [[nodiscard]] Conversion DeathOf(int status) const;
  void Bury(Worker& worker, std::vector<FinishedJob>& finished);
  void StopLateWorkers(std::vector<FinishedJob>& finished);
  [[nodiscard]] std::chrono::milliseconds UntilDeadline(
      std::chrono::milliseconds most) const;

  Nursery& nursery_;
  PoolOptions options_;
  std::vector<Worker> workers_;
};

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_WORKER_POOL_H_
