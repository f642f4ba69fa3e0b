// parsers/reader.h: reads any supported file. The kind is told by content; the
// extension is a hint.
#ifndef QUAESTOR_PARSERS_READER_H_
#define QUAESTOR_PARSERS_READER_H_

#include <memory>
#include <string>
#include <string_view>

#include "parsers/document.h"
#include "parsers/error.h"

namespace quaestor {

// Bounds on one file, so that a hostile one cannot hold up a batch.
struct ReadingLimits {
  int max_pages = 5000;
  int max_words_per_page = 20'000;  // a dense page has about 2,000
  int max_paths_per_page = 200'000;
  double max_seconds_per_page = 5;
};

enum class Ocr {
  kAuto,  // what has no trustworthy text layer
  kOff,
  kForce  // every page, whatever its text layer says
};

class Recogniser;  // recognition.h

struct ReadingOptions {
  std::string password;
  ReadingLimits limits;
  Ocr ocr = Ocr::kAuto;
  // Null: pictures are not read, and the document's warnings say so.
  std::shared_ptr<Recogniser> recogniser;
  int ocr_threads = 1;  // pages that are recognised at a time
  double max_ocr_seconds_per_page = 60;
};

// Reads a PDF. `bytes` must outlive the call only. Throws Error.
Document ReadPdf(std::string_view bytes, std::string_view name,
                 const ReadingOptions& options = {});

// Reads Markdown or plain text in UTF-8, UTF-16 with a byte order mark, or
// Windows-1252. Throws Error.
Document ReadText(std::string_view bytes, std::string_view name,
                  const ReadingOptions& options = {});

// Reads a PNG, JPEG, TIFF or HEIC file, a page a picture. Throws Error.
Document ReadPicture(std::string_view bytes, std::string_view name,
                     const ReadingOptions& options = {});

// Sets name, media type where there is none, and sha256 of what was read.
void DescribeFile(std::string_view bytes, std::string_view name,
                  Document& document);

// Tells the kind and reads it; sets name, media type and sha256. Throws Error.
Document ReadDocument(std::string_view bytes, std::string_view name,
                      const ReadingOptions& options = {});

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_READER_H_
