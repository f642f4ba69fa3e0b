#include "extract/local_alignment.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
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
enum class Step : std::uint8_t { kStop, kMatch, kMissing, kInserted };

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
    score_.assign(Cell(rows, to_ - from_) + 1, 0);
    step_.assign(score_.size(), Step::kStop);
    for (int i = 1; i <= rows; ++i) FillRow(i, columns);
  }

  // Most of the time of an alignment goes here: nothing is looked up twice.
  void FillRow(int i, const std::vector<Column>& columns) {
    const auto word = static_cast<std::size_t>(i - 1);
    const int key = text_.keys[word];
    const double weight = text_.weights[word];
    const double missing_cost = kMissingCost * weight;
    const double* above = score_.data() + Cell(i - 1, 1);
    double* row = score_.data() + Cell(i, 1);
    Step* steps = step_.data() + Cell(i, 1);
    double left = 0;
    for (std::size_t j = 0; j < columns.size(); ++j) {
      double best = 0;
      Step step = Step::kStop;
      if (columns[j].key == key) {
        const double before = above[static_cast<std::ptrdiff_t>(j) - 1];
        best = weight * columns[j].share +
               std::max(0.0, before > 0 ? before - columns[j].gap : 0);
        step = Step::kMatch;
      }
      const double missing = above[j] - missing_cost;
      if (missing > best) {
        best = missing;
        step = Step::kMissing;
      }
      const double inserted = left - kInsertedCost - columns[j].gap;
      if (inserted > best) {
        best = inserted;
        step = Step::kInserted;
      }
      row[j] = left = best;
      steps[j] = step;
      if (best > best_) {
        best_ = best;
        best_i_ = i;
        best_j_ = static_cast<int>(j) + 1;
      }
    }
  }

  // What a match of column j counts of its word's weight.
  [[nodiscard]] double ShareAt(int j) const {
    const auto place = static_cast<std::size_t>(from_ + j - 1);
    const auto token = static_cast<std::size_t>(reduced_.token[place]);
    return stream_.tokens[token].misread ? kMisreadShare : 1;
  }

  Match WayBack() {
    Match match;
    match.score = best_;
    match.last = from_ + best_j_ - 1;
    int i = best_i_;
    int j = best_j_;
    while (step_[Cell(i, j)] != Step::kStop) {
      switch (step_[Cell(i, j)]) {
        case Step::kMatch: {
          match.word_of.push_back(i - 1);
          const double own =
              text_.weights[static_cast<std::size_t>(i - 1)] * ShareAt(j);
          const bool fresh = score_[Cell(i, j)] <= own + 1e-9;
          --i;
          --j;
          if (fresh) step_[Cell(i, j)] = Step::kStop;
          break;
        }
        case Step::kMissing:
          --i;
          break;
        default:
          match.word_of.push_back(-1);
          --j;
          break;
      }
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
  std::vector<double> score_;
  std::vector<Step> step_;
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
