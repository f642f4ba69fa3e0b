#include "parsers/scanned_pdf.h"

#include <algorithm>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "parsers/pdf_painter.h"
#include "parsers/recognition.h"
#include "parsers/scanned_pages.h"

namespace quaestor {
namespace {

constexpr double kDpi = 300;

bool NeedsRecognition(const Page& page, const LooseWords& loose,
                      const ReadingOptions& options) {
  if (options.ocr == Ocr::kForce) return true;
  return options.ocr == Ocr::kAuto && loose.words.empty() &&
         !page.pictures.empty();
}

// What became of one page's picture.
struct Outcome {
  ScannedContent content;
  std::string problem;  // "" where it was recognised
};

struct Job {
  std::size_t page = 0;  // index into Document::pages
  Outcome outcome;
};

// Pictures are painted by turns, as a painter serves one thread at a time, and
// recognised side by side.
class Workshop {
 public:
  Workshop(std::string_view bytes, const ReadingOptions& options,
           std::vector<Job>& jobs)
      : options_(options), painter_(bytes, options.password), jobs_(jobs) {}

  void Work() {
    while (true) {
      GreyImage image;
      Job* job = nullptr;
      {
        const std::lock_guard lock(mutex_);
        if (next_ == jobs_.size()) return;
        job = &jobs_[next_++];
        image = painter_.Paint(static_cast<int>(job->page) + 1, kDpi);
      }
      job->outcome = Recognise(image);
    }
  }

 private:
  Outcome Recognise(const GreyImage& image) {
    Outcome outcome;
    try {
      const RecognisedPage page = options_.recogniser->Recognise(
          image, options_.max_ocr_seconds_per_page);
      outcome.content = ToContent(page, 0, 0, image.dpi / 72);
    } catch (const std::exception& exception) {
      outcome.problem = exception.what();
    }
    return outcome;
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
  const std::size_t helpers =
      std::min(jobs.size(),
               static_cast<std::size_t>(std::max(1, options.ocr_threads))) -
      1;
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < helpers; ++i) {
    threads.emplace_back([&] { workshop.Work(); });
  }
  workshop.Work();
}

void TakeOver(Job& job, LooseWords& loose, Document& document) {
  Page& page = document.pages[job.page];
  if (!job.outcome.problem.empty()) {
    document.warnings.push_back(
        "page " + std::to_string(page.number) +
        ": its picture cannot be read: " + job.outcome.problem);
    return;
  }
  loose.words = std::move(job.outcome.content.words);
  page.marks = std::move(job.outcome.content.marks);
  page.method =
      loose.words.empty() ? ReadingMethod::kNone : ReadingMethod::kOcr;
}

}  // namespace

void ReadScannedPages(std::string_view bytes, const ReadingOptions& options,
                      std::vector<LooseWords>& loose, Document& document) {
  std::vector<Job> jobs;
  for (std::size_t p = 0; p < document.pages.size(); ++p) {
    if (NeedsRecognition(document.pages[p], loose[p], options)) {
      jobs.push_back({p, {}});
    }
  }
  if (jobs.empty()) return;
  if (options.recogniser == nullptr) {
    for (const Job& job : jobs) {
      document.warnings.push_back(
          "page " + std::to_string(document.pages[job.page].number) +
          ": a picture without text, which was not read");
    }
    return;
  }
  RunJobs(bytes, options, jobs);
  for (Job& job : jobs) TakeOver(job, loose[job.page], document);
}

}  // namespace quaestor
