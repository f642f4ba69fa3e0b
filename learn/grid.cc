#include "learn/grid.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "learn/roles.h"

namespace quaestor {
namespace {

constexpr double kSameColumn = 4;    // points between centres of boxes
constexpr double kTitleOffset = 14;  // of a title's centre from its column's
constexpr double kMostAbove = 60;    // from a box up to its title
constexpr std::size_t kTitleWords = 4;

// Words side by side on one line with usual spaces: a title, or a sentence.
struct WordRun {
  std::string text;
  Box place;
  std::size_t words = 0;
};

std::vector<WordRun> RunsOf(const Page& page) {
  std::vector<WordRun> runs;
  for (const Line& line : page.lines) {
    const Word* before = nullptr;
    for (const Word& word : line.words) {
      const bool apart =
          before == nullptr ||
          std::abs(word.box.left - before->box.right) > word.size;
      if (apart) {
        runs.push_back({word.text, word.box, 1});
      } else {
        runs.back().text += " " + word.text;
        runs.back().place = Union(runs.back().place, word.box);
        ++runs.back().words;
      }
      before = &word;
    }
  }
  return runs;
}

// Boxes of one page that have no words beside them, in rows from the top.
std::vector<FormBox*> BareBoxes(std::vector<Piece>& pieces, int page) {
  std::vector<FormBox*> bare;
  for (Piece& piece : pieces) {
    for (FormBox& box : piece.boxes) {
      if (piece.page == page && box.label.empty()) bare.push_back(&box);
    }
  }
  std::ranges::stable_sort(bare, {},
                           [](const FormBox* box) { return box->place.top; });
  return bare;
}

// The nearest title right above, unless it is too far or a sentence.
std::optional<WordRun> TitleAbove(const Box& box,
                                  const std::vector<WordRun>& runs) {
  std::optional<WordRun> nearest;
  for (const WordRun& run : runs) {
    const bool above = run.place.center_y() < box.top;
    const bool in_column =
        std::abs(run.place.center_x() - box.center_x()) <= kTitleOffset ||
        (run.place.left <= box.center_x() && run.place.right >= box.center_x());
    if (!above || !in_column || run.text.find("__") != std::string::npos ||
        box.top - run.place.bottom > kMostAbove) {
      continue;
    }
    if (!nearest || run.place.bottom > nearest->place.bottom) nearest = run;
  }
  if (nearest && nearest->words > kTitleWords) return std::nullopt;
  return nearest;
}

// What stands beside each other, from the left.
using BoxRow = std::vector<FormBox*>;

std::vector<BoxRow> RowsOf(const std::vector<FormBox*>& boxes) {
  std::vector<BoxRow> rows;
  for (FormBox* box : boxes) {
    const bool same =
        !rows.empty() && std::abs(rows.back().front()->place.center_y() -
                                  box->place.center_y()) <= kSameColumn;
    if (!same) rows.emplace_back();
    rows.back().push_back(box);
  }
  return rows;
}

// The titles of a row of boxes, where two of them or more stand on one line.
std::vector<std::string> TitlesOf(const BoxRow& row,
                                  const std::vector<WordRun>& runs) {
  std::vector<std::string> titles(row.size());
  std::vector<std::optional<WordRun>> above;
  for (const FormBox* box : row) above.push_back(TitleAbove(box->place, runs));
  for (std::size_t i = 0; i < row.size(); ++i) {
    const auto on_line =
        std::ranges::count_if(above, [&](const std::optional<WordRun>& run) {
          return run && above[i] &&
                 std::abs(run->place.center_y() - above[i]->place.center_y()) <=
                     kSameColumn;
        });
    if (on_line >= 2) titles[i] = above[i]->text;
  }
  return titles;
}

// The last box above in the same column, or null.
const FormBox* UpperBox(const FormBox& box,
                        const std::vector<const FormBox*>& titled) {
  const FormBox* upper = nullptr;
  for (const FormBox* other : titled) {
    const bool same =
        std::abs(other->place.center_x() - box.place.center_x()) <= kSameColumn;
    if (same) upper = other;
  }
  return upper;
}

// Gives bare boxes the titles above them; below a box with a title, its own.
std::set<std::string> TitleByPlace(const Page& page,
                                   std::vector<Piece>& pieces) {
  const std::vector<WordRun> runs = RunsOf(page);
  std::set<std::string> titles;
  std::vector<const FormBox*> titled;
  for (const BoxRow& row : RowsOf(BareBoxes(pieces, page.number))) {
    const std::vector<std::string> own = TitlesOf(row, runs);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const FormBox* upper = UpperBox(*row[i], titled);
      row[i]->label = own[i];
      if (own[i].empty() && upper != nullptr) row[i]->label = upper->label;
      if (row[i]->label.empty()) continue;
      row[i]->from_title = true;
      titles.insert(row[i]->label);
      titled.push_back(row[i]);
    }
  }
  return titles;
}

std::size_t RowEnd(const std::vector<Piece>& pieces, std::size_t begin) {
  std::size_t end = begin;
  while (end < pieces.size() && pieces[end].row == pieces[begin].row) ++end;
  return end;
}

// Boxes in cells of their own go to the question of their row.
void GatherRow(std::vector<Piece>& pieces, std::size_t begin, std::size_t end) {
  std::size_t owner = end;
  for (std::size_t i = begin; i < end; ++i) {
    Piece& cell = pieces[i];
    if (!cell.text.empty()) {
      owner = i;
      continue;
    }
    if (owner == end || cell.boxes.empty()) continue;
    std::vector<FormBox>& boxes = pieces[owner].boxes;
    boxes.insert(boxes.end(), cell.boxes.begin(), cell.boxes.end());
    cell.boxes.clear();
  }
}

bool HasBoxes(const std::vector<Piece>& pieces, std::size_t begin,
              std::size_t end) {
  return std::any_of(pieces.begin() + static_cast<std::ptrdiff_t>(begin),
                     pieces.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const Piece& cell) { return !cell.boxes.empty(); });
}

// Without places on a page: the last box stands below the last title, ...
void TitleByOrder(std::vector<Piece>& pieces, std::size_t begin,
                  std::size_t end, const std::vector<std::string>& titles) {
  for (std::size_t i = begin; i < end; ++i) {
    std::vector<FormBox>& boxes = pieces[i].boxes;
    const bool bare = std::ranges::all_of(
        boxes, [](const FormBox& box) { return box.label.empty(); });
    if (!bare || boxes.size() > titles.size()) continue;
    for (std::size_t b = 0; b < boxes.size(); ++b) {
      boxes[b].label = titles[titles.size() - boxes.size() + b];
      boxes[b].from_title = true;
    }
  }
}

// One piece of the cells of a row of titles.
void JoinRow(std::vector<Piece>& pieces, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin + 1; i < end; ++i) {
    pieces[begin].text += " " + pieces[i].text;
    pieces[i].text.clear();
    pieces[i].number.clear();
  }
  pieces[begin].columns = true;
}

// "Question | Response": a first row of short cells, the next one has fewer.
bool OpensTable(const std::vector<Piece>& pieces, std::size_t begin,
                std::size_t end) {
  const bool first = begin == 0 || pieces[begin - 1].row < 0;
  if (!first || end >= pieces.size() || pieces[end].row < 0) return false;
  const bool plain = pieces[begin].number.empty() &&
                     CountWords(pieces[begin].text) <= kTitleWords &&
                     !EndsInColon(pieces[begin].text) &&
                     !pieces[begin].writing_line;
  return plain && RowEnd(pieces, end) - end < end - begin;
}

bool AreTitles(const std::vector<Piece>& pieces, std::size_t begin,
               std::size_t end) {
  return end - begin >= 2 && !HasBoxes(pieces, begin, end) &&
         std::all_of(pieces.begin() + static_cast<std::ptrdiff_t>(begin + 1),
                     pieces.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const Piece& cell) {
                       return CountWords(cell.text) <= kTitleWords + 2 &&
                              !EndsInColon(cell.text) && !cell.writing_line;
                     });
}

// "1 | Name of the office | ": the number belongs to the text beside it.
void TakeNumberCell(std::vector<Piece>& pieces, std::size_t begin,
                    std::size_t end) {
  constexpr std::size_t kMostDigits = 3;
  std::string digits = pieces[begin].text;
  if (digits.ends_with('.')) digits.pop_back();
  const bool number =
      !digits.empty() && digits.size() <= kMostDigits &&
      digits.find_first_not_of("0123456789") == std::string::npos;
  if (!number || end - begin < 2 || !pieces[begin].boxes.empty() ||
      !pieces[begin + 1].number.empty()) {
    return;
  }
  pieces[begin + 1].number = digits;
  pieces[begin].text.clear();
}

void GatherTables(bool paged, std::vector<Piece>& pieces) {
  std::vector<std::string> titles;
  std::size_t columns = 0;  // of the table, where it has titles
  for (std::size_t begin = 0; begin < pieces.size();) {
    if (pieces[begin].row < 0) {
      titles.clear();
      columns = 0;
      ++begin;
      continue;
    }
    const std::size_t end = RowEnd(pieces, begin);
    const std::size_t cells = end - begin;
    if (columns > 0) TakeNumberCell(pieces, begin, end);
    GatherRow(pieces, begin, end);
    if (HasBoxes(pieces, begin, end)) {
      if (!paged) TitleByOrder(pieces, begin, end, titles);
    } else if (cells + 1 == columns) {
      // The cell that is empty is the place to answer.
      pieces[end - 1].writing_line = true;
    } else if (AreTitles(pieces, begin, end) &&
               (OpensTable(pieces, begin, end) ||
                (end < pieces.size() && pieces[end].row >= 0 &&
                 HasBoxes(pieces, end, RowEnd(pieces, end))))) {
      if (OpensTable(pieces, begin, end)) columns = cells;
      titles.clear();
      for (std::size_t i = begin + 1; i < end; ++i) {
        titles.push_back(pieces[i].text);
      }
      JoinRow(pieces, begin, end);
    }
    begin = end;
  }
}

// Titles that stand in no table: "Yes No Unsure" above the boxes.
void MarkTitleLines(const std::set<std::string>& titles,
                    std::vector<Piece>& pieces) {
  for (Piece& piece : pieces) {
    if (!piece.boxes.empty() || piece.columns) continue;
    std::string rest = " " + piece.text + " ";
    std::size_t found = 0;
    for (const std::string& title : titles) {
      const std::size_t at = rest.find(" " + title + " ");
      if (at == std::string::npos) continue;
      rest.erase(at, title.size() + 1);
      ++found;
    }
    if (found >= 2 && rest.find_first_not_of(' ') == std::string::npos) {
      piece.columns = true;
    }
  }
}

}  // namespace

std::set<const Mark*> GridMarks(const Document& document) {
  std::set<const Mark*> grid;
  for (const Page& page : document.pages) {
    if (!document.paged) break;
    const auto beside = [&](const Mark& mark) {
      return std::ranges::count_if(page.marks, [&](const Mark& other) {
        return other.line == mark.line && other.word == mark.word;
      });
    };
    for (const Mark& mark : page.marks) {
      int column = 0;
      bool bare_row = false;
      for (const Mark& other : page.marks) {
        const bool same =
            std::abs(other.box.center_x() - mark.box.center_x()) <= kSameColumn;
        column += same ? 1 : 0;
        bare_row = bare_row || (same && beside(other) > 1);
      }
      if (column > 2 && bare_row) grid.insert(&mark);
    }
  }
  return grid;
}

void GatherGrids(const Document& document, std::vector<Piece>& pieces) {
  GatherTables(document.paged, pieces);
  std::set<std::string> titles;
  if (document.paged) {
    for (const Page& page : document.pages) {
      titles.merge(TitleByPlace(page, pieces));
    }
  }
  MarkTitleLines(titles, pieces);
  std::erase_if(pieces, [](const Piece& piece) {
    return piece.text.empty() && piece.number.empty() && piece.boxes.empty();
  });
}

}  // namespace quaestor
