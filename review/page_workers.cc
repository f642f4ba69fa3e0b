#include "review/page_workers.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>
#include <utility>

#include "archive/descriptor_passing.h"

namespace quaestor {
namespace {

using WorkClock = std::chrono::steady_clock;

void End(WorkerProcess& process) {
  if (process.id <= 0) return;
  kill(process.id, SIGKILL);
  while (waitpid(process.id, nullptr, 0) < 0 && errno == EINTR) {
  }
  process = {};
}

// What has come when the time is over or the worker has gone may be short.
bool ReceiveExactly(int socket, char* bytes, std::size_t size,
                    WorkClock::time_point until) {
  while (size > 0) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(until - WorkClock::now());
    pollfd waiting = {socket, POLLIN, 0};
    const int ready = poll(&waiting, 1,
                           static_cast<int>(std::max<std::int64_t>(
                               0, static_cast<std::int64_t>(left.count()))));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    const ssize_t count = recv(socket, bytes, size, 0);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes += count;
    size -= static_cast<std::size_t>(count);
  }
  return true;
}

std::optional<std::string> Receive(int socket, WorkClock::time_point until) {
  std::uint64_t size = 0;
  if (!ReceiveExactly(socket, reinterpret_cast<char*>(&size), sizeof(size),
                      until) ||
      size > kMostAnswerBytes) {
    return std::nullopt;
  }
  std::string bytes(size, '\0');
  if (!ReceiveExactly(socket, bytes.data(), bytes.size(), until)) {
    return std::nullopt;
  }
  return bytes;
}

bool Send(int socket, const LoadedDocument& document,
          const std::string& request) {
  const WorkRequest head = {document.bytes, request.size(), {}};
  std::string bytes(reinterpret_cast<const char*>(&head), sizeof(head));
  bytes += request;
  return SendWithDescriptor(socket, bytes, document.content.number());
}

PageAnswer NoAnswer() {
  return {false,
          "the page could not be shown: it took too long or too much memory, "
          "or its reader crashed",
          0};
}

}  // namespace

PageWorkers::PageWorkers(Nursery& nursery, int workers)
    : nursery_(nursery), idle_(static_cast<std::size_t>(workers)) {}

PageWorkers::~PageWorkers() {
  for (WorkerProcess& process : idle_) End(process);
}

WorkerProcess PageWorkers::Take() {
  std::unique_lock lock(mutex_);
  freed_.wait(lock, [this] { return !idle_.empty(); });
  WorkerProcess process = std::move(idle_.back());
  idle_.pop_back();
  if (process.id > 0) return process;
  try {
    return nursery_.Spawn();
  } catch (...) {
    idle_.emplace_back();
    throw;
  }
}

void PageWorkers::GiveBack(WorkerProcess process) {
  {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(process));
  }
  freed_.notify_one();
}

PageAnswer PageWorkers::Ask(const LoadedDocument& document,
                            const PageRequest& request,
                            std::chrono::milliseconds timeout) {
  WorkerProcess process = Take();
  const auto until = WorkClock::now() + timeout;
  std::optional<std::string> bytes;
  if (Send(process.socket.number(), document, Serialize(request))) {
    bytes = Receive(process.socket.number(), until);
  }
  if (!bytes) End(process);
  GiveBack(std::move(process));
  return bytes ? ParsePageAnswer(*bytes) : NoAnswer();
}

}  // namespace quaestor
