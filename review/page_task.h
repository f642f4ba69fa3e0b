// review/page_task.h: what is done with a document's file for the page, in a
// locked-in worker: its pages as pictures, its text, words read again.
#ifndef QUAESTOR_REVIEW_PAGE_TASK_H_
#define QUAESTOR_REVIEW_PAGE_TASK_H_

#include <string>
#include <string_view>

#include "archive/worker.h"
#include "parsers/geometry.h"

namespace quaestor {

enum class PageJob {
  kPicture,  // answer: the bytes of a PNG
  kText,     // answer: JSON {"lines": [{"number", "end_number", "text"}]}
  kWords     // answer: JSON {"text", "source"}: what stands in `box`
};

struct PageRequest {
  PageJob job = PageJob::kPicture;
  std::string name;  // of the document: texts are told by it
  int page = 1;
  int dpi = 100;
  Box box;  // points from the top left corner of the page
};

struct PageAnswer {
  bool good = false;
  std::string bytes;  // or, in words for people, why there are none
  double scale = 0;   // pictures: pixels per point
};

// Documents may be PDFs, pictures, Word files or texts.
WorkerTask PageTask();

// How requests and answers travel.
std::string Serialize(const PageRequest& request);
PageAnswer ParsePageAnswer(std::string_view bytes);

}  // namespace quaestor

#endif  // QUAESTOR_REVIEW_PAGE_TASK_H_
