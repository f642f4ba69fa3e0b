// archive/batch.h: everything below some folders, converted into a store.
#ifndef QUAESTOR_ARCHIVE_BATCH_H_
#define QUAESTOR_ARCHIVE_BATCH_H_

#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "archive/outcome.h"
#include "archive/store.h"
#include "archive/worker.h"

namespace quaestor {

// One part of several that share the work by the content of the documents.
struct Shard {
  std::uint64_t index = 1;  // from 1
  std::uint64_t count = 1;
};

struct BatchOptions {
  std::vector<std::string> sources;
  std::vector<std::string> include;  // patterns (file_walk.h)
  std::filesystem::path store;
  std::vector<std::filesystem::path> except;  // no documents (file_walk.h)
  int jobs = 1;
  std::chrono::milliseconds timeout{120'000};  // of one document
  std::size_t memory = std::size_t{1} << 30U;  // of one document, in bytes
  Shard shard;
  bool retry_failed = false;
  bool reconvert = false;  // what another version or other settings converted
  bool dry_run = false;    // nothing is converted or written
  ConversionOrigin origin;
};

// What a file turned out to be in this run.
enum class FileFate {
  kConverted,     // now
  kFailed,        // now, or in an earlier run
  kKnown,         // converted in an earlier run, or another file's content
  kOtherShard,    // somebody else's
  kWouldConvert,  // a dry run's
  // In a message or an archive:
  kPassedOver,  // a document beside a return, and none itself
  kSkipped      // no document: a logo, a signature; counted nowhere
};

struct BatchEvent {
  std::string path;  // of what lies in another file: "FILE: PART"
  FileFate fate = FileFate::kConverted;
  OutcomeKind outcome = OutcomeKind::kConverted;
  std::string message;       // kFailed, kPassedOver, kSkipped: why
  std::int64_t flagged = 0;  // fields that want a review
  bool earlier = false;      // kFailed: in an earlier run
};

// Of a file that holds others, these are counted in its place.
struct BatchTotals {
  std::uint64_t files = 0;  // below the sources
  std::uint64_t met = 0;    // of them, so far
  std::uint64_t converted = 0;
  std::uint64_t failed = 0;
  std::uint64_t known = 0;
  std::uint64_t other_shard = 0;
  std::uint64_t would_convert = 0;
  std::uint64_t passed_over = 0;
  std::uint64_t outdated = 0;  // of the known: by another version or settings
  std::uint64_t flagged = 0;   // documents of this run with fields to review
  bool stopped = false;
};

// Called on the calling thread after every file. It may print.
using BatchListener =
    std::function<void(const BatchEvent& event, const BatchTotals& totals)>;

// Runs to the end, or until `*stop` is set: then the documents in hand are
// finished. Killed at any moment and called again, it leaves the same store as
// if it had not been. To be called while there is one thread. Throws
// StoreError, Error (kNotFound: a source), std::system_error and
// std::runtime_error where workers cannot be had; what was done till then is
// in the store.
BatchTotals RunBatch(const BatchOptions& options, const WorkerTask& task,
                     const BatchListener& listener,
                     const volatile std::sig_atomic_t* stop);

// Which shard a hash or a path belongs to.
bool IsInShard(std::string_view sha256, const Shard& shard);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_BATCH_H_
