#include "parsers/mail/outlook_message.h"

#include <gsf/gsf.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>

#include "parsers/mail/mime_message.h"

namespace quaestor {
namespace {

struct GsfReleaser {
  void operator()(void* object) const { g_object_unref(object); }
};
using Input = std::unique_ptr<GsfInput, GsfReleaser>;

// Properties by their numbers.
constexpr unsigned kSubject = 0x0037;
constexpr unsigned kSubmitTime = 0x0039;
constexpr unsigned kSenderName = 0x0C1A;
constexpr unsigned kSenderAddress = 0x0C1F;
constexpr unsigned kSenderSmtp = 0x5D01;
constexpr unsigned kSentFor = 0x0042;
constexpr unsigned kHeaders = 0x007D;
constexpr unsigned kBody = 0x1000;
constexpr unsigned kHtml = 0x1013;
constexpr unsigned kMessageId = 0x1035;
constexpr unsigned kDeliveryTime = 0x0E06;
constexpr unsigned kCodePage = 0x3FFD;
constexpr unsigned kInternetCodePage = 0x3FDE;
constexpr unsigned kAttachData = 0x3701;
constexpr unsigned kAttachName = 0x3707;
constexpr unsigned kAttachShortName = 0x3704;
constexpr unsigned kAttachType = 0x370E;
constexpr unsigned kAttachContentId = 0x3712;
constexpr unsigned kDisplayName = 0x3001;
constexpr unsigned kHidden = 0x7FFE;

constexpr std::size_t kHeadOfMessage = 32;  // of the stream of properties
constexpr std::size_t kHeadOfInner = 24;
constexpr std::size_t kHeadOfAttachment = 8;

// A storage of the file: a message or an attachment.
class Storage {
 public:
  Storage(GsfInfile* folder, std::size_t head, std::size_t& budget)
      : folder_(folder), budget_(budget) {
    const std::string bytes = Stream("__properties_version1.0");
    properties_ = bytes.size() > head ? bytes.substr(head) : "";
  }

  // "" where there is none.
  std::string Stream(const char* name) const {
    const Input input(gsf_infile_child_by_name(folder_, name));
    if (input == nullptr) return "";
    const gsf_off_t size = gsf_input_size(input.get());
    if (size <= 0 || static_cast<std::size_t>(size) > budget_) return "";
    std::string bytes(static_cast<std::size_t>(size), '\0');
    auto* buffer = reinterpret_cast<guint8*>(bytes.data());
    if (gsf_input_read(input.get(), bytes.size(), buffer) == nullptr) return "";
    budget_ -= bytes.size();
    return bytes;
  }

  std::string Binary(unsigned property) const {
    return Stream(NameOf(property, 0x0102).c_str());
  }

  // UTF-8 where the file has Unicode, else as it stands there.
  std::string Text(unsigned property) const {
    const std::string wide = Stream(NameOf(property, 0x001F).c_str());
    if (wide.empty()) return Stream(NameOf(property, 0x001E).c_str());
    const gsize even = wide.size() / 2 * 2;
    gsize written = 0;
    char* text =
        g_convert_with_fallback(wide.data(), static_cast<gssize>(even), "UTF-8",
                                "UTF-16LE", "?", nullptr, &written, nullptr);
    if (text == nullptr) return "";
    std::string result(text, written);
    g_free(text);
    while (result.ends_with('\0')) result.pop_back();
    return result;
  }

  // Of a property of fixed size; 0 where there is none.
  std::uint64_t Number(unsigned property) const {
    constexpr std::size_t kEntry = 16;
    for (std::size_t at = 0; at + kEntry <= properties_.size(); at += kEntry) {
      std::uint32_t tag = 0;
      std::uint64_t value = 0;
      std::memcpy(&tag, &properties_[at], sizeof(tag));
      std::memcpy(&value, &properties_[at + 8], sizeof(value));
      if (tag >> 16U == property) return value;
    }
    return 0;
  }

  GsfInfile* folder() const { return folder_; }

 private:
  static std::string NameOf(unsigned property, unsigned type) {
    std::array<char, 32> name{};
    std::snprintf(name.data(), name.size(), "__substg1.0_%04X%04X", property,
                  type);
    return name.data();
  }

  GsfInfile* folder_;
  std::size_t& budget_;
  std::string properties_;
};

// "2026-05-04T09:30:00Z" of a time in 100 ns since 1601.
std::string DateOf(std::uint64_t time) {
  constexpr std::uint64_t kTicks = 10'000'000;
  constexpr std::int64_t kTo1970 = 11'644'473'600;
  if (time == 0) return "";
  GDateTime* date = g_date_time_new_from_unix_utc(
      static_cast<gint64>(time / kTicks) - kTo1970);
  if (date == nullptr) return "";
  char* text = g_date_time_format(date, "%Y-%m-%dT%H:%M:%S+00:00");
  g_date_time_unref(date);
  std::string result = text == nullptr ? "" : text;
  g_free(text);
  return result;
}

std::string SenderOf(const Storage& message) {
  std::string name = message.Text(kSenderName);
  if (name.empty()) name = message.Text(kSentFor);
  std::string address = message.Text(kSenderSmtp);
  if (address.empty()) address = message.Text(kSenderAddress);
  if (address.find('@') == std::string::npos) address.clear();
  if (address.empty() || name == address) return name.empty() ? address : name;
  return name.empty() ? address : name + " <" + address + ">";
}

// What the message itself says, and beyond that what it travelled with.
MessageFacts FactsOf(const Storage& message) {
  MessageFacts facts;
  const std::string headers = message.Text(kHeaders);
  const std::size_t start = headers.find_first_not_of(" \t\r\n");
  if (start != std::string::npos) {
    facts = ReadHeaderFacts(headers.substr(start) + "\r\n\r\n");
  }
  if (const std::string sender = SenderOf(message);
      facts.from.empty() && !sender.empty()) {
    facts.from = sender;
  }
  if (facts.subject.empty()) facts.subject = message.Text(kSubject);
  if (facts.date.empty()) facts.date = DateOf(message.Number(kSubmitTime));
  if (facts.date.empty()) facts.date = DateOf(message.Number(kDeliveryTime));
  if (facts.id.empty()) facts.id = message.Text(kMessageId);
  std::erase_if(facts.id, [](char c) { return c == '<' || c == '>'; });
  return facts;
}

// "windows-1251" of 1251.
std::string CharsetOf(std::uint64_t page) {
  constexpr std::uint64_t kUtf8 = 65001;
  page &= 0xFFFFFFFFU;
  if (page == 0) return "";
  if (page == kUtf8) return "utf-8";
  if (page == 936) return "gbk";
  if (page == 932) return "shift_jis";
  if (page == 949 || page == 950 || page == 874 ||
      (page >= 1250 && page <= 1258)) {
    return "windows-" + std::to_string(page);
  }
  if (page >= 28591 && page <= 28605) {
    return "iso-8859-" + std::to_string(page - 28590);
  }
  return page == 20866 ? "koi8-r" : "";
}

class OutlookReader {
 public:
  explicit OutlookReader(const MailLimits& limits)
      : limits_(limits), budget_(limits.max_bytes) {}

  MailMessage Message(GsfInfile* folder, std::size_t head, int depth);

 private:
  void Bodies(const Storage& message, MailMessage& into);
  void Attachment(GsfInfile* folder, int depth, MailMessage& into);

  const MailLimits& limits_;
  std::size_t budget_;
  int parts_ = 0;
};

void OutlookReader::Bodies(const Storage& message, MailMessage& into) {
  MailPart plain;
  plain.media_type = "text/plain";
  plain.alternative = 1;
  plain.bytes = message.Text(kBody);
  plain.charset = CharsetOf(message.Number(kCodePage));
  MailPart html = plain;
  html.media_type = "text/html";
  html.bytes = message.Binary(kHtml);
  if (html.bytes.empty()) html.bytes = message.Text(kHtml);
  html.charset = CharsetOf(message.Number(kInternetCodePage));
  if (!plain.bytes.empty()) into.parts.push_back(std::move(plain));
  if (!html.bytes.empty()) into.parts.push_back(std::move(html));
}

// "" of a file that is empty.
std::string WhyWithoutContent(GsfInfile* folder) {
  const Input data(gsf_infile_child_by_name(folder, "__substg1.0_37010102"));
  if (data == nullptr) {
    return "the message names it without its content; ask the sender for it "
           "again";
  }
  return gsf_input_size(data.get()) > 0
             ? "it is too large, or damaged in the message; ask the sender for "
               "it by itself"
             : "";
}

void OutlookReader::Attachment(GsfInfile* folder, int depth,
                               MailMessage& into) {
  const Storage storage(folder, kHeadOfAttachment, budget_);
  MailPart part;
  for (const unsigned name : {kAttachName, kDisplayName, kAttachShortName}) {
    if (part.name.empty()) part.name = storage.Text(name);
  }
  part.media_type = storage.Text(kAttachType);
  part.content_id = storage.Text(kAttachContentId);
  part.attachment = storage.Number(kHidden) == 0 && part.content_id.empty();
  const Input inner(gsf_infile_child_by_name(folder, "__substg1.0_3701000D"));
  if (inner != nullptr && GSF_IS_INFILE(inner.get())) {
    part.message.push_back(
        Message(GSF_INFILE(inner.get()), kHeadOfInner, depth + 1));
  } else {
    part.bytes = storage.Binary(kAttachData);
    if (part.bytes.empty()) part.trouble = WhyWithoutContent(folder);
  }
  into.parts.push_back(std::move(part));
}

MailMessage OutlookReader::Message(GsfInfile* folder, std::size_t head,
                                   int depth) {
  MailMessage message;
  const Storage storage(folder, head, budget_);
  message.facts = FactsOf(storage);
  if (depth > limits_.max_depth) {
    message.trouble = "it lies in more than " +
                      std::to_string(limits_.max_depth) +
                      " messages, one in the other; save it by itself";
    return message;
  }
  Bodies(storage, message);
  for (int i = 0; i < gsf_infile_num_children(folder); ++i) {
    const char* name = gsf_infile_name_by_index(folder, i);
    if (name == nullptr || std::strncmp(name, "__attach_", 9) != 0) continue;
    if (++parts_ > limits_.max_parts) {
      message.trouble = TooManyParts(limits_);
      break;
    }
    const Input child(gsf_infile_child_by_index(folder, i));
    if (child == nullptr || !GSF_IS_INFILE(child.get())) continue;
    Attachment(GSF_INFILE(child.get()), depth, message);
  }
  return message;
}

}  // namespace

void StartOutlook() { gsf_init(); }

MailMessage ReadOutlookMessage(std::string_view bytes,
                               const MailLimits& limits) {
  const Input input(
      gsf_input_memory_new(reinterpret_cast<const guint8*>(bytes.data()),
                           static_cast<gsf_off_t>(bytes.size()), FALSE));
  GError* error = nullptr;
  const Input file(GSF_INPUT(gsf_infile_msole_new(input.get(), &error)));
  if (file == nullptr) {
    g_clear_error(&error);
    throw std::runtime_error(
        "the message of Outlook (.msg) is damaged; ask for it again");
  }
  return OutlookReader(limits).Message(GSF_INFILE(file.get()), kHeadOfMessage,
                                       0);
}

}  // namespace quaestor
