// archive/worker.h: a worker's life: locked in, it converts one document after
// the other until its parent goes away.
#ifndef QUAESTOR_ARCHIVE_WORKER_H_
#define QUAESTOR_ARCHIVE_WORKER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "archive/listing.h"
#include "extract/response.h"
#include "parsers/containers.h"

namespace quaestor {

// What workers do. It runs in processes of its own: nothing that it changes is
// seen by the caller.
struct WorkerTask {
  // Runs once, before workers exist and are locked in: loads and warms what
  // all of them need (models, character maps, patterns). One thread only.
  std::function<void()> prepare;
  // Converts one document. Throws Error where it cannot be converted.
  std::function<Response(std::string_view bytes, const std::string& name)>
      convert;
  // What a file holds that holds others; ContainerKind::kNone for all others.
  // Null: nothing is opened.
  std::function<Listing(std::string_view bytes, const std::string& name)>
      list{};
  // Converts an item of such a file; `name` is the item's.
  std::function<Response(std::string_view bytes, const std::string& name,
                         const ItemPlace& place)>
      convert_item{};
  // Answers a request about a document instead, with bytes of any kind; the
  // name is the request. Must not throw, but where memory runs out.
  std::function<std::string(std::string_view bytes, const std::string& request)>
      answer = nullptr;
};

// What is wanted of a file.
enum class WorkKind : std::uint8_t { kConvert, kList, kConvertItem };

struct WorkOrder {
  WorkKind kind = WorkKind::kConvert;
  ItemPlace place;  // kConvertItem
};

// The exit statuses of workers that end before their parent goes away.
inline constexpr int kExitOutOfMemory = 86;
inline constexpr int kExitNoJail = 87;

// What is sent to a worker ahead of a document: its size, and that of its name,
// which follows. The document itself is a sealed file in memory whose
// descriptor comes along.
struct WorkRequest {
  std::uint64_t bytes = 0;
  std::uint64_t name_bytes = 0;
  WorkOrder order;
};

// Longer names of documents are cut.
inline constexpr std::size_t kMostNameBytes = 1024;
// A worker's answer is its length in eight bytes, then one byte that says which
// of the two follows: a conversion (SerializeConversion) or a listing
// (SerializeListing); of a task that answers requests, what it answered.
inline constexpr char kAnswerConversion = 'C';
inline constexpr char kAnswerListing = 'L';
inline constexpr std::uint64_t kMostAnswerBytes = 64U << 20U;

// Enters the jail and serves the requests that arrive at `socket`.
[[noreturn]] void ServeAsWorker(int socket, const WorkerTask& task,
                                std::size_t memory);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_WORKER_H_
