// tests/review/review_testing.h: a review without a network.
#ifndef QUAESTOR_TESTS_REVIEW_REVIEW_TESTING_H_
#define QUAESTOR_TESTS_REVIEW_REVIEW_TESTING_H_

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "archive/nursery.h"
#include "review/api.h"
#include "review/page_workers.h"
#include "tests/support/run_program.h"

namespace quaestor {

// A store with two documents, and what serves it.
class ReviewTest : public testing::Test {
 protected:
  using Json = nlohmann::ordered_json;

  std::string Store() {
    const std::string samples = std::string(QUAESTOR_SOURCE_DIR) + "/samples/";
    for (const char* name : {"lindhaven-glyph.pdf", "oakmere-plain-text.txt"}) {
      std::filesystem::copy_file(samples + name, folder_.path() / name);
    }
    const std::string store = folder_.path() / "store.sqlite";
    RunQuaestor({"batch", folder_.path(), "--store", store, "--quiet"});
    return store;
  }

  HttpReply Ask(const std::string& method, const std::string& path,
                const Json& body = nullptr) {
    HttpRequest request;
    request.method = method;
    const std::size_t query = path.find("?client=");
    request.path = path.substr(0, query);
    if (query != std::string::npos) {
      request.query["client"] = path.substr(query + 8);
    }
    if (!body.is_null()) request.body = body.dump();
    return Answer(parts_, request);
  }
  Json Asked(const std::string& method, const std::string& path,
             const Json& body = nullptr) {
    return Json::parse(Ask(method, path, body).body, nullptr, false);
  }

  // The path of a document's calls.
  std::string Document(const std::string& name) {
    const Json overview = Asked("GET", "/api/v1/documents");
    for (const Json& row : overview["documents"]) {
      if (row["name"] == name) {
        return "/api/v1/documents/" + row["sha256"].get<std::string>();
      }
    }
    return "";
  }
  std::string Pdf() { return Document("lindhaven-glyph.pdf"); }

  static Json Change(const std::string& field, const Json& from, const Json& to,
                     int revision = 0, const std::string& client = "one") {
    return {{"client", client},
            {"field", field},
            {"revision", revision},
            {"from", from},
            {"to", to}};
  }

  TemporaryFolder folder_;
  Nursery nursery_{PageTask(), std::size_t{1} << 30U};
  StorePool stores_{Store()};
  PageWorkers workers_{nursery_, 1};
  PagePictures pictures_{workers_, std::size_t{16} << 20U};
  Leases leases_{std::chrono::seconds(60)};
  ReviewParts parts_ = {stores_, leases_, pictures_, "ana", "1.0.0"};
};

}  // namespace quaestor

#endif  // QUAESTOR_TESTS_REVIEW_REVIEW_TESTING_H_
