// archive/batch_run.h: one run of a batch. Private to batch.cc and
// batch_containers.cc; see batch.h.
#ifndef QUAESTOR_ARCHIVE_BATCH_RUN_H_
#define QUAESTOR_ARCHIVE_BATCH_RUN_H_

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "archive/batch.h"
#include "archive/file_walk.h"
#include "archive/loaded_document.h"
#include "archive/nursery.h"
#include "archive/worker_pool.h"

namespace quaestor {

// A file that holds others, until each of its documents has an outcome.
struct OpenedContainer {
  std::size_t pending = 0;
  // A return is in it, or may be with another shard.
  bool holds_return = false;
  std::vector<BatchEvent> no_returns;  // told when that is known
};

// A document as the batch met it.
struct MetDocument {
  DocumentSeen seen;
  WorkOrder order;
  std::shared_ptr<OpenedContainer> container;  // null: a file by itself
};

// A document in a worker's hands, and the files that turned out to be the same
// one meanwhile.
struct JobInHand {
  MetDocument document;
  std::vector<MetDocument> copies;
};

class BatchRun {
 public:
  BatchRun(const BatchOptions& options, const WorkerTask& task,
           const BatchListener& listener,
           const volatile std::sig_atomic_t* stop)
      : options_(options),
        listener_(listener),
        stop_(stop),
        opens_containers_(task.list != nullptr && !options.dry_run) {
    // Before the store: a worker must not have it in its memory.
    if (!options.dry_run) nursery_.emplace(task, options.memory);
  }

  BatchTotals Run();

 private:
  void OpenTheStore();
  void Meet(const WalkedFile& file);
  void MeetFile(const std::filesystem::path& path, LoadedDocument loaded);
  void MeetDocument(MetDocument met, LoadedDocument loaded);
  void MeetUnopened(const std::filesystem::path& path,
                    const std::string& message);
  // Whether the store says all there is to say about it.
  bool IsSettled(const MetDocument& met, const KnownDocument& known);
  bool JoinJobInHand(const MetDocument& met);
  void Convert(MetDocument met, LoadedDocument loaded);
  // Waits until a worker is free. What was finished meanwhile is added.
  void AwaitWorker(std::vector<FinishedJob>& finished);
  // Hands finished documents over to the store and the listener.
  void Record(const std::vector<FinishedJob>& finished);
  void RecordOne(const MetDocument& met, const Conversion& conversion);
  void Tell(const MetDocument& met, BatchEvent event);
  void Count(BatchEvent event);

  // The file as a container: false where it is none.
  bool OpenContainerFile(const DocumentSeen& file,
                         const LoadedDocument& loaded);
  bool MayHoldOthers(const DocumentSeen& file, const LoadedDocument& loaded);
  bool IsKnown(const DocumentSeen& file, const Listing& listing);
  FinishedJob List(const DocumentSeen& file, const LoadedDocument& loaded);
  void Expand(const DocumentSeen& file, const LoadedDocument& loaded,
              const Listing& listing);
  // What is wrong with the container itself, or nothing.
  void RecordContainer(const DocumentSeen& file, const Conversion& conversion);
  void Close(OpenedContainer& container);

  [[nodiscard]] bool IsStopped() const { return stop_ && *stop_ != 0; }

  const BatchOptions& options_;
  const BatchListener& listener_;
  const volatile std::sig_atomic_t* stop_;
  bool opens_containers_;
  std::optional<Nursery> nursery_;
  std::optional<Database> store_;  // a dry run may have none
  std::optional<WorkerPool> pool_;
  std::map<std::uint64_t, JobInHand> jobs_;
  std::uint64_t next_job_ = 0;
  BatchTotals totals_;
};

inline constexpr std::chrono::milliseconds kBatchPatience{1000};

// What the listener is told of a document in this place.
BatchEvent EventOf(const DocumentSeen& seen, FileFate fate);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_BATCH_RUN_H_
