#include "review/http/bounded_stream.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace quaestor {
namespace {

using StreamClock = std::chrono::steady_clock;

// Whether the socket is ready for `events` before the time is over.
bool AwaitSocket(int socket, short events, StreamClock::time_point until) {
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(
        until - StreamClock::now());
    if (left.count() <= 0) return false;
    pollfd waiting = {socket, events, 0};
    const int ready = poll(&waiting, 1, static_cast<int>(left.count()));
    if (ready > 0) return true;
    if (ready == 0 || errno != EINTR) return false;
  }
}

}  // namespace

BoundedStream::BoundedStream(int socket, const HttpLimits& limits)
    : socket_(socket), limits_(limits) {}

bool BoundedStream::AwaitRequest(const std::function<bool()>& stopped) {
  constexpr std::chrono::milliseconds kGlance{200};
  const auto until = Clock::now() + limits_.idle;
  while (begin_ == end_) {
    if (stopped() || Clock::now() >= until) return false;
    if (AwaitSocket(socket_, POLLIN, Clock::now() + kGlance)) {
      left_ = buffer_.size();
      read_until_ = Clock::now() + limits_.request;
      if (!Fill()) return false;
    }
  }
  left_ = limits_.head_bytes + limits_.body_bytes;
  read_until_ = Clock::now() + limits_.request;
  write_until_ = read_until_ + limits_.reply;
  return true;
}

bool BoundedStream::Fill() {
  if (left_ == 0 || !AwaitSocket(socket_, POLLIN, read_until_)) return false;
  ssize_t count = -1;
  do {
    count = recv(socket_, buffer_.data(), std::min(buffer_.size(), left_), 0);
  } while (count < 0 && errno == EINTR);
  if (count <= 0) return false;
  begin_ = 0;
  end_ = static_cast<std::size_t>(count);
  left_ -= end_;
  return true;
}

ssize_t BoundedStream::read(char* bytes, std::size_t size) {
  if (begin_ == end_ && !Fill()) return -1;
  const std::size_t count = std::min(size, end_ - begin_);
  std::memcpy(bytes, buffer_.data() + begin_, count);
  begin_ += count;
  return static_cast<ssize_t>(count);
}

ssize_t BoundedStream::write(const char* bytes, std::size_t size) {
  if (!AwaitSocket(socket_, POLLOUT, write_until_)) return -1;
  ssize_t count = -1;
  do {
    count = send(socket_, bytes, size, MSG_NOSIGNAL | MSG_DONTWAIT);
  } while (count < 0 && errno == EINTR);
  if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return 0;
  return count;
}

void BoundedStream::get_remote_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}

void BoundedStream::get_local_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}

}  // namespace quaestor
