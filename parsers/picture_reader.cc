// ReadPicture() of reader.h: image files, whose every picture is a page.
#include <algorithm>
#include <atomic>
#include <exception>
#include <string>
#include <thread>
#include <vector>

#include "parsers/layout.h"
#include "parsers/mark_labels.h"
#include "parsers/reader.h"
#include "parsers/recognition.h"
#include "parsers/scanned_pages.h"
#include "parsers/second_look.h"
#include "parsers/word_repair.h"

namespace quaestor {
namespace {

// Pictures of so many pages are kept for a second look: memory is bounded.
constexpr int kMostKept = 16;

struct PictureJob {
  RecognisedRegion region;
  ScannedSheet sheet;
  double width = 0;  // of the page, points
  double height = 0;
  std::string problem;
};

void Read(std::string_view bytes, int index, const ReadingOptions& options,
          PictureJob& job) {
  try {
    const GreyImage image = options.recogniser->DecodePicture(bytes, index);
    if (image.pixels.empty()) {
      job.problem = "it is damaged, or too large";
      return;
    }
    job.width = image.width * 72 / image.dpi;
    job.height = image.height * 72 / image.dpi;
    RecognisedRegion& region = job.region;
    region.page =
        options.recogniser->Recognise(image, options.max_ocr_seconds_per_page);
    region.source_width = image.width;
    region.source_height = image.height;
    region.place = {0, 0, job.width, job.height};
    RepairWords(region.page);
    if (index >= kMostKept || region.page.marks.size() >= kFewBoxes) {
      region.page.image.pixels = {};
    }
  } catch (const std::exception& exception) {
    job.problem = exception.what();
  }
}

std::vector<PictureJob> ReadAll(std::string_view bytes, int count,
                                const ReadingOptions& options) {
  std::vector<PictureJob> jobs(static_cast<std::size_t>(count));
  std::atomic<int> next = 0;
  const auto work = [&] {
    for (int i = next++; i < count; i = next++) {
      Read(bytes, i, options, jobs[static_cast<std::size_t>(i)]);
    }
  };
  std::vector<std::jthread> helpers;
  for (int i = 1; i < std::min(options.ocr_threads, count); ++i) {
    helpers.emplace_back(work);
  }
  work();
  return jobs;
}

// Pages tell each other what their boxes look like.
void Finish(const ReadingOptions& options, std::vector<PictureJob>& jobs) {
  std::vector<RecognisedRegion*> regions;
  for (PictureJob& job : jobs) regions.push_back(&job.region);
  LookAgain(regions, options.max_ocr_seconds_per_page, *options.recogniser);
  for (PictureJob& job : jobs) {
    if (job.problem.empty()) job.sheet = ToSheet(job.region);
    job.region = {};
  }
}

std::string MediaTypeOf(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG")) return "image/png";
  return bytes.starts_with("\xFF\xD8") ? "image/jpeg" : "image/tiff";
}

int CountOf(std::string_view bytes, const ReadingOptions& options) {
  if (options.ocr == Ocr::kOff || options.recogniser == nullptr) {
    throw Error(ErrorCode::kUnknownKind,
                "this is a picture, which is read with --ocr auto only");
  }
  int count = 0;
  try {
    count = options.recogniser->CountPictures(bytes);
  } catch (const std::exception& exception) {
    throw Error(ErrorCode::kUnknownKind,
                std::string("this is a picture, and ") + exception.what());
  }
  if (count == 0) {
    throw Error(ErrorCode::kDamaged,
                "the picture is damaged, or has more than 100 megapixels; ask "
                "for it again");
  }
  return std::min(count, options.limits.max_pages);
}

Page MakePage(const PictureJob& job, int number) {
  Page page;
  page.number = number;
  page.width = job.sheet.width;
  page.height = job.sheet.height;
  page.marks = job.sheet.marks;
  page.pictures = {{{0, 0, job.width, job.height}}};
  page.method = job.sheet.words.empty() && job.sheet.marks.empty()
                    ? ReadingMethod::kNone
                    : ReadingMethod::kOcr;
  return page;
}

}  // namespace

Document ReadPicture(std::string_view bytes, std::string_view name,
                     const ReadingOptions& options) {
  const int count = CountOf(bytes, options);
  Document document;
  document.name = name;
  document.media_type = MediaTypeOf(bytes);
  document.warnings = options.recogniser->Prepare();
  std::vector<PictureJob> jobs = ReadAll(bytes, count, options);
  Finish(options, jobs);
  std::vector<LooseWords> loose;
  for (PictureJob& job : jobs) {
    document.pages.push_back(
        MakePage(job, static_cast<int>(document.pages.size()) + 1));
    loose.emplace_back().words = std::move(job.sheet.words);
    std::string trouble = job.sheet.trouble;
    if (!job.problem.empty()) trouble = "cannot be read: " + job.problem;
    if (trouble.empty()) continue;
    document.pages.back().unreadable = true;
    document.warnings.push_back("page " + std::to_string(loose.size()) + ": " +
                                trouble);
  }
  LayOut(loose, document);
  for (std::size_t p = 0; p < jobs.size(); ++p) {
    Page& page = document.pages[p];
    LabelMarks(page);
    MoveFindings(jobs[p].sheet.to_page, page);
    page.width = jobs[p].width;
    page.height = jobs[p].height;
  }
  return document;
}

}  // namespace quaestor
