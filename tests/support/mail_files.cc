#include "tests/support/mail_files.h"

#include <gmime/gmime.h>
#include <gsf/gsf.h>

#include <cstdint>
#include <cstdio>

namespace quaestor {
namespace {

void StartLibraries() {
  static const bool started = [] {
    g_mime_init();
    gsf_init();
    return true;
  }();
  (void)started;
}

GMimeObject* TextPart(const std::string& text, const char* subtype) {
  GMimeTextPart* part = g_mime_text_part_new_with_subtype(subtype);
  g_mime_text_part_set_charset(part, "utf-8");
  g_mime_text_part_set_text(part, text.c_str());
  g_mime_part_set_content_encoding(GMIME_PART(part),
                                   GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  return GMIME_OBJECT(part);
}

GMimeObject* FilePart(const MailFile& file) {
  const std::size_t slash = file.type.find('/');
  GMimePart* part = g_mime_part_new_with_type(
      file.type.substr(0, slash).c_str(), file.type.substr(slash + 1).c_str());
  GMimeStream* stream =
      g_mime_stream_mem_new_with_buffer(file.bytes.data(), file.bytes.size());
  GMimeDataWrapper* content = g_mime_data_wrapper_new_with_stream(
      stream, GMIME_CONTENT_ENCODING_DEFAULT);
  g_mime_part_set_content(part, content);
  g_object_unref(content);
  g_object_unref(stream);
  g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_BASE64);
  g_mime_object_set_disposition(GMIME_OBJECT(part),
                                file.inline_shown ? "inline" : "attachment");
  if (!file.name.empty()) g_mime_part_set_filename(part, file.name.c_str());
  if (!file.content_id.empty()) {
    g_mime_part_set_content_id(part, file.content_id.c_str());
  }
  return GMIME_OBJECT(part);
}

GMimeObject* ForwardedPart(const std::string& bytes) {
  GMimeStream* stream =
      g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size());
  GMimeParser* parser = g_mime_parser_new_with_stream(stream);
  GMimeMessage* message = g_mime_parser_construct_message(parser, nullptr);
  GMimeMessagePart* part =
      g_mime_message_part_new_with_message("rfc822", message);
  g_object_unref(message);
  g_object_unref(parser);
  g_object_unref(stream);
  return GMIME_OBJECT(part);
}

void Add(GMimeMultipart* multipart, GMimeObject* part) {
  g_mime_multipart_add(multipart, part);
  g_object_unref(part);
}

GMimeObject* Body(const MailDraft& draft) {
  GMimeObject* text = TextPart(draft.text, "plain");
  if (draft.html.empty()) return text;
  GMimeMultipart* both = g_mime_multipart_new_with_subtype("alternative");
  Add(both, text);
  Add(both, TextPart(draft.html, "html"));
  return GMIME_OBJECT(both);
}

// What the file of Outlook is written into.
class OutlookWriter {
 public:
  explicit OutlookWriter(GsfOutfile* folder) : folder_(folder) {}

  void Stream(const char* name, const std::string& bytes) {
    GsfOutput* stream = gsf_outfile_new_child(folder_, name, FALSE);
    gsf_output_write(stream, bytes.size(),
                     reinterpret_cast<const guint8*>(bytes.data()));
    gsf_output_close(stream);
    g_object_unref(stream);
  }
  void Property(unsigned id, unsigned type, const std::string& bytes) {
    char name[32];
    std::snprintf(name, sizeof(name), "__substg1.0_%04X%04X", id, type);
    Stream(name, bytes);
  }
  void Text(unsigned id, const std::string& text) {
    gsize size = 0;
    char* wide = g_convert(text.data(), static_cast<gssize>(text.size()),
                           "UTF-16LE", "UTF-8", nullptr, &size, nullptr);
    Property(id, 0x001F, std::string(wide, size));
    g_free(wide);
  }
  GsfOutfile* Folder(const char* name) {
    return GSF_OUTFILE(gsf_outfile_new_child(folder_, name, TRUE));
  }

 private:
  GsfOutfile* folder_;
};

void Close(GsfOutfile* folder) {
  gsf_output_close(GSF_OUTPUT(folder));
  g_object_unref(folder);
}

void WriteOutlook(GsfOutfile* folder, std::size_t head, const MailDraft& draft,
                  const MailDraft* inner) {
  OutlookWriter writer(folder);
  // The time of sending, 4 May 2026 07:30 UTC, in 100 ns since 1601.
  const std::uint64_t time = (1777879800ULL + 11644473600ULL) * 10000000ULL;
  std::string properties(head, '\0');
  const std::uint32_t tag = 0x00390040;
  properties.append(reinterpret_cast<const char*>(&tag), 4);
  properties.append(4, '\0');
  properties.append(reinterpret_cast<const char*>(&time), 8);
  writer.Stream("__properties_version1.0", properties);
  const std::size_t angle = draft.from.find(" <");
  writer.Text(0x0C1A, draft.from.substr(0, angle));
  writer.Text(0x5D01,
              draft.from.substr(angle + 2, draft.from.size() - angle - 3));
  writer.Text(0x0037, draft.subject);
  writer.Text(0x1000, draft.text);
  writer.Text(0x1035, "<1@example.org>");
  if (!draft.html.empty()) writer.Property(0x1013, 0x0102, draft.html);
  int number = 0;
  const auto attachment = [&] {
    char name[32];
    std::snprintf(name, sizeof(name), "__attach_version1.0_#%08X",
                  static_cast<unsigned>(number++));
    return writer.Folder(name);
  };
  for (const MailFile& file : draft.files) {
    GsfOutfile* storage = attachment();
    OutlookWriter into(storage);
    into.Stream("__properties_version1.0", std::string(8, '\0'));
    into.Text(0x3707, file.name);
    into.Text(0x370E, file.type);
    into.Property(0x3701, 0x0102, file.bytes);
    Close(storage);
  }
  if (inner == nullptr) return;
  GsfOutfile* storage = attachment();
  OutlookWriter into(storage);
  into.Stream("__properties_version1.0", std::string(8, '\0'));
  into.Text(0x3001, inner->subject);
  GsfOutfile* message = into.Folder("__substg1.0_3701000D");
  WriteOutlook(message, 24, *inner, nullptr);
  Close(message);
  Close(storage);
}

void AppendNumber(std::string& bytes, std::uint32_t number, int size) {
  for (int i = 0; i < size; ++i) {
    bytes += static_cast<char>(number >> (8 * i) & 0xFF);
  }
}

void AppendAttribute(std::string& bytes, std::uint32_t attribute,
                     const std::string& data) {
  AppendNumber(bytes, 2, 1);
  AppendNumber(bytes, attribute, 4);
  AppendNumber(bytes, static_cast<std::uint32_t>(data.size()), 4);
  bytes += data;
  std::uint32_t sum = 0;
  for (const char c : data) sum += static_cast<unsigned char>(c);
  AppendNumber(bytes, sum & 0xFFFF, 2);
}

std::string LongNameProperties(const std::string& name) {
  gsize size = 0;
  char* wide = g_convert(name.c_str(), static_cast<gssize>(name.size() + 1),
                         "UTF-16LE", "UTF-8", nullptr, &size, nullptr);
  std::string bytes;
  AppendNumber(bytes, 2, 4);
  AppendNumber(bytes, 0x0E200003, 4);  // The size of the attachment, a number.
  AppendNumber(bytes, 0, 4);
  AppendNumber(bytes, 0x3707001F, 4);
  AppendNumber(bytes, 1, 4);
  AppendNumber(bytes, static_cast<std::uint32_t>(size), 4);
  bytes.append(wide, size);
  bytes.append((4 - size % 4) % 4, '\0');
  g_free(wide);
  return bytes;
}

}  // namespace

std::string MakeMessage(const MailDraft& draft) {
  StartLibraries();
  GMimeMessage* message = g_mime_message_new(TRUE);
  const auto header = [&](const char* name, const std::string& value) {
    g_mime_object_set_header(GMIME_OBJECT(message), name, value.c_str(),
                             "utf-8");
  };
  header("From", draft.from);
  header("Subject", draft.subject);
  header("Date", "Mon, 04 May 2026 09:30:00 +0200");
  header("Message-ID", "<1@example.org>");
  GMimeObject* root = Body(draft);
  if (!draft.files.empty() || !draft.forwarded.empty()) {
    GMimeMultipart* mixed = g_mime_multipart_new_with_subtype("mixed");
    Add(mixed, root);
    for (const MailFile& file : draft.files) Add(mixed, FilePart(file));
    for (const std::string& inner : draft.forwarded) {
      Add(mixed, ForwardedPart(inner));
    }
    root = GMIME_OBJECT(mixed);
  }
  g_mime_message_set_mime_part(message, root);
  g_object_unref(root);
  char* text = g_mime_object_to_string(GMIME_OBJECT(message), nullptr);
  g_object_unref(message);
  std::string bytes = text;
  g_free(text);
  return bytes;
}

std::string MakeOutlookMessage(const MailDraft& draft, const MailDraft* inner) {
  StartLibraries();
  GsfOutput* memory = gsf_output_memory_new();
  GsfOutfile* file = gsf_outfile_msole_new(memory);
  WriteOutlook(file, 32, draft, inner);
  Close(file);
  std::string bytes(reinterpret_cast<const char*>(
                        gsf_output_memory_get_bytes(GSF_OUTPUT_MEMORY(memory))),
                    static_cast<std::size_t>(gsf_output_size(memory)));
  g_object_unref(memory);
  return bytes;
}

std::string MakeTnef(const std::vector<MailFile>& files, bool unicode) {
  std::string bytes;
  AppendNumber(bytes, 0x223E9F78, 4);
  AppendNumber(bytes, 1, 2);
  for (const MailFile& file : files) {
    AppendAttribute(bytes, 0x00069002, std::string(14, '\0'));
    AppendAttribute(bytes, 0x0006800F, file.bytes);
    if (unicode) {
      AppendAttribute(bytes, 0x00018010, "ATT00001.dat" + std::string(1, '\0'));
      AppendAttribute(bytes, 0x00069005, LongNameProperties(file.name));
    } else {
      AppendAttribute(bytes, 0x00018010, file.name + std::string(1, '\0'));
    }
  }
  return bytes;
}

}  // namespace quaestor
