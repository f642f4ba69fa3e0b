#include "parsers/mail/mime_message.h"

#include <gmime/gmime.h>
#include <iconv.h>

#include <array>
#include <memory>
#include <stdexcept>
#include <string>

#include "parsers/mail/encoded_words.h"

namespace quaestor {
namespace {

struct ObjectReleaser {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, ObjectReleaser>;

struct TextReleaser {
  void operator()(char* text) const { g_free(text); }
};
using OwnedText = std::unique_ptr<char, TextReleaser>;

std::string TextOf(const char* text) { return text == nullptr ? "" : text; }

std::string LowerCase(const char* text) {
  const OwnedText lower(g_ascii_strdown(text, -1));
  return lower.get();
}

// A header with letters that are in no charset it names: GMime has read each
// as Latin-1 (ParserOptions), and whoever knows the languages decides.
std::string AsSent(const std::string& text, const char* raw_header) {
  if (raw_header == nullptr || g_str_is_ascii(raw_header) != 0 ||
      g_utf8_validate(raw_header, -1, nullptr) != 0) {
    return text;
  }
  std::string bytes;
  for (const char* at = text.c_str(); *at != '\0'; at = g_utf8_next_char(at)) {
    const gunichar letter = g_utf8_get_char_validated(at, -1);
    if (letter > 0xFF) return text;
    bytes += static_cast<char>(letter);
  }
  return bytes;
}

const char* RawHeader(GMimeObject* object, const char* name) {
  GMimeHeaderList* list = g_mime_object_get_header_list(object);
  GMimeHeader* header = g_mime_header_list_get_header(list, name);
  return header == nullptr ? nullptr : g_mime_header_get_raw_value(header);
}

// A header line as it was sent, with its words joined; "" where there are none.
std::string WithWordsJoined(GMimeObject* object, const char* name) {
  const std::string raw = TextOf(RawHeader(object, name));
  return raw.find("=?") == std::string::npos ? "" : JoinedWords(raw);
}

std::string HeaderText(GMimeObject* object, const char* name) {
  std::string text = WithWordsJoined(object, name);
  if (text.empty()) text = TextOf(g_mime_object_get_header(object, name));
  const OwnedText decoded(
      g_mime_utils_header_decode_text(nullptr, text.c_str()));
  return AsSent(TextOf(decoded.get()), RawHeader(object, name));
}

std::string DateOf(GMimeMessage* message) {
  GDateTime* date = g_mime_message_get_date(message);
  if (date == nullptr) return "";
  const OwnedText text(g_date_time_format(date, "%Y-%m-%dT%H:%M:%S%:z"));
  return TextOf(text.get());
}

std::string SenderOf(GMimeMessage* message) {
  InternetAddressList* from = g_mime_message_get_from(message);
  Owned<InternetAddressList> joined;
  const std::string words = WithWordsJoined(GMIME_OBJECT(message), "From");
  if (!words.empty()) {
    joined.reset(internet_address_list_parse(nullptr, words.c_str()));
    if (joined != nullptr) from = joined.get();
  }
  if (from == nullptr || internet_address_list_length(from) == 0) {
    return HeaderText(GMIME_OBJECT(message), "From");
  }
  const OwnedText text(internet_address_list_to_string(from, nullptr, 0));
  return AsSent(TextOf(text.get()), RawHeader(GMIME_OBJECT(message), "From"));
}

MessageFacts FactsOf(GMimeMessage* message) {
  MessageFacts facts;
  facts.from = SenderOf(message);
  facts.subject = HeaderText(GMIME_OBJECT(message), "Subject");
  facts.date = DateOf(message);
  facts.id = TextOf(g_mime_message_get_message_id(message));
  return facts;
}

struct OptionsReleaser {
  void operator()(GMimeParserOptions* options) const {
    g_mime_parser_options_free(options);
  }
};

std::unique_ptr<GMimeParserOptions, OptionsReleaser> ParserOptions() {
  std::unique_ptr<GMimeParserOptions, OptionsReleaser> options(
      g_mime_parser_options_new());
  // Latin-1 gives every byte a letter of the same number: see AsSent.
  std::array<const char*, 3> charsets = {"utf-8", "iso-8859-1", nullptr};
  g_mime_parser_options_set_fallback_charsets(options.get(), charsets.data());
  return options;
}

// Walks the tree of a message's parts and writes down its leaves.
class PartWalk {
 public:
  PartWalk(const MailLimits& limits, MailMessage& message)
      : limits_(limits), message_(&message) {}

  void Message(GMimeMessage* message, MailMessage& into, int depth);

 private:
  void Object(GMimeObject* object, int alternative, int depth);
  void Multipart(GMimeMultipart* multipart, int alternative, int depth);
  void Attached(GMimeMessagePart* part, int alternative, int depth);
  void Leaf(GMimePart* part, int alternative);
  MailPart& NewPart(GMimeObject* object, int alternative);
  std::string Content(GMimePart* part);

  const MailLimits& limits_;
  MailMessage* message_;
  int parts_ = 0;
  int alternatives_ = 0;
  std::size_t bytes_ = 0;
};

void PartWalk::Message(GMimeMessage* message, MailMessage& into, int depth) {
  MailMessage* outer = message_;
  message_ = &into;
  into.facts = FactsOf(message);
  if (depth > limits_.max_depth) {
    into.trouble = "it lies in more than " + std::to_string(limits_.max_depth) +
                   " messages, one in the other; save it by itself";
  } else if (GMimeObject* root = g_mime_message_get_mime_part(message)) {
    Object(root, 0, depth);
  }
  message_ = outer;
}

void PartWalk::Object(GMimeObject* object, int alternative, int depth) {
  if (parts_ >= limits_.max_parts || bytes_ > limits_.max_bytes) {
    message_->trouble = TooManyParts(limits_);
    return;
  }
  if (GMIME_IS_MULTIPART(object)) {
    Multipart(GMIME_MULTIPART(object), alternative, depth);
  } else if (GMIME_IS_MESSAGE_PART(object)) {
    Attached(GMIME_MESSAGE_PART(object), alternative, depth);
  } else if (GMIME_IS_PART(object)) {
    Leaf(GMIME_PART(object), alternative);
  }
}

void PartWalk::Multipart(GMimeMultipart* multipart, int alternative,
                         int depth) {
  GMimeContentType* type =
      g_mime_object_get_content_type(GMIME_OBJECT(multipart));
  if (g_mime_content_type_is_type(type, "multipart", "encrypted") != 0) {
    NewPart(GMIME_OBJECT(multipart), 0).trouble =
        "it is encrypted; ask the sender for it unencrypted";
    return;
  }
  // An alternative within another one shows the same as that one.
  const bool opens =
      alternative == 0 &&
      g_mime_content_type_is_type(type, "multipart", "alternative") != 0;
  const int number = opens ? ++alternatives_ : alternative;
  for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i) {
    Object(g_mime_multipart_get_part(multipart, i), number, depth);
  }
}

void PartWalk::Attached(GMimeMessagePart* part, int alternative, int depth) {
  MailPart& attached = NewPart(GMIME_OBJECT(part), alternative);
  GMimeMessage* message = g_mime_message_part_get_message(part);
  if (message == nullptr) {
    attached.trouble = "the attached message is damaged";
    return;
  }
  MailMessage inner;
  Message(message, inner, depth + 1);
  // Of what was pushed meanwhile, the reference would be no more valid.
  message_->parts.back().message.push_back(std::move(inner));
}

MailPart& PartWalk::NewPart(GMimeObject* object, int alternative) {
  ++parts_;
  MailPart part;
  GMimeContentType* type = g_mime_object_get_content_type(object);
  const OwnedText name(g_mime_content_type_get_mime_type(type));
  part.media_type = LowerCase(name.get());
  const auto parameter = [&](const char* key) {
    return TextOf(g_mime_content_type_get_parameter(type, key));
  };
  part.charset = parameter("charset");
  part.flowed = LowerCase(parameter("format").c_str()) == "flowed";
  part.delete_space = LowerCase(parameter("delsp").c_str()) == "yes";
  part.content_id = TextOf(g_mime_object_get_content_id(object));
  const char* disposition = g_mime_object_get_disposition(object);
  part.attachment =
      disposition != nullptr && LowerCase(disposition) == "attachment";
  part.alternative = alternative;
  message_->parts.push_back(std::move(part));
  return message_->parts.back();
}

std::string PartWalk::Content(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return "";
  const Owned<GMimeStream> out(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, out.get());
  const GByteArray* array =
      g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(out.get()));
  bytes_ += array->len;
  return {reinterpret_cast<const char*>(array->data), array->len};
}

// The name in header lines with encoded words, or "".
std::string NameInWords(GMimeObject* object) {
  const std::string disposition =
      WithWordsJoined(object, "Content-Disposition");
  const Owned<GMimeContentDisposition> place(
      g_mime_content_disposition_parse(nullptr, disposition.c_str()));
  std::string name =
      TextOf(g_mime_content_disposition_get_parameter(place.get(), "filename"));
  if (!name.empty()) return name;
  if (g_mime_object_get_content_disposition_parameter(object, "filename") !=
      nullptr) {
    return "";  // Written there without such words.
  }
  const std::string type = WithWordsJoined(object, "Content-Type");
  if (type.empty()) return "";
  const Owned<GMimeContentType> parsed(
      g_mime_content_type_parse(nullptr, type.c_str()));
  return TextOf(g_mime_content_type_get_parameter(parsed.get(), "name"));
}

void PartWalk::Leaf(GMimePart* part, int alternative) {
  GMimeObject* object = GMIME_OBJECT(part);
  MailPart& leaf = NewPart(object, alternative);
  const char* disposition = RawHeader(object, "Content-Disposition");
  const bool named_there = g_mime_object_get_content_disposition_parameter(
                               object, "filename") != nullptr;
  leaf.name =
      AsSent(TextOf(g_mime_part_get_filename(part)),
             named_there ? disposition : RawHeader(object, "Content-Type"));
  if (std::string name = NameInWords(object); !name.empty()) {
    leaf.name = std::move(name);
  }
  leaf.bytes = Content(part);
  if (leaf.media_type == "message/partial") {
    leaf.trouble =
        "it is a piece of a message that was split; ask for it in one piece";
  }
}

void NoteNesting(gint64, GMimeParserWarning warning, const gchar*,
                 gpointer too_deep) {
  if (warning == GMIME_CRIT_NESTING_OVERFLOW)
    *static_cast<bool*>(too_deep) = true;
}

// `bytes` must outlive what is parsed. `too_deep`: GMime has left out parts.
Owned<GMimeMessage> Parse(std::string_view bytes, bool& too_deep) {
  const Owned<GMimeStream> stream(
      g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  g_mime_parser_set_persist_stream(parser.get(), 1);
  const auto options = ParserOptions();
  g_mime_parser_options_set_warning_callback(options.get(), NoteNesting,
                                             &too_deep);
  return Owned<GMimeMessage>(
      g_mime_parser_construct_message(parser.get(), options.get()));
}

}  // namespace

void StartMime() { g_mime_init(); }

void KeepCharsets() {
  constexpr std::array kCharsets = {
      "ISO-8859-1",   "ISO-8859-2",   "ISO-8859-3",   "ISO-8859-4",
      "ISO-8859-5",   "ISO-8859-6",   "ISO-8859-7",   "ISO-8859-8",
      "ISO-8859-9",   "ISO-8859-10",  "ISO-8859-13",  "ISO-8859-14",
      "ISO-8859-15",  "ISO-8859-16",  "WINDOWS-1250", "WINDOWS-1251",
      "WINDOWS-1252", "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1255",
      "WINDOWS-1256", "WINDOWS-1257", "WINDOWS-1258", "KOI8-R",
      "KOI8-U",       "IBM437",       "IBM850",       "IBM852",
      "IBM866",       "GB2312",       "EUC-CN",       "GBK",
      "GB18030",      "BIG5",         "BIG5-HKSCS",   "SHIFT_JIS",
      "CP932",        "EUC-JP",       "ISO-2022-JP",  "EUC-KR",
      "CP949",        "UHC",          "ISO-2022-KR",  "TIS-620",
      "WINDOWS-874",  "MACINTOSH",    "UTF-7",        "UTF-16",
      "UTF-16LE",     "UTF-16BE",     "US-ASCII"};
  for (const char* charset : kCharsets) {
    iconv_open("UTF-8", charset);  // Never closed: so they stay.
  }
}

MailMessage ReadMimeMessage(std::string_view bytes, const MailLimits& limits) {
  bool too_deep = false;
  const Owned<GMimeMessage> parsed = Parse(bytes, too_deep);
  if (parsed == nullptr) {
    throw std::runtime_error("the message is damaged from its beginning");
  }
  MailMessage message;
  PartWalk(limits, message).Message(parsed.get(), message, 0);
  if (too_deep && message.trouble.empty()) {
    message.trouble =
        "parts lie too deep in one another to be read; ask the sender for the "
        "returns by themselves";
  }
  return message;
}

MessageFacts ReadHeaderFacts(std::string_view bytes) {
  bool too_deep = false;
  const Owned<GMimeMessage> parsed = Parse(bytes, too_deep);
  return parsed == nullptr ? MessageFacts() : FactsOf(parsed.get());
}

}  // namespace quaestor
