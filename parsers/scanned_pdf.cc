#include "parsers/scanned_pdf.h"

#include <algorithm>
#include <iterator>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "parsers/layer_check.h"
#include "parsers/pdf_painter.h"
#include "parsers/recognition.h"
#include "parsers/scanned_pages.h"
#include "parsers/second_look.h"
#include "parsers/word_repair.h"

namespace quaestor {
namespace {

using Extent = PictureNeed::Extent;

constexpr double kDpi = 300;  // where the pictures do not say
constexpr double kLeastDpi = 150;
constexpr double kMostDpi = 300;
constexpr double kWholePage = 0.9;
// Pictures of so many pages are kept for a second look: memory is bounded.
constexpr std::size_t kMostKept = 16;

// A picture to recognise, and where it lies on the page.
struct Region {
  GreyImage image;
  Box box;
};

struct Job {
  std::size_t page = 0;  // index into Document::pages
  PictureNeed need;
  double width = 0;  // of the page, points
  double height = 0;
  std::vector<RecognisedRegion> regions;
  std::vector<ScannedSheet> sheets;
  std::string problem;  // "" where all was recognised
};

Region PaintedPage(const Job& job, PdfPainter& painter) {
  const double dpi =
      job.need.dpi > 0 ? std::clamp(job.need.dpi, kLeastDpi, kMostDpi) : kDpi;
  Region region;
  region.image = painter.Paint(static_cast<int>(job.page) + 1, dpi);
  region.box = {0, 0, job.width, job.height};
  return region;
}

bool CoversPage(const Box& box, const Job& job) {
  return box.width() * box.height() >= kWholePage * job.width * job.height;
}

std::vector<Region> RegionsOf(const Job& job, PdfPainter& painter) {
  std::vector<Region> regions;
  if (job.need.extent == Extent::kPage && job.need.painted_over) {
    regions.push_back(PaintedPage(job, painter));
    return regions;
  }
  EmbeddedPictures taken = painter.Pictures(static_cast<int>(job.page) + 1);
  const bool alone = taken.complete && taken.pictures.size() == 1 &&
                     CoversPage(taken.pictures.front().box, job);
  if (job.need.extent == Extent::kPage && !alone) {
    regions.push_back(PaintedPage(job, painter));
    return regions;
  }
  for (EmbeddedPicture& picture : taken.pictures) {
    if (!MayHoldText({picture.box, picture.image.dpi})) continue;
    regions.push_back({std::move(picture.image), picture.box});
  }
  return regions;
}

// Pictures are taken by turns, as a painter serves one thread at a time, and
// recognised side by side.
class Workshop {
 public:
  Workshop(std::string_view bytes, const ReadingOptions& options,
           std::vector<Job>& jobs)
      : options_(options), painter_(bytes, options.password), jobs_(jobs) {}

  void Work() {
    while (true) {
      std::vector<Region> regions;
      Job* job = nullptr;
      {
        const std::lock_guard lock(mutex_);
        if (next_ == jobs_.size()) return;
        job = &jobs_[next_++];
        regions = RegionsOf(*job, painter_);
      }
      for (const Region& region : regions) Recognise(region, *job);
    }
  }

 private:
  void Recognise(const Region& region, Job& job) {
    try {
      RecognisedRegion read;
      read.page = options_.recogniser->Recognise(
          region.image, options_.max_ocr_seconds_per_page,
          job.need.extent == Extent::kPictures);
      read.source_width = region.image.width;
      read.source_height = region.image.height;
      read.place = region.box;
      RepairWords(read.page);
      if (job.page >= kMostKept || read.page.marks.size() >= kFewBoxes) {
        read.page.image.pixels = {};
      }
      job.regions.push_back(std::move(read));
    } catch (const std::exception& exception) {
      job.problem = exception.what();
    }
  }

  const ReadingOptions& options_;
  PdfPainter painter_;
  std::vector<Job>& jobs_;
  std::mutex mutex_;
  std::size_t next_ = 0;
};

void RunJobs(std::string_view bytes, const ReadingOptions& options,
             std::vector<Job>& jobs) {
  Workshop workshop(bytes, options, jobs);
  const auto most = static_cast<std::size_t>(std::max(1, options.ocr_threads));
  std::vector<std::jthread> helpers;
  for (std::size_t i = 1; i < std::min(jobs.size(), most); ++i) {
    helpers.emplace_back([&] { workshop.Work(); });
  }
  workshop.Work();
}

// Pages tell each other what their boxes look like.
void Finish(const ReadingOptions& options, std::vector<Job>& jobs) {
  std::vector<RecognisedRegion*> regions;
  for (Job& job : jobs) {
    for (RecognisedRegion& region : job.regions) regions.push_back(&region);
  }
  LookAgain(regions, options.max_ocr_seconds_per_page, *options.recogniser);
  for (Job& job : jobs) {
    for (const RecognisedRegion& region : job.regions) {
      job.sheets.push_back(ToSheet(region));
    }
    job.regions.clear();
  }
}

void Append(ScannedSheet& sheet, LooseWords& loose, Page& page) {
  std::move(sheet.words.begin(), sheet.words.end(),
            std::back_inserter(loose.words));
  std::move(sheet.marks.begin(), sheet.marks.end(),
            std::back_inserter(page.marks));
}

// The page is the picture: what a form's fields add to it stays.
StraightPage TakePage(std::size_t index, ScannedSheet& sheet, LooseWords& loose,
                      Page& page) {
  CheckAgainstLayer(loose.words, sheet);
  loose = {};
  page.marks.clear();
  Append(sheet, loose, page);
  page.method = loose.words.empty() && page.marks.empty() ? ReadingMethod::kNone
                                                          : ReadingMethod::kOcr;
  StraightPage straight = {index, page.width, page.height, sheet.to_page};
  page.width = sheet.width;
  page.height = sheet.height;
  return straight;
}

bool IsWord(const Word& word) {
  constexpr double kSure = 0.8;
  return word.text.size() >= 3 && word.confidence >= kSure;
}

// A drawing gives no words, or few that one could believe.
bool HoldsText(const ScannedSheet& sheet) {
  const auto words =
      std::count_if(sheet.words.begin(), sheet.words.end(), IsWord);
  return words >= 3 &&
         words * 2 >= static_cast<std::ptrdiff_t>(sheet.words.size());
}

template <typename Items>
bool IsCovered(const Box& box, const Items& items) {
  const Point middle = {box.center_x(), box.center_y()};
  return std::any_of(items.begin(), items.end(), [&](const auto& item) {
    return Contains(item.box, middle);
  });
}

// What stands in the text layer as well is not read twice.
bool TakePicture(ScannedSheet& sheet, LooseWords& loose, Page& page) {
  if (!HoldsText(sheet)) return false;
  std::vector<Word> words;
  for (Word& word : sheet.words) {
    word.baseline = Apply(sheet.to_page, Point{word.box.left, word.baseline}).y;
    word.box = Apply(sheet.to_page, word.box);
    if (!IsCovered(word.box, loose.words)) words.push_back(std::move(word));
  }
  std::vector<Mark> marks;
  for (Mark& mark : sheet.marks) {
    mark.box = Apply(sheet.to_page, mark.box);
    if (!IsCovered(mark.box, page.marks)) marks.push_back(std::move(mark));
  }
  sheet.words = std::move(words);
  sheet.marks = std::move(marks);
  const bool any = !sheet.words.empty() || !sheet.marks.empty();
  Append(sheet, loose, page);
  return any;
}

void NoteTrouble(const ScannedSheet& sheet, Document& document, Page& page) {
  if (sheet.trouble.empty()) return;
  page.unreadable = true;
  document.warnings.push_back("page " + std::to_string(page.number) + ": " +
                              sheet.trouble);
}

void TakeOver(Job& job, LooseWords& loose, Document& document,
              std::vector<StraightPage>& straight) {
  Page& page = document.pages[job.page];
  if (!job.problem.empty()) {
    page.unreadable = true;
    document.warnings.push_back("page " + std::to_string(page.number) +
                                ": its picture cannot be read: " + job.problem);
    return;
  }
  if (job.need.extent == Extent::kPage && !job.sheets.empty()) {
    NoteTrouble(job.sheets.front(), document, page);
    straight.push_back(TakePage(job.page, job.sheets.front(), loose, page));
    return;
  }
  for (ScannedSheet& sheet : job.sheets) {
    if (TakePicture(sheet, loose, page)) page.method = ReadingMethod::kMixed;
  }
}

}  // namespace

void PutBack(const std::vector<StraightPage>& straight, Document& document) {
  for (const StraightPage& put : straight) {
    Page& page = document.pages[put.page];
    page.width = put.width;
    page.height = put.height;
    MoveFindings(put.to_page, page);
  }
}

std::vector<StraightPage> ReadPictures(std::string_view bytes,
                                       const ReadingOptions& options,
                                       const std::vector<PictureNeed>& needs,
                                       std::vector<LooseWords>& loose,
                                       Document& document) {
  std::vector<StraightPage> straight;
  std::vector<Job> jobs;
  for (std::size_t p = 0; p < document.pages.size(); ++p) {
    if (needs[p].extent == Extent::kNothing) continue;
    Job job;
    job.page = p;
    job.need = needs[p];
    job.width = document.pages[p].width;
    job.height = document.pages[p].height;
    jobs.push_back(std::move(job));
  }
  if (jobs.empty()) return straight;
  if (options.recogniser == nullptr || options.ocr == Ocr::kOff) {
    for (const Job& job : jobs) {
      if (job.need.extent != Extent::kPage) continue;
      document.pages[job.page].unreadable = true;
      document.warnings.push_back(
          "page " + std::to_string(document.pages[job.page].number) +
          ": a picture, which was not read" +
          (options.ocr == Ocr::kOff ? " (--ocr off)" : ""));
    }
    return straight;
  }
  for (std::string& missing : options.recogniser->Prepare()) {
    document.warnings.push_back(std::move(missing));
  }
  RunJobs(bytes, options, jobs);
  Finish(options, jobs);
  for (Job& job : jobs) TakeOver(job, loose[job.page], document, straight);
  return straight;
}

}  // namespace quaestor
