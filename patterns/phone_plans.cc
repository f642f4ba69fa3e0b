#include "patterns/phone_plans.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "patterns/prepared.h"

namespace quaestor {
namespace {

// A line of PreparedPhones.
struct PhonePlan {
  std::string_view code;
  std::string_view prefix;   // national, usual
  std::string_view dialled;  // pattern of all that may stand before
  std::string_view valid;    // pattern
  std::string_view formats;  // see prepared.h
};

PhonePlan PlanAt(std::size_t line) {
  const std::string_view lines = PreparedPhones();
  std::array<std::string_view, 6> columns;
  std::string_view rest = lines.substr(line, lines.find('\n', line) - line);
  for (std::string_view& column : columns) {
    const std::size_t tab = std::min(rest.find('\t'), rest.size());
    column = rest.substr(0, tab);
    rest.remove_prefix(std::min(tab + 1, rest.size()));
  }
  return {columns[1], columns[2], columns[3], columns[4], columns[5]};
}

// The plans of a calling code, the main one first.
std::vector<PhonePlan> PlansOf(std::string_view code) {
  const std::string_view lines = PreparedPhones();
  const std::string column = '\t' + std::string(code) + '\t';
  std::vector<PhonePlan> plans;
  for (std::size_t at = lines.find(column); at != std::string_view::npos;
       at = lines.find(column, at + 1)) {
    const std::size_t line = lines.rfind('\n', at) + 1;
    // Not the digits of a prefix.
    if (lines.find('\t', line) == at) plans.push_back(PlanAt(line));
  }
  return plans;
}

// The valid national numbers of a calling code. Patterns are compiled when
// they are first needed: twenty-five countries share +1.
class ValidNumbers {
 public:
  explicit ValidNumbers(std::string_view code)
      : plans_(PlansOf(code)), patterns_(plans_.size()) {}

  bool Hold(std::string_view national) {
    const re2::StringPiece piece(national.data(), national.size());
    for (std::size_t i = 0; i < plans_.size(); ++i) {
      if (!patterns_[i]) {
        patterns_[i] = std::make_unique<RE2>(
            re2::StringPiece(plans_[i].valid.data(), plans_[i].valid.size()));
      }
      if (RE2::FullMatch(piece, *patterns_[i])) return true;
    }
    return false;
  }

 private:
  std::vector<PhonePlan> plans_;
  std::vector<std::unique_ptr<RE2>> patterns_;
};

bool IsDigits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<PhonePlan> PlanOfRegion(std::string_view region) {
  const std::string start = '\n' + std::string(region) + '\t';
  const std::size_t line = PreparedPhones().find(start);
  if (region.empty() || line == std::string_view::npos) return std::nullopt;
  return PlanAt(line + 1);
}

// Takes what stands before `end` off the text.
std::string Next(std::string_view& text, char end) {
  const std::size_t at = std::min(text.find(end), text.size());
  std::string part(text.substr(0, at));
  text.remove_prefix(std::min(at + 1, text.size()));
  return part;
}

PlainPhone Valid(const PhonePlan& plan, std::string_view national) {
  return {true, '+' + std::string(plan.code) + std::string(national)};
}

// `digits` are without a calling code, as far as a sign tells.
PlainPhone ReadNational(std::string_view digits, const PhonePlan& plan,
                        bool international) {
  ValidNumbers valid(plan.code);
  const bool plain = plan.dialled == plan.prefix && IsDigits(plan.dialled);
  if (!plain) {
    const RE2 dialled("^(?:" + std::string(plan.dialled) + ")");
    const re2::StringPiece piece(digits.data(), digits.size());
    if (RE2::PartialMatch(piece, dialled)) return {};
  }
  // "32 2 279 20 06": the calling code without its sign.
  if (!international && digits.starts_with(plan.code) &&
      valid.Hold(digits.substr(plan.code.size()))) {
    return {};
  }
  const bool whole = valid.Hold(digits);
  if (plain && !plan.prefix.empty() && digits.starts_with(plan.prefix)) {
    const std::string_view rest = digits.substr(plan.prefix.size());
    const bool cut = valid.Hold(rest);
    if (whole) return {};  // a digit that may be either
    if (cut) return Valid(plan, rest);
  }
  if (whole) return Valid(plan, digits);
  // Its code, and what is dialled before the number all the same.
  if (!international && digits.starts_with(plan.code)) return {};
  return {true, ""};
}

struct PhoneDigits {
  bool international = false;
  std::string digits;  // with the calling code where international
};

// nullopt where the text holds more than one number with its separators.
std::optional<PhoneDigits> ReadSigns(std::string_view text) {
  PhoneDigits phone;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      phone.digits += c;
    } else if (c == '+' && phone.digits.empty() && !phone.international) {
      phone.international = true;
    } else if (std::string_view(" ().-/").find(c) == std::string_view::npos) {
      return std::nullopt;
    }
  }
  if (!phone.international && phone.digits.starts_with("00")) {
    phone.international = true;
    phone.digits.erase(0, 2);
  }
  return phone;
}

}  // namespace

PlainPhone ReadPlainPhone(std::string_view text, std::string_view region) {
  const auto phone = ReadSigns(text);
  if (!phone || phone->digits.size() < 5) return {};
  const std::string_view digits = phone->digits;
  if (!phone->international) {
    if (region.empty()) return {true, ""};
    const auto plan = PlanOfRegion(region);
    return plan ? ReadNational(digits, *plan, false) : PlainPhone{};
  }
  for (std::size_t length = 1; length <= 3; ++length) {
    const auto plans = PlansOf(digits.substr(0, length));
    if (plans.empty()) continue;
    return ReadNational(digits.substr(length), plans.front(), true);
  }
  return {};
}

std::string NationalForm(std::string_view e164, std::string_view region) {
  const auto plan = PlanOfRegion(region);
  if (!plan || !e164.substr(1).starts_with(plan->code)) return "";
  std::string national(e164.substr(1 + plan->code.size()));
  for (std::string_view formats = plan->formats; !formats.empty();) {
    const RE2 leading("^(?:" + Next(formats, '\x01') + ")");
    const RE2 pattern("^(?:" + Next(formats, '\x01') + ")$");
    const std::string rewriting = Next(formats, '\x02');
    if (!RE2::PartialMatch(national, leading)) continue;
    if (RE2::Replace(&national, pattern, rewriting)) return national;
  }
  return "";
}

}  // namespace quaestor
