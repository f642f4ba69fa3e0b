// What batch_run.h says about files that hold others. They are opened by
// workers only; this process sees what they list, never their bytes.
#include <algorithm>
#include <utility>

#include "archive/batch_run.h"
#include "parsers/containers.h"

namespace quaestor {
namespace {

bool HoldsDocument(const ListedItem& item) {
  return item.kind == ItemKind::kDocument || item.kind == ItemKind::kBody;
}

// The reader may have been stopped by this very file: it is not tried again
// unasked.
bool StoppedItsReader(OutcomeKind outcome) {
  return outcome == OutcomeKind::kCrashed ||
         outcome == OutcomeKind::kTimedOut ||
         outcome == OutcomeKind::kOutOfMemory;
}

MetDocument MeetItem(const DocumentSeen& file, const ListedItem& item) {
  MetDocument met;
  met.seen.sha256 = item.sha256;
  met.seen.name = item.name;
  met.seen.bytes = static_cast<std::int64_t>(item.bytes);
  met.seen.path = file.path;
  met.seen.part = item.part;
  met.seen.message = item.message;
  met.order = {WorkKind::kConvertItem, item.place};
  return met;
}

void AppendReason(const ListedItem& item, std::string& text) {
  constexpr std::size_t kLongest = 2000;  // bytes
  if (text.size() > kLongest) return;
  const std::string part(PartText(item.part));
  text += (text.empty() ? "" : "; ") +
          (part.empty() ? item.why : part + " (" + item.why + ")");
}

// What is wrong with the container as such; `converted` where nothing is.
Conversion JudgementOf(const Listing& listing) {
  Conversion judgement;
  std::string troubles;
  std::string rest;
  bool locked = false;
  for (const ListedItem& item : listing.items) {
    locked |= item.kind == ItemKind::kTrouble &&
              item.trouble == ErrorCode::kEncrypted;
    if (item.kind == ItemKind::kTrouble) AppendReason(item, troubles);
    if (item.kind == ItemKind::kSkipped) AppendReason(item, rest);
  }
  if (!troubles.empty()) {
    judgement.outcome =
        locked ? OutcomeKind::kEncrypted : OutcomeKind::kUnreadable;
    judgement.message = "what lies in it cannot all be read: " + troubles;
  } else if (std::ranges::none_of(listing.items, HoldsDocument)) {
    judgement.outcome = OutcomeKind::kNotAQuestionnaire;
    judgement.message =
        "no returned questionnaire is in this " +
        std::string(NameOf(listing.kind)) +
        (rest.empty() ? ", which holds no files" : "; it holds " + rest);
  }
  return judgement;
}

}  // namespace

bool BatchRun::MayHoldOthers(const DocumentSeen& file,
                             const LoadedDocument& loaded) {
  constexpr std::size_t kHead = 32768;  // bytes
  if (!MayBeContainer(HeadOf(loaded, kHead))) return false;
  const auto known = FindDocument(*store_, file.sha256);
  if (!known) return true;
  // Of a file that is no container, the store knows what became of it.
  if (known->state != "failed") return false;
  return options_.retry_failed || !StoppedItsReader(known->outcome);
}

// Waits for it, so that the documents are met in the order of the files: the
// first place of each gives it its name, however long the others take.
FinishedJob BatchRun::List(const DocumentSeen& file,
                           const LoadedDocument& loaded) {
  std::vector<FinishedJob> finished;
  AwaitWorker(finished);
  const std::uint64_t number = next_job_++;
  pool_->Start(number, CopyOf(loaded), file.name, {WorkKind::kList, {}});
  std::optional<FinishedJob> listed;
  while (!listed) {
    for (FinishedJob& job : pool_->Wait(kBatchPatience)) {
      if (job.job == number) {
        listed = std::move(job);
      } else {
        finished.push_back(std::move(job));
      }
    }
  }
  Record(finished);
  return *std::move(listed);
}

bool BatchRun::OpenContainerFile(const DocumentSeen& file,
                                 const LoadedDocument& loaded) {
  if (!MayHoldOthers(file, loaded)) return false;
  const FinishedJob listed = List(file, loaded);
  if (listed.listing && listed.listing->kind == ContainerKind::kNone) {
    return false;
  }
  ForgetUnopened(*store_, file.path);
  if (listed.listing) {
    Expand(file, loaded, *listed.listing);
  } else {
    RecordContainer(file, listed.conversion);
  }
  return true;
}

void BatchRun::RecordContainer(const DocumentSeen& file,
                               const Conversion& conversion) {
  MetDocument met;
  met.seen = file;
  if (!IsInShard(file.sha256, options_.shard)) {
    return Tell(met, EventOf(file, FileFate::kOtherShard));
  }
  const auto known = FindDocument(*store_, file.sha256);
  const bool same = known && known->outcome == conversion.outcome &&
                    known->message == conversion.message;
  if (same && IsSettled(met, *known)) return;
  RecordOne(met, conversion);
}

// Whether an earlier run has opened it.
bool BatchRun::IsKnown(const DocumentSeen& file, const Listing& listing) {
  const auto is_known = [&](const ListedItem& item) {
    return !HoldsDocument(item) || FindDocument(*store_, item.sha256);
  };
  const bool empty = std::ranges::none_of(listing.items, HoldsDocument);
  return empty ? FindDocument(*store_, file.sha256).has_value()
               : std::ranges::all_of(listing.items, is_known);
}

void BatchRun::Expand(const DocumentSeen& file, const LoadedDocument& loaded,
                      const Listing& listing) {
  const auto documents = static_cast<std::size_t>(
      std::ranges::count_if(listing.items, HoldsDocument));
  const Conversion judgement = JudgementOf(listing);
  const bool sound = judgement.outcome == OutcomeKind::kConverted;
  totals_.files += documents;
  if (sound) {
    --totals_.files;  // The documents stand for it.
    ForgetFailure(*store_, file.sha256);
  }
  const bool told = IsKnown(file, listing);
  const auto container = std::make_shared<OpenedContainer>();
  container->pending = documents;
  for (const ListedItem& item : listing.items) {
    if (IsStopped()) return;
    MetDocument met = MeetItem(file, item);
    met.container = container;
    if (item.kind == ItemKind::kSkipped) {
      BatchEvent event = EventOf(met.seen, FileFate::kSkipped);
      event.message = item.why;
      event.earlier = told;
      Count(std::move(event));
    } else if (HoldsDocument(item)) {
      MeetDocument(std::move(met), CopyOf(loaded));
    }
  }
  if (!sound) RecordContainer(file, judgement);
}

void BatchRun::Close(OpenedContainer& container) {
  for (BatchEvent& event : container.no_returns) {
    if (container.holds_return) event.fate = FileFate::kPassedOver;
    Count(std::move(event));
  }
  container.no_returns.clear();
}

}  // namespace quaestor
