#include "archive/worker_pool.h"

#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <optional>
#include <stdexcept>
#include <string_view>

#include "archive/descriptor_passing.h"

namespace quaestor {
namespace {

Conversion Failure(OutcomeKind kind, std::string message) {
  Conversion conversion;
  conversion.outcome = kind;
  conversion.message = std::move(message);
  return conversion;
}

// How a worker ended.
int Reap(pid_t id) {
  int status = 0;
  while (waitpid(id, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

// How a worker ended that has closed its connection: nullopt where it only
// pretended, and had to be ended.
std::optional<int> ReapEnding(pid_t id) {
  constexpr int kPatience = 2000;  // milliseconds
  for (int i = 0; i < kPatience; ++i) {
    int status = 0;
    if (waitpid(id, &status, WNOHANG) == id) return status;
    usleep(1000);
  }
  kill(id, SIGKILL);
  Reap(id);
  return std::nullopt;
}

std::string NameOfSignal(int signal) {
  const char* name = sigabbrev_np(signal);
  return name == nullptr ? std::to_string(signal) : std::string("SIG") + name;
}

Conversion Crash(int signal) {
  if (signal == SIGSYS) {
    return Failure(OutcomeKind::kCrashed,
                   "it was stopped because it made the reader ask the system "
                   "for what reading never needs (such as a network); the file "
                   "may be an attack: do not open it elsewhere");
  }
  return Failure(OutcomeKind::kCrashed,
                 "the reader crashed on it (" + NameOfSignal(signal) +
                     "): a defect of this program; please report it");
}

std::string Seconds(std::chrono::milliseconds time) {
  const auto count = time.count();
  return count % 1000 == 0 ? std::to_string(count / 1000) + " s"
                           : std::to_string(count) + " ms";
}

Conversion TimedOut(std::chrono::milliseconds timeout) {
  return Failure(OutcomeKind::kTimedOut,
                 "it was not read within " + Seconds(timeout) +
                     "; allow more time with --timeout, or split it");
}

Conversion OutOfMemory() {
  return Failure(OutcomeKind::kOutOfMemory,
                 "it needs more memory than it is allowed; allow more with "
                 "--memory, or split it");
}

Conversion KilledTwice() {
  return Failure(OutcomeKind::kOutOfMemory,
                 "its reader was killed twice by the system or by a person, "
                 "most likely because the machine ran out of memory; use fewer "
                 "--jobs or less --memory");
}

FinishedJob Ended(Conversion conversion) {
  return {0, std::move(conversion), std::nullopt};
}

// nullopt where it is not what our code says to such an order.
std::optional<FinishedJob> ParseAnswer(std::string_view bytes, WorkKind kind) {
  if (bytes.empty()) return std::nullopt;
  const std::string_view rest = bytes.substr(1);
  if (bytes.front() == kAnswerListing && kind == WorkKind::kList) {
    std::optional<Listing> listing = ParseListing(rest);
    if (!listing) return std::nullopt;
    return FinishedJob{0, {}, std::move(listing)};
  }
  std::optional<Conversion> conversion;
  if (bytes.front() == kAnswerConversion) conversion = ParseConversion(rest);
  const bool converted =
      conversion && conversion->outcome == OutcomeKind::kConverted;
  if (!conversion || (converted && kind == WorkKind::kList)) {
    return std::nullopt;
  }
  return Ended(*std::move(conversion));
}

}  // namespace

Conversion WorkerPool::DeathOf(int status) const {
  if (WIFEXITED(status)) {
    return WEXITSTATUS(status) == kExitOutOfMemory ? OutOfMemory()
                                                   : Crash(SIGABRT);
  }
  switch (WTERMSIG(status)) {
    case SIGKILL:
      return KilledTwice();
    case SIGXCPU:
      return TimedOut(options_.timeout);
    default:
      return Crash(WTERMSIG(status));
  }
}

WorkerPool::WorkerPool(Nursery& nursery, const PoolOptions& options)
    : nursery_(nursery),
      options_(options),
      workers_(static_cast<std::size_t>(std::max(1, options.workers))) {}

WorkerPool::~WorkerPool() {
  for (Worker& worker : workers_) {
    if (worker.process.id <= 0) continue;
    kill(worker.process.id, SIGKILL);
    Reap(worker.process.id);
  }
}

bool WorkerPool::IsFull() const {
  return std::ranges::all_of(workers_, &Worker::busy);
}

bool WorkerPool::IsIdle() const {
  return std::ranges::none_of(workers_, &Worker::busy);
}

void WorkerPool::Start(std::uint64_t job, LoadedDocument document,
                       std::string name, const WorkOrder& order) {
  Worker& worker = *std::ranges::find(workers_, false, &Worker::busy);
  worker.busy = true;
  worker.job = job;
  worker.document = std::move(document);
  worker.name = std::move(name);
  worker.name.resize(std::min(worker.name.size(), kMostNameBytes));
  worker.order = order;
  worker.killed_before = false;
  Send(worker);
}

// The worker may die at any time, also before it was asked: then a new one is
// asked, and a death later on shows when the answer is read.
void WorkerPool::Send(Worker& worker) {
  if (worker.process.id <= 0) {
    worker.process = nursery_.Spawn();
    worker.fresh = true;
  }
  worker.answer.clear();
  const WorkRequest request = {worker.document.bytes, worker.name.size(),
                               worker.order};
  std::string bytes(reinterpret_cast<const char*>(&request), sizeof(request));
  bytes += worker.name;
  worker.deadline = Clock::now() + options_.timeout;
  LimitProcessorTime(worker);
  SendWithDescriptor(worker.process.socket.number(), bytes,
                     worker.document.content.number());
}

// A second line behind our own clock, which would not help if this process was
// stopped.
void WorkerPool::LimitProcessorTime(const Worker& worker) const {
  clockid_t clock{};
  timespec used{};
  if (clock_getcpuclockid(worker.process.id, &clock) != 0 ||
      clock_gettime(clock, &used) != 0) {
    return;
  }
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(options_.timeout);
  const rlimit limit = {static_cast<rlim_t>(used.tv_sec + seconds.count() + 2),
                        RLIM_INFINITY};
  prlimit(worker.process.id, RLIMIT_CPU, &limit, nullptr);
}

bool WorkerPool::Receive(Worker& worker) {
  std::array<char, 65536> piece;
  while (true) {
    const ssize_t count = recv(worker.process.socket.number(), piece.data(),
                               piece.size(), MSG_DONTWAIT);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno != EAGAIN && errno != EWOULDBLOCK;
    if (count == 0) return true;
    worker.answer.append(piece.data(), static_cast<std::size_t>(count));
    if (worker.answer.size() > kMostAnswerBytes + sizeof(std::uint64_t)) {
      return true;
    }
  }
}

void WorkerPool::Finish(Worker& worker, FinishedJob job,
                        std::vector<FinishedJob>& finished) {
  job.job = worker.job;
  finished.push_back(std::move(job));
  worker.busy = false;
  worker.fresh = false;
  worker.document = {};
  worker.answer = {};
}

// Takes a whole answer, where there is one.
void WorkerPool::TakeAnswer(Worker& worker,
                            std::vector<FinishedJob>& finished) {
  std::uint64_t size = 0;
  if (worker.answer.size() < sizeof(size)) return;
  std::memcpy(&size, worker.answer.data(), sizeof(size));
  const std::string_view rest =
      std::string_view(worker.answer).substr(sizeof(size));
  if (rest.size() < size && size <= kMostAnswerBytes) return;
  std::optional<FinishedJob> answer;
  if (rest.size() == size) answer = ParseAnswer(rest, worker.order.kind);
  if (answer) return Finish(worker, *std::move(answer), finished);
  // Not what our code says: it is not to be trusted with another document.
  kill(worker.process.id, SIGKILL);
  Reap(worker.process.id);
  worker.process = {};
  Finish(worker, Ended(Crash(SIGSYS)), finished);
}

// What the end of a worker says about the document that it had. A worker that
// had others before, or that somebody killed, may not have ended because of
// this one: a new worker decides.
void WorkerPool::Bury(Worker& worker, std::vector<FinishedJob>& finished) {
  const std::optional<int> status = ReapEnding(worker.process.id);
  worker.process = {};
  if (status && WIFEXITED(*status) && WEXITSTATUS(*status) == kExitNoJail) {
    throw std::runtime_error(
        "workers cannot be locked in: this system refuses seccomp or Landlock, "
        "and strangers' files are not to be read without");
  }
  if (!worker.busy) return;
  const bool killed =
      status && WIFSIGNALED(*status) && WTERMSIG(*status) == SIGKILL;
  if (!worker.fresh || (killed && !worker.killed_before)) {
    worker.killed_before |= killed;
    Send(worker);
  } else {
    Finish(worker, Ended(status ? DeathOf(*status) : Crash(SIGSYS)), finished);
  }
}

void WorkerPool::StopLateWorkers(std::vector<FinishedJob>& finished) {
  const Clock::time_point now = Clock::now();
  for (Worker& worker : workers_) {
    if (!worker.busy || worker.deadline > now) continue;
    kill(worker.process.id, SIGKILL);
    Reap(worker.process.id);
    worker.process = {};
    Finish(worker, Ended(TimedOut(options_.timeout)), finished);
  }
}

std::chrono::milliseconds WorkerPool::UntilDeadline(
    std::chrono::milliseconds most) const {
  const Clock::time_point now = Clock::now();
  for (const Worker& worker : workers_) {
    if (!worker.busy) continue;
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(worker.deadline - now);
    most = std::clamp(left, std::chrono::milliseconds(0), most);
  }
  return most;
}

std::vector<FinishedJob> WorkerPool::Wait(std::chrono::milliseconds most) {
  std::vector<pollfd> sockets;
  for (const Worker& worker : workers_) {
    sockets.push_back({worker.process.socket.number(), POLLIN, 0});
  }
  std::vector<FinishedJob> finished;
  const auto patience = UntilDeadline(most);
  if (poll(sockets.data(), sockets.size(), static_cast<int>(patience.count())) >
      0) {
    for (std::size_t i = 0; i < workers_.size(); ++i) {
      if (sockets[i].revents == 0) continue;
      const bool ended = Receive(workers_[i]);
      if (workers_[i].busy) TakeAnswer(workers_[i], finished);
      if (ended && workers_[i].process.id > 0) Bury(workers_[i], finished);
    }
  }
  StopLateWorkers(finished);
  return finished;
}

}  // namespace quaestor
