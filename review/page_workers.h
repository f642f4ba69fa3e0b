// review/page_workers.h: asks locked-in workers about documents. A worker that
// crashes, hangs or runs out of memory is replaced, and its request fails.
#ifndef QUAESTOR_REVIEW_PAGE_WORKERS_H_
#define QUAESTOR_REVIEW_PAGE_WORKERS_H_

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <vector>

#include "archive/loaded_document.h"
#include "archive/nursery.h"
#include "review/page_task.h"

namespace quaestor {

class PageWorkers {
 public:
  // Workers are started when they are needed. The nursery must outlive it.
  PageWorkers(Nursery& nursery, int workers);
  ~PageWorkers();  // ends the workers
  PageWorkers(const PageWorkers&) = delete;
  PageWorkers& operator=(const PageWorkers&) = delete;

  // Waits for a free worker and for its answer. For any number of threads.
  PageAnswer Ask(const LoadedDocument& document, const PageRequest& request,
                 std::chrono::milliseconds timeout);

 private:
  WorkerProcess Take();
  void GiveBack(WorkerProcess process);

  Nursery& nursery_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<WorkerProcess> idle_;  // id -1: to be started
};

}  // namespace quaestor

#endif  // QUAESTOR_REVIEW_PAGE_WORKERS_H_
