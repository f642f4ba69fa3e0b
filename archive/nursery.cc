#include "archive/nursery.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <stdexcept>
#include <system_error>

#include "archive/descriptor_passing.h"

namespace quaestor {
namespace {

constexpr int kExitNotPrepared = 88;

[[noreturn]] void ThrowErrno(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

// Whoever asked has died, and nobody else needs us.
void DieWith(pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(0);
}

// Whatever was open stays with the parent; a worker prints nowhere.
void KeepOnly(int descriptor) {
  // Out of the way of the standard streams, which may have been closed.
  constexpr int kAside = 16;
  descriptor = fcntl(descriptor, F_DUPFD, kAside);
  const int nothing = open("/dev/null", O_RDWR);
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    dup2(nothing, standard);
  }
  // At the place after these, so that the rest can be closed in one go.
  constexpr int kKept = STDERR_FILENO + 1;
  dup2(descriptor, kKept);
  close_range(kKept + 1, ~0U, 0);
}

// A fork whose child is a child of our own parent, which so can wait for it
// and knows that its process id is still its own.
pid_t ForkSibling() {
  return static_cast<pid_t>(
      syscall(SYS_clone, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0));
}

// Each request is a byte with the worker's end of a connection; the answer is
// the process id, or a negative errno.
[[noreturn]] void RunNursery(int socket, const WorkerTask& task,
                             std::size_t memory, pid_t parent) {
  char request = 0;
  int connection = -1;
  while (ReceiveWithDescriptor(socket, &request, 1, connection)) {
    pid_t id = ForkSibling();
    if (id == 0) {
      DieWith(parent);
      KeepOnly(connection);
      ServeAsWorker(STDERR_FILENO + 1, task, memory);
    }
    if (id < 0) id = -errno;
    close(connection);
    if (write(socket, &id, sizeof(id)) != sizeof(id)) break;
  }
  _exit(0);
}

[[noreturn]] void BecomeNursery(int socket, const WorkerTask& task,
                                std::size_t memory, pid_t parent) {
  DieWith(parent);
  KeepOnly(socket);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) {
    std::signal(signal, SIG_IGN);
  }
  try {
    if (task.prepare) task.prepare();
  } catch (...) {
    _exit(kExitNotPrepared);
  }
  constexpr int kSocket = STDERR_FILENO + 1;
  const char ready = 1;
  if (write(kSocket, &ready, 1) != 1) _exit(0);
  RunNursery(kSocket, task, memory, parent);
}

ssize_t ReadWhole(int descriptor, void* bytes, std::size_t size) {
  ssize_t count = -1;
  do {
    count = read(descriptor, bytes, size);
  } while (count < 0 && errno == EINTR);
  return count;
}

}  // namespace

Nursery::Nursery(const WorkerTask& task, std::size_t memory) {
  auto [ours, theirs] = ConnectedSockets();
  const pid_t parent = getpid();
  id_ = fork();
  if (id_ < 0) ThrowErrno("fork");
  if (id_ == 0) BecomeNursery(theirs.number(), task, memory, parent);
  theirs.Close();
  socket_ = std::move(ours);
  char ready = 0;
  if (ReadWhole(socket_.number(), &ready, 1) == 1) return;
  waitpid(id_, nullptr, 0);
  throw std::runtime_error(
      "workers cannot be prepared; convert a document with \"quaestor "
      "extract\" to see why");
}

Nursery::~Nursery() {
  socket_.Close();
  waitpid(id_, nullptr, 0);
}

WorkerProcess Nursery::Spawn() {
  auto [ours, theirs] = ConnectedSockets();
  pid_t id = -1;
  if (!SendWithDescriptor(socket_.number(), "w", theirs.number()) ||
      ReadWhole(socket_.number(), &id, sizeof(id)) != sizeof(id)) {
    throw std::runtime_error("the process that workers come from has died");
  }
  if (id < 0) {
    errno = -id;
    ThrowErrno("a worker cannot be started");
  }
  return {id, std::move(ours)};
}

}  // namespace quaestor
