#include "review/api.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "archive/store_error.h"
#include "review/boxes.h"
#include "review/document_calls.h"
#include "review/embedded.h"
#include "review/guard.h"
#include "review/overview.h"
#include "review/statistics.h"

namespace quaestor {
namespace {

using Handler = HttpReply (*)(ReviewParts&, const ApiCall&);

struct Route {
  std::string_view method;
  std::string_view path;  // {names} stand for one part each
  Handler handler;
};

HttpReply ShowSession(ReviewParts& review, const ApiCall& /*call*/) {
  return JsonReply({{"reviewer", review.reviewer},
                    {"store", review.stores.path().filename().string()},
                    {"version", review.version}});
}

HttpReply ShowDocuments(ReviewParts& review, const ApiCall& /*call*/) {
  const auto store = review.stores.Borrow();
  return JsonReply({{"documents", OverviewOf(*store, review.leases)}});
}

HttpReply ShowStatistics(ReviewParts& review, const ApiCall& /*call*/) {
  const auto store = review.stores.Borrow();
  return JsonReply(StatisticsOf(*store));
}

HttpReply ShowBoxQuestions(ReviewParts& review, const ApiCall& /*call*/) {
  const auto store = review.stores.Borrow();
  return JsonReply({{"questions", BoxQuestionsOf(*store)}});
}

HttpReply ShowBoxes(ReviewParts& review, const ApiCall& call) {
  constexpr int kMostAtATime = 100;
  const auto store = review.stores.Borrow();
  return JsonReply(
      {{"documents", BoxesOf(*store, call.path.at("field"), kMostAtATime)}});
}

HttpReply ShowDescription(ReviewParts& /*review*/, const ApiCall& /*call*/) {
  HttpReply reply;
  reply.body = EmbeddedReviewFile("openapi.json");
  return reply;
}

constexpr std::string_view kDocument = "/api/v1/documents/{sha256}";

constexpr std::array kRoutes = {
    Route{"GET", "/api/v1/openapi.json", ShowDescription},
    Route{"GET", "/api/v1/session", ShowSession},
    Route{"GET", "/api/v1/statistics", ShowStatistics},
    Route{"GET", "/api/v1/boxes", ShowBoxQuestions},
    Route{"GET", "/api/v1/boxes/{field}", ShowBoxes},
    Route{"GET", "/api/v1/documents", ShowDocuments},
    Route{"GET", kDocument, ShowDocument},
    Route{"GET", "/api/v1/documents/{sha256}/corrections", ShowCorrections},
    Route{"POST", "/api/v1/documents/{sha256}/corrections", SaveCorrection},
    Route{"DELETE", "/api/v1/documents/{sha256}/corrections/{id}",
          TakeBackCorrection},
    Route{"PUT", "/api/v1/documents/{sha256}/state", ChangeState},
    Route{"PUT", "/api/v1/documents/{sha256}/lease", TakeLease},
    Route{"DELETE", "/api/v1/documents/{sha256}/lease", ReleaseLease},
    Route{"GET", "/api/v1/documents/{sha256}/pages/{page}", ShowPage},
    Route{"POST", "/api/v1/documents/{sha256}/pages/{page}/words", ReadAgain},
    Route{"GET", "/api/v1/documents/{sha256}/text", ShowText},
};

struct Asset {
  std::string_view path;
  std::string_view file;
  std::string_view type;
};

constexpr std::array kAssets = {
    Asset{"/", "index.html", "text/html; charset=utf-8"},
    Asset{"/app.js", "app.js", "text/javascript; charset=utf-8"},
    Asset{"/app.css", "app.css", "text/css; charset=utf-8"},
    Asset{"/icon.svg", "icon.svg", "image/svg+xml"},
};

std::string_view TakePart(std::string_view& path) {
  const std::size_t end = std::min(path.find('/', 1), path.size());
  const std::string_view part = path.substr(0, end);
  path.remove_prefix(end);
  return part;
}

// The named parts of a path, or nullopt where it is another one.
std::optional<std::map<std::string, std::string>> MatchPath(
    std::string_view pattern, std::string_view path) {
  std::map<std::string, std::string> names;
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = TakePart(pattern);
    const std::string_view part = TakePart(path);
    if (!wanted.starts_with("/{")) {
      if (part != wanted) return std::nullopt;
    } else if (part.size() < 2) {
      return std::nullopt;
    } else {
      names[std::string(wanted.substr(2, wanted.size() - 3))] = part.substr(1);
    }
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return names;
}

HttpReply ReplyOf(const StoreError& error) {
  switch (error.code()) {
    case StoreErrorCode::kConflict:
      return ErrorReply(409, "conflict", error.what());
    case StoreErrorCode::kInvalid:
      return ErrorReply(422, "invalid", error.what());
    case StoreErrorCode::kBusy:
      return ErrorReply(503, "busy", error.what());
    default:
      return ErrorReply(500, "store", error.what());
  }
}

HttpReply Call(const Route& route, ReviewParts& review, const ApiCall& call) {
  try {
    return route.handler(review, call);
  } catch (const ApiRefusal& refusal) {
    return ErrorReply(refusal.status, refusal.code, refusal.what());
  } catch (const StoreError& error) {
    return ReplyOf(error);
  } catch (const std::exception& exception) {
    return ErrorReply(500, "defect", exception.what());
  }
}

HttpReply AnswerApi(ReviewParts& review, const HttpRequest& request) {
  bool known = false;
  for (const Route& route : kRoutes) {
    auto names = MatchPath(route.path, request.path);
    if (!names) continue;
    known = true;
    const bool same = route.method == request.method ||
                      (route.method == "GET" && request.method == "HEAD");
    if (same) return Call(route, review, {request, std::move(*names)});
  }
  if (known) return ErrorReply(405, "method", "This is not done here.");
  return ErrorReply(404, "not_found", "There is nothing here.");
}

}  // namespace

void AddSecurityHeaders(HttpReply& reply) {
  const std::pair<const char*, const char*> headers[] = {
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; img-src "
       "'self' blob:; connect-src 'self'; base-uri 'none'; form-action "
       "'none'; frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Cache-Control", "no-store"}};
  for (const auto& [name, value] : headers) {
    reply.headers.emplace_back(name, value);
  }
}

HttpReply Answer(ReviewParts& review, const HttpRequest& request) {
  for (const Asset& asset : kAssets) {
    if (asset.path != request.path) continue;
    HttpReply reply;
    reply.type = asset.type;
    reply.body = EmbeddedReviewFile(asset.file);
    return reply;
  }
  return AnswerApi(review, request);
}

}  // namespace quaestor
