#include "review/document_calls.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <optional>
#include <utility>

#include "archive/corrections.h"
#include "archive/store_error.h"

namespace quaestor {
namespace {

using CallJson = nlohmann::ordered_json;

const std::string& DocumentIn(const ApiCall& call) {
  return call.path.at("sha256");
}

CallJson LeaseJson(const std::optional<Lease>& lease) {
  if (!lease) return nullptr;
  return {{"client", lease->client}, {"reviewer", lease->reviewer}};
}

CallJson CorrectionJson(const PastCorrection& past) {
  const Correction& correction = past.correction;
  CallJson withdrawn;
  if (!past.withdrawn_by.empty()) {
    withdrawn = {{"by", past.withdrawn_by}, {"at", past.withdrawn_at}};
  }
  return {{"id", past.id},
          {"field", correction.field},
          {"by", correction.by},
          {"at", correction.at},
          {"from", correction.from},
          {"to", correction.to},
          {"why", correction.why},
          {"evidence", correction.evidence},
          {"details", correction.details},
          {"withdrawn", withdrawn}};
}

// What changes while a document is looked at.
CallJson Standing(ReviewParts& review, Database& store,
                  const std::string& sha256) {
  SqlQuery query = store.Query("SELECT state FROM documents WHERE sha256 = ?");
  if (!query.Bind(sha256).Step()) {
    throw ApiRefusal(404, "no_document", "There is no such document.");
  }
  CallJson corrections = CallJson::array();
  for (const PastCorrection& past : HistoryOf(store, sha256)) {
    corrections.push_back(CorrectionJson(past));
  }
  return {{"state", query.Text(0)},
          {"lease", LeaseJson(review.leases.Of(sha256))},
          {"corrections", corrections}};
}

std::string TextOfTime(std::int64_t milliseconds) {
  const std::time_t seconds = milliseconds / 1000;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[32];
  const std::size_t size =
      std::strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%S", &parts);
  std::snprintf(text + size, sizeof(text) - size, ".%03dZ",
                static_cast<int>(milliseconds % 1000));
  return text;
}

std::string Now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return TextOfTime(
      std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

std::int64_t MillisecondsOf(const std::string& text) {
  std::tm parts{};
  int milliseconds = 0;
  strptime(text.c_str(), "%Y-%m-%dT%H:%M:%S", &parts);
  std::sscanf(text.c_str() + text.find('.'), ".%3dZ", &milliseconds);
  return static_cast<std::int64_t>(timegm(&parts)) * 1000 + milliseconds;
}

// Later than everything that was said about the field, whatever the clocks of
// the machines were that said it.
std::string TimeFor(const std::vector<PastCorrection>& history,
                    const std::string& field) {
  std::string at = Now();
  for (const PastCorrection& past : history) {
    const std::string& before = past.correction.at;
    if (past.correction.field == field && before >= at) {
      at = TextOfTime(MillisecondsOf(before) + 1);
    }
  }
  return at;
}

// A client that lost the reply to a change sends it once more.
bool WasSavedBefore(const std::vector<PastCorrection>& history,
                    const Correction& correction, std::int64_t revision) {
  std::int64_t now = 0;
  const PastCorrection* last = nullptr;
  for (const PastCorrection& past : history) {
    if (past.correction.field != correction.field) continue;
    now += past.withdrawn_by.empty() ? 1 : 2;
    last = &past;
  }
  return now == revision + 1 && last->withdrawn_by.empty() &&
         last->correction.by == correction.by &&
         last->correction.from == correction.from &&
         last->correction.to == correction.to &&
         last->correction.details == correction.details;
}

// Who holds a document is the only one who changes it.
void RequireHold(ReviewParts& review, const std::string& sha256,
                 const std::string& client) {
  const Lease lease =
      review.leases.Take(sha256, client, review.reviewer, false);
  if (lease.client == client) return;
  throw ApiRefusal(423, "held",
                   lease.reviewer +
                       " has this document in another window; it becomes "
                       "free when that is closed.");
}

CallJson Optional(const CallJson& body, const char* key) {
  const auto found = body.find(key);
  return found == body.end() ? CallJson() : *found;
}

Correction CorrectionFrom(const ReviewParts& review, const ApiCall& call,
                          const CallJson& body) {
  Correction correction;
  correction.sha256 = DocumentIn(call);
  correction.field = TextIn(body, "field");
  correction.by = review.reviewer;
  correction.from = Optional(body, "from");
  correction.to = Optional(body, "to");
  if (body.contains("why")) correction.why = TextIn(body, "why");
  correction.evidence = Optional(body, "evidence");
  correction.details = Optional(body, "details");
  return correction;
}

Box BoxIn(const CallJson& body) {
  constexpr double kFar = 1e5;
  const CallJson box = Optional(body, "bbox");
  bool good = box.is_array() && box.size() == 4;
  for (const CallJson& side : box) {
    good = good && side.is_number() && std::abs(side.get<double>()) < kFar;
  }
  if (!good) {
    throw ApiRefusal(400, "bad_request",
                     "\"bbox\" has to be left, top, right, bottom.");
  }
  return {box[0], box[1], box[2], box[3]};
}

}  // namespace

HttpReply ShowDocument(ReviewParts& review, const ApiCall& call) {
  const auto store = review.stores.Borrow();
  SqlQuery query = (*store).Query(
      "SELECT d.name, r.json FROM documents AS d JOIN responses AS r USING "
      "(sha256) WHERE d.sha256 = ?");
  if (!query.Bind(DocumentIn(call)).Step()) {
    throw ApiRefusal(404, "no_document",
                     "There is no such document, or it was not converted.");
  }
  CallJson head = Standing(review, *store, DocumentIn(call));
  head["sha256"] = DocumentIn(call);
  head["name"] = query.Text(0);
  HttpReply reply = JsonReply(head);
  // The response is handed on as it is stored.
  reply.body.pop_back();
  reply.body += ",\"response\":" + std::string(query.Text(1)) + '}';
  return reply;
}

HttpReply ShowCorrections(ReviewParts& review, const ApiCall& call) {
  const auto store = review.stores.Borrow();
  return JsonReply(Standing(review, *store, DocumentIn(call)));
}

HttpReply SaveCorrection(ReviewParts& review, const ApiCall& call) {
  const CallJson body = BodyOf(call);
  Correction correction = CorrectionFrom(review, call, body);
  const std::int64_t revision = NumberIn(body, "revision");
  const std::string client = TextIn(body, "client");
  const auto store = review.stores.Borrow();
  const auto history = HistoryOf(*store, correction.sha256);
  if (!WasSavedBefore(history, correction, revision)) {
    RequireHold(review, correction.sha256, client);
    correction.at = TimeFor(history, correction.field);
    AddCorrection(*store, correction, revision);
  }
  return JsonReply(Standing(review, *store, correction.sha256), 201);
}

HttpReply TakeBackCorrection(ReviewParts& review, const ApiCall& call) {
  const auto client = call.request.query.find("client");
  if (client == call.request.query.end()) {
    throw ApiRefusal(400, "bad_request", "\"client\" is missing.");
  }
  const std::string& id = call.path.at("id");
  const auto store = review.stores.Borrow();
  const auto history = HistoryOf(*store, DocumentIn(call));
  const auto found = std::ranges::find(history, id, &PastCorrection::id);
  if (found == history.end()) {
    throw ApiRefusal(404, "no_correction", "There is no such correction.");
  }
  if (found->withdrawn_by.empty()) {
    RequireHold(review, DocumentIn(call), client->second);
    WithdrawCorrection(*store, id, review.reviewer, Now());
  }
  return JsonReply(Standing(review, *store, DocumentIn(call)));
}

HttpReply ChangeState(ReviewParts& review, const ApiCall& call) {
  const CallJson body = BodyOf(call);
  const auto store = review.stores.Borrow();
  RequireHold(review, DocumentIn(call), TextIn(body, "client"));
  SetState(*store, DocumentIn(call), TextIn(body, "state"));
  return JsonReply(Standing(review, *store, DocumentIn(call)));
}

HttpReply TakeLease(ReviewParts& review, const ApiCall& call) {
  const CallJson body = BodyOf(call);
  const std::string client = TextIn(body, "client");
  const auto store = review.stores.Borrow();
  const CallJson standing = Standing(review, *store, DocumentIn(call));
  const Lease lease =
      review.leases.Take(DocumentIn(call), client, review.reviewer,
                         Optional(body, "take_over") == true);
  CallJson answer = standing;
  answer["lease"] = LeaseJson(lease);
  return JsonReply(answer);
}

HttpReply ReleaseLease(ReviewParts& review, const ApiCall& call) {
  const auto client = call.request.query.find("client");
  if (client != call.request.query.end()) {
    review.leases.Release(DocumentIn(call), client->second);
  }
  return NoContent();
}

HttpReply ShowPage(ReviewParts& review, const ApiCall& call) {
  constexpr int kMostPages = 100'000;
  constexpr int kLeastDpi = 30;
  constexpr int kMostDpi = 300;
  const int page = NumberOf(call.path.at("page"), "The page", 1, kMostPages);
  const auto wanted = call.request.query.find("dpi");
  const int dpi =
      wanted == call.request.query.end()
          ? 100
          : NumberOf(wanted->second, "\"dpi\"", kLeastDpi, kMostDpi);
  const auto store = review.stores.Borrow();
  const auto picture = review.pictures.Of(*store, DocumentIn(call), page, dpi);
  HttpReply reply;
  reply.type = "image/png";
  reply.body = picture->png;
  reply.headers.emplace_back("Quaestor-Scale", std::to_string(picture->scale));
  return reply;
}

HttpReply ShowText(ReviewParts& review, const ApiCall& call) {
  const auto store = review.stores.Borrow();
  PageRequest request;
  request.job = PageJob::kText;
  HttpReply reply;
  reply.body = review.pictures.Ask(*store, DocumentIn(call), request);
  return reply;
}

HttpReply ReadAgain(ReviewParts& review, const ApiCall& call) {
  const CallJson body = BodyOf(call);
  PageRequest request;
  request.job = PageJob::kWords;
  request.page = NumberOf(call.path.at("page"), "The page", 1, 100'000);
  request.box = BoxIn(body);
  const auto store = review.stores.Borrow();
  HttpReply reply;
  reply.body = review.pictures.Ask(*store, DocumentIn(call), request);
  return reply;
}

}  // namespace quaestor
