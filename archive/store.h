// archive/store.h: the store: one SQLite file with what became of every
// document. docs/store.md documents its tables. What is written here depends
// on the documents alone, never on the clock or on the order of the work, so
// that equal documents make equal stores.
#ifndef QUAESTOR_ARCHIVE_STORE_H_
#define QUAESTOR_ARCHIVE_STORE_H_

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "archive/outcome.h"
#include "archive/sqlite.h"

namespace quaestor {

enum class StoreAccess {
  kRead,   // what is there is looked at
  kWrite,  // it must be there, and is brought to the newest schema
  kCreate  // made where there is none
};

// Opens a store after checking that it is one, of a version this program
// knows, and whole. Throws StoreError.
Database OpenStore(const std::filesystem::path& path, StoreAccess access);

// The scripts that lead from no schema to the newest one, in order; a store's
// version is how many of them have been run on it.
std::span<const std::string_view> StoreMigrations();

// As OpenStore with other scripts: for its tests.
Database OpenStoreWith(const std::filesystem::path& path, StoreAccess access,
                       std::span<const std::string_view> migrations);

// A document as the batch meets it.
struct DocumentSeen {
  std::string sha256;
  std::string name;        // without folders
  std::int64_t bytes = 0;  // its size
  std::string path;        // the file, absolute
  // In a message or an archive: where (ContainerItem::part), and the message as
  // JSON; or "".
  std::string part{};
  std::string message{};
};

// What a conversion depends on beside the document.
struct ConversionOrigin {
  std::string program;   // version
  std::string settings;  // JSON
};

struct KnownDocument {
  std::string state;
  OutcomeKind outcome = OutcomeKind::kConverted;
  std::string message;
  ConversionOrigin origin;
  std::int64_t flagged = 0;
};

// nullopt where the store has not got it.
std::optional<KnownDocument> FindDocument(Database& store,
                                          std::string_view sha256);

// Records what became of a document, and where it was seen, in one
// transaction. A document that was converted before stays so if it failed this
// time. Throws StoreError.
void RecordConversion(Database& store, const DocumentSeen& document,
                      const ConversionOrigin& origin,
                      const Conversion& conversion);

// A file turned out to be no document, but to hold some: the failure that was
// recorded for it goes.
void ForgetFailure(Database& store, std::string_view sha256);

// Another name or place of a document that the store has got.
void AddPlace(Database& store, const DocumentSeen& document);

// A file that could not even be opened: it has no content to be known by.
void RecordUnopened(Database& store, std::string_view path,
                    std::string_view message);
// The file could be opened at last.
void ForgetUnopened(Database& store, std::string_view path);

// The whole content as text, in an order of its own: two stores hold the same
// exactly where this is the same.
std::string DumpStore(Database& store);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_STORE_H_
