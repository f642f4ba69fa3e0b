// review/page_pictures.h: the pages of the store's documents, as pictures and
// as text, from the files where they lie. The store has no copies of them.
#ifndef QUAESTOR_REVIEW_PAGE_PICTURES_H_
#define QUAESTOR_REVIEW_PAGE_PICTURES_H_

#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "archive/sqlite.h"
#include "review/page_workers.h"

namespace quaestor {

struct PagePicture {
  std::string png;
  double scale = 1;  // pixels per point
};

// For any number of threads. Pictures are kept in memory up to a bound, those
// that were looked at last.
class PagePictures {
 public:
  PagePictures(PageWorkers& workers, std::size_t most_bytes)
      : workers_(workers), most_bytes_(most_bytes) {}

  // Throws ApiRefusal: 410 where the file has gone or is another one now, 422
  // where it cannot be shown.
  std::shared_ptr<const PagePicture> Of(Database& store,
                                        const std::string& sha256, int page,
                                        int dpi);
  // The answer to another request (page_task.h) about the document. Throws as
  // Of() does.
  std::string Ask(Database& store, const std::string& sha256,
                  PageRequest request);

 private:
  using Key = std::string;
  struct Kept {
    Key key;
    std::shared_ptr<const PagePicture> picture;
  };

  PageAnswer Answer(Database& store, const std::string& sha256,
                    PageRequest request);
  std::shared_ptr<const PagePicture> Find(const Key& key);
  void Keep(const Key& key, std::shared_ptr<const PagePicture> picture);

  PageWorkers& workers_;
  std::size_t most_bytes_;
  std::mutex mutex_;
  std::list<Kept> kept_;  // the last one used comes first
  std::map<Key, std::list<Kept>::iterator> by_key_;
  std::size_t bytes_ = 0;
};

}  // namespace quaestor

#endif  // QUAESTOR_REVIEW_PAGE_PICTURES_H_
