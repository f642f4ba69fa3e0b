#include "archive/batch.h"

#include <utility>

#include "archive/batch_run.h"
#include "parsers/error.h"

namespace quaestor {

namespace fs = std::filesystem;

BatchEvent EventOf(const DocumentSeen& seen, FileFate fate) {
  BatchEvent event;
  event.path = seen.path;
  if (!seen.part.empty()) event.path += ": " + seen.part;
  event.fate = fate;
  return event;
}

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
  while (pool_ && !pool_->IsIdle()) Record(pool_->Wait(kBatchPatience));
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
  MeetFile(file.path, *std::move(loaded));
}

void BatchRun::MeetUnopened(const fs::path& path, const std::string& message) {
  MetDocument met;
  met.seen.path = path.string();
  if (!IsInShard(Sha256Of(path.string()), options_.shard)) {
    return Tell(met, EventOf(met.seen, FileFate::kOtherShard));
  }
  if (!options_.dry_run) RecordUnopened(*store_, path.string(), message);
  BatchEvent event = EventOf(met.seen, FileFate::kFailed);
  event.outcome = OutcomeKind::kUnreadable;
  event.message = message;
  Tell(met, std::move(event));
}

void BatchRun::MeetFile(const fs::path& path, LoadedDocument loaded) {
  MetDocument met;
  met.seen.sha256 = loaded.sha256;
  met.seen.name = path.filename().string();
  met.seen.bytes = static_cast<std::int64_t>(loaded.bytes);
  met.seen.path = path.string();
  if (opens_containers_ && OpenContainerFile(met.seen, loaded)) return;
  MeetDocument(std::move(met), std::move(loaded));
}

void BatchRun::MeetDocument(MetDocument met, LoadedDocument loaded) {
  const DocumentSeen& seen = met.seen;
  if (!IsInShard(seen.sha256, options_.shard)) {
    return Tell(met, EventOf(seen, FileFate::kOtherShard));
  }
  if (!options_.dry_run) ForgetUnopened(*store_, seen.path);
  if (JoinJobInHand(met)) return;
  if (store_) {
    const auto known = FindDocument(*store_, seen.sha256);
    if (known && IsSettled(met, *known)) return;
  }
  if (options_.dry_run) {
    return Tell(met, EventOf(seen, FileFate::kWouldConvert));
  }
  Convert(std::move(met), std::move(loaded));
}

bool BatchRun::JoinJobInHand(const MetDocument& met) {
  for (auto& [number, job] : jobs_) {
    if (job.document.seen.sha256 != met.seen.sha256) continue;
    job.copies.push_back(met);
    return true;
  }
  return false;
}

bool BatchRun::IsSettled(const MetDocument& met, const KnownDocument& known) {
  const bool failed = known.state == "failed";
  const bool outdated = known.origin.program != options_.origin.program ||
                        known.origin.settings != options_.origin.settings;
  // What people have begun to review is not pulled from under them.
  const bool reviewed = known.state == "in_review" || known.state == "done";
  if (failed && options_.retry_failed) return false;
  if (outdated && options_.reconvert && !reviewed) return false;
  if (!options_.dry_run) AddPlace(*store_, met.seen);
  totals_.outdated += outdated ? 1 : 0;
  BatchEvent event = EventOf(met.seen, FileFate::kKnown);
  event.outcome = known.outcome;
  event.message = known.message;
  event.flagged = known.flagged;
  event.earlier = true;
  if (failed) event.fate = FileFate::kFailed;
  Tell(met, std::move(event));
  return true;
}

void BatchRun::AwaitWorker(std::vector<FinishedJob>& finished) {
  while (pool_->IsFull()) {
    for (FinishedJob& job : pool_->Wait(kBatchPatience)) {
      finished.push_back(std::move(job));
    }
  }
}

void BatchRun::Convert(MetDocument met, LoadedDocument loaded) {
  if (loaded.content.number() < 0) {
    Conversion conversion;
    conversion.outcome = OutcomeKind::kOutOfMemory;
    conversion.message =
        "the file alone is larger than the memory it is allowed; allow more "
        "with --memory, or split it";
    return RecordOne(met, conversion);
  }
  std::vector<FinishedJob> finished;
  AwaitWorker(finished);
  if (IsStopped()) return Record(finished);
  // The worker that became free first: recording takes its time.
  std::string name = met.seen.name;
  const WorkOrder order = met.order;
  jobs_[next_job_] = {std::move(met), {}};
  pool_->Start(next_job_++, std::move(loaded), std::move(name), order);
  Record(finished);
}

void BatchRun::Record(const std::vector<FinishedJob>& finished) {
  for (const FinishedJob& done : finished) {
    const JobInHand job = std::move(jobs_.extract(done.job).mapped());
    RecordOne(job.document, done.conversion);
    const bool converted = done.conversion.outcome == OutcomeKind::kConverted;
    for (const MetDocument& copy : job.copies) {
      AddPlace(*store_, copy.seen);
      BatchEvent event =
          EventOf(copy.seen, converted ? FileFate::kKnown : FileFate::kFailed);
      event.outcome = done.conversion.outcome;
      event.message = done.conversion.message;
      event.flagged = done.conversion.flagged;
      Tell(copy, std::move(event));
    }
  }
}

void BatchRun::RecordOne(const MetDocument& met, const Conversion& conversion) {
  RecordConversion(*store_, met.seen, options_.origin, conversion);
  const bool converted = conversion.outcome == OutcomeKind::kConverted;
  BatchEvent event =
      EventOf(met.seen, converted ? FileFate::kConverted : FileFate::kFailed);
  event.outcome = conversion.outcome;
  event.message = conversion.message;
  event.flagged = conversion.flagged;
  Tell(met, std::move(event));
}

// Beside a return, what is none is no failure: a covering letter. Which of the
// two it is shows when the whole container is done.
void BatchRun::Tell(const MetDocument& met, BatchEvent event) {
  const std::shared_ptr<OpenedContainer>& container = met.container;
  if (container == nullptr) return Count(std::move(event));
  container->holds_return |= event.fate != FileFate::kFailed;
  if (event.fate == FileFate::kFailed &&
      event.outcome == OutcomeKind::kNotAQuestionnaire) {
    container->no_returns.push_back(std::move(event));
  } else {
    Count(std::move(event));
  }
  if (--container->pending == 0) Close(*container);
}

void BatchRun::Count(BatchEvent event) {
  const FileFate fate = event.fate;
  totals_.met += fate == FileFate::kSkipped ? 0 : 1;
  totals_.converted += fate == FileFate::kConverted ? 1 : 0;
  totals_.failed += fate == FileFate::kFailed ? 1 : 0;
  totals_.known += fate == FileFate::kKnown ? 1 : 0;
  totals_.other_shard += fate == FileFate::kOtherShard ? 1 : 0;
  totals_.would_convert += fate == FileFate::kWouldConvert ? 1 : 0;
  totals_.passed_over += fate == FileFate::kPassedOver ? 1 : 0;
  const bool flagged = fate == FileFate::kConverted && event.flagged > 0;
  totals_.flagged += flagged ? 1 : 0;
  if (listener_) listener_(event, totals_);
}

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
