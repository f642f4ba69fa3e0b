// archive/nursery.h: the process that workers are forked from: single-threaded
// and warmed, and older than the store, so that no worker has any of the store
// in its memory.
#ifndef QUAESTOR_ARCHIVE_NURSERY_H_
#define QUAESTOR_ARCHIVE_NURSERY_H_

#include <sys/types.h>

#include <cstddef>

#include "archive/owned_descriptor.h"
#include "archive/worker.h"

namespace quaestor {

// A worker is a child of the process that asked for it, which has to reap it.
struct WorkerProcess {
  pid_t id = -1;
  OwnedDescriptor socket;  // requests go in, answers come out
};

class Nursery {
 public:
  // Forks and prepares; returns when it is ready. `memory` is what each worker
  // may take, in bytes. To be called while there is one thread, before any
  // store is open. Throws std::system_error, and std::runtime_error where
  // `task.prepare` did not come to its end.
  Nursery(const WorkerTask& task, std::size_t memory);
  ~Nursery();
  Nursery(const Nursery&) = delete;
  Nursery& operator=(const Nursery&) = delete;

  // Throws std::system_error.
  WorkerProcess Spawn();

 private:
  pid_t id_ = -1;
  OwnedDescriptor socket_;
};

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_NURSERY_H_
