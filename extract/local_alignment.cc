#include "extract/local_alignment.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace quaestor {
namespace {

// Costs, in units of a word's weight.
constexpr double kMissingCost = 0.3;  // times the weight of the missing word
constexpr double kInsertedCost = 0.35;
constexpr double kMisreadShare = 0.85;  // a word that was likely misread
constexpr double kMarkCost = 1.5;       // no prompt has a box in its middle
constexpr double kBlockCost = 0.8;      // and few run over two blocks
// A word or two behind a question mark are rather the answer's than the form's.
constexpr double kSentenceCost = 0.6;

// Cells of the alignment matrix and the way back.
enum class Step : std::uint8_t {
  kStop,
  kStart,  // a match with nothing before it
  kMatch,
  kMissing,
  kInserted
};

class LocalAlignment {
 public:
  LocalAlignment(const FormText& text, const TokenStream& stream,
                 const Reduced& reduced, int from, int to)
      : text_(text), stream_(stream), reduced_(reduced), from_(from), to_(to) {}

  std::optional<Match> Best() {
    Fill();
    if (best_ <= 0) return std::nullopt;
    return WayBack();
  }

 private:
  [[nodiscard]] std::size_t Cell(int i, int j) const {
    return static_cast<std::size_t>(i) *
               (static_cast<std::size_t>(to_ - from_) + 1) +
           static_cast<std::size_t>(j);
  }

  // What stands in the document, looked up once and not for each row.
  struct Column {
    int key = kNoKey;
    double gap = 0;
    double share = 1;  // of its weight that a match counts
  };

  [[nodiscard]] std::vector<Column> Columns() const {
    std::vector<Column> columns;
    columns.reserve(static_cast<std::size_t>(to_ - from_));
    for (int place = from_; place < to_; ++place) {
      const auto at = static_cast<std::size_t>(place);
      const auto token = static_cast<std::size_t>(reduced_.token[at]);
      const Token& word = stream_.tokens[token];
      columns.push_back({word.key, reduced_.break_cost[at],
                         word.misread ? kMisreadShare : 1});
    }
    return columns;
  }

  void Fill() {
    const int rows = static_cast<int>(text_.keys.size());
    const std::vector<Column> columns = Columns();
    // Not initialised: each cell is written before it is read, and this is most
    // of the memory that an alignment touches.
    steps_ =
        std::make_unique_for_overwrite<Step[]>(Cell(rows, to_ - from_) + 1);
    std::fill_n(steps_.get(), Cell(1, 0), Step::kStop);
    scores_.assign(columns.size() + 1, 0);
    for (int i = 1; i <= rows; ++i) FillRow(i, columns);
  }

  // Most of the time of an alignment goes here: nothing is looked up twice.
  // scores_ holds the row above, and this one as far as it is done.
  void FillRow(int i, const std::vector<Column>& columns) {
    const auto word = static_cast<std::size_t>(i - 1);
    const int key = text_.keys[word];
    const double weight = text_.weights[word];
    const double missing_cost = kMissingCost * weight;
    double* row = scores_.data() + 1;
    Step* steps = steps_.get() + Cell(i, 1);
    steps[-1] = Step::kStop;
    double before = 0;  // of the row above
    double left = 0;
    for (std::size_t j = 0; j < columns.size(); ++j) {
      double best = 0;
      Step step = Step::kStop;
      if (columns[j].key == key) {
        const double joined = before > 0 ? before - columns[j].gap : 0;
        step = joined > 0 ? Step::kMatch : Step::kStart;
        best = weight * columns[j].share + std::max(0.0, joined);
      }
      const double missing = row[j] - missing_cost;
      if (missing > best) {
        best = missing;
        step = Step::kMissing;
      }
      const double inserted = left - kInsertedCost - columns[j].gap;
      if (inserted > best) {
        best = inserted;
        step = Step::kInserted;
      }
      before = row[j];
      row[j] = left = best;
      steps[j] = step;
      if (best > best_) {
        best_ = best;
        best_i_ = i;
        best_j_ = static_cast<int>(j) + 1;
      }
    }
  }

  Match WayBack() {
    Match match;
    match.score = best_;
    match.last = from_ + best_j_ - 1;
    int i = best_i_;
    int j = best_j_;
    for (Step step = Step::kMatch; step != Step::kStart;) {
      step = steps_[Cell(i, j)];
      if (step == Step::kStop) break;
      if (step == Step::kMissing) {
        --i;
        continue;
      }
      const bool inserted = step == Step::kInserted;
      match.word_of.push_back(inserted ? -1 : i - 1);
      if (!inserted) --i;
      --j;
    }
    std::reverse(match.word_of.begin(), match.word_of.end());
    match.first = match.last - static_cast<int>(match.word_of.size()) + 1;
    return match;
  }

  const FormText& text_;
  const TokenStream& stream_;
  const Reduced& reduced_;
  int from_;
  int to_;
  std::vector<double> scores_;
  std::unique_ptr<Step[]> steps_;
  double best_ = 0;
  int best_i_ = 0;
  int best_j_ = 0;
};

int KeyAt(const TokenStream& stream, const Reduced& reduced, int place) {
  return stream
      .tokens[static_cast<std::size_t>(
          reduced.token[static_cast<std::size_t>(place)])]
      .key;
}

}  // namespace

Reduced Reduce(const Document& document, const TokenStream& stream,
               std::size_t keys) {
  Reduced reduced;
  reduced.places.resize(keys);
  reduced.position.reserve(stream.tokens.size() + 1);
  bool mark = false;
  bool asked = false;
  int block = -1;
  for (std::size_t t = 0; t < stream.tokens.size(); ++t) {
    const Token& token = stream.tokens[t];
    reduced.position.push_back(static_cast<int>(reduced.token.size()));
    mark = mark || token.mark >= 0;
    if (token.key == kNoKey || token.filled_in) continue;
    reduced.places[static_cast<std::size_t>(token.key)].push_back(
        static_cast<int>(reduced.token.size()));
    reduced.token.push_back(static_cast<int>(t));
    const bool new_block = block >= 0 && token.block != block;
    reduced.break_cost.push_back(mark        ? kMarkCost
                                 : new_block ? kBlockCost
                                 : asked     ? kSentenceCost
                                             : 0);
    block = token.block;
    mark = false;
    asked = TextOf(document, token).find('?') != std::string_view::npos;
  }
  reduced.position.push_back(static_cast<int>(reduced.token.size()));
  return reduced;
}

std::optional<Match> AlignLocally(const FormText& text,
                                  const TokenStream& stream,
                                  const Reduced& reduced, int from, int to) {
  return LocalAlignment(text, stream, reduced, from, to).Best();
}

std::optional<Match> ExactMatch(const FormText& text, const TokenStream& stream,
                                const Reduced& reduced, int start) {
  const int length = static_cast<int>(text.keys.size());
  const int count = static_cast<int>(reduced.token.size());
  if (start < 0 || start + length > count) return std::nullopt;
  Match match;
  for (int i = 0; i < length; ++i) {
    const int place = start + i;
    if (KeyAt(stream, reduced, place) !=
        text.keys[static_cast<std::size_t>(i)]) {
      return std::nullopt;
    }
    if (i > 0 &&
        reduced.break_cost[static_cast<std::size_t>(place)] >= kMarkCost) {
      return std::nullopt;
    }
    match.word_of.push_back(i);
  }
  match.first = start;
  match.last = start + length - 1;
  match.score = text.weight;
  return match;
}

}  // namespace quaestor
