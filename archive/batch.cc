#include "archive/batch.h"

#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "archive/file_walk.h"
#include "archive/loaded_document.h"
#include "archive/nursery.h"
#include "archive/worker_pool.h"
#include "parsers/error.h"

namespace quaestor {
namespace {

namespace fs = std::filesystem;

// A document in a worker's hands, and the files that turned out to be the same
// one meanwhile.
struct JobInHand {
  DocumentSeen document;
  std::vector<DocumentSeen> copies;
};

class BatchRun {
 public:
  BatchRun(const BatchOptions& options, const WorkerTask& task,
           const BatchListener& listener,
           const volatile std::sig_atomic_t* stop)
      : options_(options), listener_(listener), stop_(stop) {
    // Before the store: a worker must not have it in its memory.
    if (!options.dry_run) nursery_.emplace(task, options.memory);
  }

  BatchTotals Run();

 private:
  void OpenTheStore();
  void Meet(const WalkedFile& file);
  void MeetDocument(const fs::path& path, LoadedDocument loaded);
  void MeetUnopened(const fs::path& path, const std::string& message);
  // Whether the store says all there is to say about it.
  bool IsSettled(const DocumentSeen& seen, const KnownDocument& known);
  bool JoinJobInHand(const DocumentSeen& seen);
  void Convert(DocumentSeen seen, LoadedDocument loaded);
  // Hands finished documents over to the store and the listener.
  void Record(const std::vector<FinishedJob>& finished);
  void Tell(BatchEvent event);

  [[nodiscard]] bool IsStopped() const { return stop_ && *stop_ != 0; }

  const BatchOptions& options_;
  const BatchListener& listener_;
  const volatile std::sig_atomic_t* stop_;
  std::optional<Nursery> nursery_;
  std::optional<Database> store_;  // a dry run may have none
  std::optional<WorkerPool> pool_;
  std::map<std::uint64_t, JobInHand> jobs_;
  std::uint64_t next_job_ = 0;
  BatchTotals totals_;
};

BatchEvent EventOf(const std::string& path, FileFate fate) {
  BatchEvent event;
  event.path = path;
  event.fate = fate;
  return event;
}

constexpr std::chrono::milliseconds kAWhile{1000};

void BatchRun::OpenTheStore() {
  std::error_code ignored;
  if (!options_.dry_run) {
    store_.emplace(OpenStore(options_.store, StoreAccess::kCreate));
    pool_.emplace(*nursery_, PoolOptions{options_.jobs, options_.timeout});
  } else if (fs::exists(options_.store, ignored)) {
    store_.emplace(OpenStore(options_.store, StoreAccess::kRead));
  }
}

BatchTotals BatchRun::Run() {
  const WalkOptions walk_options = {options_.include, options_.except};
  totals_.files = CountFiles(options_.sources, walk_options);
  OpenTheStore();
  FileWalk walk(options_.sources, walk_options);
  while (!IsStopped()) {
    const std::optional<WalkedFile> file = walk.Next();
    if (!file) break;
    Meet(*file);
  }
  while (pool_ && !pool_->IsIdle()) Record(pool_->Wait(kAWhile));
  totals_.stopped = IsStopped() && totals_.met < totals_.files;
  return totals_;
}

void BatchRun::Meet(const WalkedFile& file) {
  if (!file.trouble.empty()) return MeetUnopened(file.path, file.trouble);
  std::optional<LoadedDocument> loaded;
  try {
    loaded = LoadDocument(file.path, options_.dry_run ? 0 : options_.memory);
  } catch (const Error& error) {
    return MeetUnopened(file.path, error.what());
  }
  MeetDocument(file.path, *std::move(loaded));
}

void BatchRun::MeetUnopened(const fs::path& path, const std::string& message) {
  if (!IsInShard(Sha256Of(path.string()), options_.shard)) {
    return Tell(EventOf(path.string(), FileFate::kOtherShard));
  }
  if (!options_.dry_run) RecordUnopened(*store_, path.string(), message);
  BatchEvent event = EventOf(path.string(), FileFate::kFailed);
  event.outcome = OutcomeKind::kUnreadable;
  event.message = message;
  Tell(std::move(event));
}

void BatchRun::MeetDocument(const fs::path& path, LoadedDocument loaded) {
  DocumentSeen seen = {loaded.sha256, path.filename().string(),
                       static_cast<std::int64_t>(loaded.bytes), path.string()};
  if (!IsInShard(seen.sha256, options_.shard)) {
    return Tell(EventOf(seen.path, FileFate::kOtherShard));
  }
  if (!options_.dry_run) ForgetUnopened(*store_, seen.path);
  if (JoinJobInHand(seen)) return;
  if (store_) {
    const auto known = FindDocument(*store_, seen.sha256);
    if (known && IsSettled(seen, *known)) return;
  }
  if (options_.dry_run)
    return Tell(EventOf(seen.path, FileFate::kWouldConvert));
  Convert(std::move(seen), std::move(loaded));
}

bool BatchRun::JoinJobInHand(const DocumentSeen& seen) {
  for (auto& [number, job] : jobs_) {
    if (job.document.sha256 != seen.sha256) continue;
    job.copies.push_back(seen);
    return true;
  }
  return false;
}

bool BatchRun::IsSettled(const DocumentSeen& seen, const KnownDocument& known) {
  const bool failed = known.state == "failed";
  const bool outdated = known.origin.program != options_.origin.program ||
                        known.origin.settings != options_.origin.settings;
  // What people have begun to review is not pulled from under them.
  const bool reviewed = known.state == "in_review" || known.state == "done";
  if (failed && options_.retry_failed) return false;
  if (outdated && options_.reconvert && !reviewed) return false;
  if (!options_.dry_run) AddPlace(*store_, seen);
  totals_.outdated += outdated ? 1 : 0;
  BatchEvent event = EventOf(seen.path, FileFate::kKnown);
  event.outcome = known.outcome;
  event.message = known.message;
  event.flagged = known.flagged;
  event.earlier = true;
  if (failed) event.fate = FileFate::kFailed;
  Tell(std::move(event));
  return true;
}

void BatchRun::Convert(DocumentSeen seen, LoadedDocument loaded) {
  if (loaded.content.number() < 0) {
    Conversion conversion;
    conversion.outcome = OutcomeKind::kOutOfMemory;
    conversion.message =
        "the file alone is larger than the memory it is allowed; allow more "
        "with --memory, or split it";
    jobs_[next_job_] = {std::move(seen), {}};
    return Record({{next_job_++, std::move(conversion)}});
  }
  std::vector<FinishedJob> finished;
  while (pool_->IsFull()) {
    for (FinishedJob& job : pool_->Wait(kAWhile)) {
      finished.push_back(std::move(job));
    }
  }
  if (IsStopped()) return Record(finished);
  // The worker that became free first: recording takes its time.
  std::string name = seen.name;
  jobs_[next_job_] = {std::move(seen), {}};
  pool_->Start(next_job_++, std::move(loaded), std::move(name));
  Record(finished);
}

void BatchRun::Record(const std::vector<FinishedJob>& finished) {
  for (const FinishedJob& done : finished) {
    const JobInHand job = std::move(jobs_.extract(done.job).mapped());
    RecordConversion(*store_, job.document, options_.origin, done.conversion);
    const bool converted = done.conversion.outcome == OutcomeKind::kConverted;
    BatchEvent event =
        EventOf(job.document.path,
                converted ? FileFate::kConverted : FileFate::kFailed);
    event.outcome = done.conversion.outcome;
    event.message = done.conversion.message;
    event.flagged = done.conversion.flagged;
    Tell(event);
    for (const DocumentSeen& copy : job.copies) {
      AddPlace(*store_, copy);
      event.path = copy.path;
      if (converted) event.fate = FileFate::kKnown;
      Tell(event);
    }
  }
}

void BatchRun::Tell(BatchEvent event) {
  ++totals_.met;
  totals_.converted += event.fate == FileFate::kConverted ? 1 : 0;
  totals_.failed += event.fate == FileFate::kFailed ? 1 : 0;
  totals_.known += event.fate == FileFate::kKnown ? 1 : 0;
  totals_.other_shard += event.fate == FileFate::kOtherShard ? 1 : 0;
  totals_.would_convert += event.fate == FileFate::kWouldConvert ? 1 : 0;
  const bool flagged = event.fate == FileFate::kConverted && event.flagged > 0;
  totals_.flagged += flagged ? 1 : 0;
  if (listener_) listener_(event, totals_);
}

}  // namespace

BatchTotals RunBatch(const BatchOptions& options, const WorkerTask& task,
                     const BatchListener& listener,
                     const volatile std::sig_atomic_t* stop) {
  return BatchRun(options, task, listener, stop).Run();
}

bool IsInShard(std::string_view sha256, const Shard& shard) {
  constexpr std::size_t kDigits = 15;  // hexadecimal, of a 64-bit number
  const std::uint64_t number =
      std::stoull(std::string(sha256.substr(0, kDigits)), nullptr, 16);
  return number % shard.count == shard.index - 1;
}

}  // namespace quaestor
