// review/http/bounded_stream.h: a connection on which neither side can take
// longer, or send more, than it may.
#ifndef QUAESTOR_REVIEW_HTTP_BOUNDED_STREAM_H_
#define QUAESTOR_REVIEW_HTTP_BOUNDED_STREAM_H_

#include <httplib.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

#include "review/http.h"

namespace quaestor {

class BoundedStream : public httplib::Stream {
 public:
  // Does not close `socket`.
  BoundedStream(int socket, const HttpLimits& limits);

  // Waits for the first byte of the next request and starts its clock. False
  // where none came in time, the other side has gone, or `stopped()`.
  bool AwaitRequest(const std::function<bool()>& stopped);

  [[nodiscard]] bool is_readable() const override { return true; }
  [[nodiscard]] bool is_writable() const override { return true; }
  ssize_t read(char* bytes, std::size_t size) override;
  ssize_t write(const char* bytes, std::size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  [[nodiscard]] int socket() const override { return socket_; }

 private:
  using Clock = std::chrono::steady_clock;

  bool Fill();

  int socket_;
  HttpLimits limits_;
  std::array<char, 4096> buffer_{};
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t left_ = 0;  // bytes that the request may still take
  Clock::time_point read_until_;
  Clock::time_point write_until_;
};

}  // namespace quaestor

#endif  // QUAESTOR_REVIEW_HTTP_BOUNDED_STREAM_H_
