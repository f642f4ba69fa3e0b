#include "tests/support/office_files.h"

#include <zlib.h>

#include <cstdint>

namespace quaestor {
namespace {

void Append(std::uint32_t value, int bytes, std::string& out) {
  for (int i = 0; i < bytes; ++i) {
    out += static_cast<char>(value >> (8 * i) & 0xFF);
  }
}

std::string Packed(const std::string& text) {
  std::string out(compressBound(static_cast<uLong>(text.size())) + 64, '\0');
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);
  stream.next_in =
      reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));  // NOLINT
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

// What the local header and the directory say alike of a part.
std::string Record(const std::string& name, const std::string& text,
                   const std::string& data, bool packed) {
  std::string record;
  Append(20, 2, record);              // version
  Append(0, 2, record);               // flags
  Append(packed ? 8 : 0, 2, record);  // method
  Append(0x00210000, 4, record);      // 1 January 1980
  Append(static_cast<std::uint32_t>(
             crc32(0, reinterpret_cast<const Bytef*>(text.data()),
                   static_cast<uInt>(text.size()))),
         4, record);
  Append(static_cast<std::uint32_t>(data.size()), 4, record);
  Append(static_cast<std::uint32_t>(text.size()), 4, record);
  Append(static_cast<std::uint32_t>(name.size()), 2, record);
  Append(0, 2, record);  // no extra field
  return record;
}

constexpr std::string_view kNamespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:v=\"urn:schemas-microsoft-com:vml\"";
constexpr std::string_view kTypes =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string Element(std::string_view name, std::string_view inside) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><" + std::string(name) +
         std::string(kNamespaces) + ">" + std::string(inside) + "</" +
         std::string(name) + ">";
}

struct KnownPart {
  const char* name;
  const char* root;
  const char* type;
};
constexpr KnownPart kKnown[] = {
    {"numbering.xml", "w:numbering", "numbering"},
    {"styles.xml", "w:styles", "styles"},
    {"footnotes.xml", "w:footnotes", "footnotes"},
    {"endnotes.xml", "w:endnotes", "endnotes"},
    {"settings.xml", "w:settings", "settings"},
    {"header1.xml", "w:hdr", "header"},
    {"footer1.xml", "w:ftr", "footer"},
};

std::string Relationships(std::string_view inside) {
  return "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas."
         "openxmlformats.org/package/2006/relationships\">" +
         std::string(inside) + "</Relationships>";
}

}  // namespace

std::string MakeZip(const Parts& parts, bool packed) {
  std::string out;
  std::string directory;
  for (const auto& [name, text] : parts) {
    const std::string data = packed ? Packed(text) : text;
    const std::string record = Record(name, text, data, packed);
    const auto place = static_cast<std::uint32_t>(out.size());
    out += "PK\x03\x04" + record + name + data;
    directory += "PK\x01\x02";
    Append(20, 2, directory);
    directory += record;
    Append(0, 2, directory);  // no comment
    Append(0, 4, directory);  // disk, internal attributes
    Append(0, 4, directory);  // external attributes
    Append(place, 4, directory);
    directory += name;
  }
  const auto place = static_cast<std::uint32_t>(out.size());
  out += directory + "PK\x05\x06";
  Append(0, 4, out);
  Append(static_cast<std::uint32_t>(parts.size()), 2, out);
  Append(static_cast<std::uint32_t>(parts.size()), 2, out);
  Append(static_cast<std::uint32_t>(directory.size()), 4, out);
  Append(place, 4, out);
  Append(0, 2, out);
  return out;
}

std::string MakeDocx(std::string_view body, const Parts& others) {
  const std::string type(kTypes);
  Parts parts;
  parts["[Content_Types].xml"] =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"
      "content-types\"><Override PartName=\"/word/document.xml\" "
      "ContentType=\"application/vnd.openxmlformats-officedocument."
      "wordprocessingml.document.main+xml\"/></Types>";
  parts["_rels/.rels"] =
      Relationships("<Relationship Id=\"rId1\" Type=\"" + type +
                    "officeDocument\" Target=\"word/document.xml\"/>");
  parts["word/document.xml"] =
      Element("w:document", "<w:body>" + std::string(body) + "</w:body>");
  std::string links;
  for (const auto& [name, text] : others) {
    if (name == "document.xml.rels") {
      links += text;
      continue;
    }
    bool known = false;
    for (const KnownPart& part : kKnown) {
      if (name != part.name) continue;
      known = true;
      parts["word/" + name] = Element(part.root, text);
      links += "<Relationship Id=\"" + name + "\" Type=\"" + type + part.type +
               "\" Target=\"" + name + "\"/>";
    }
    if (!known) parts[name] = text;
  }
  parts.emplace("word/_rels/document.xml.rels", Relationships(links));
  return MakeZip(parts, true);
}

std::string Paragraph(std::string_view text, std::string_view properties) {
  return "<w:p><w:pPr>" + std::string(properties) +
         "</w:pPr><w:r><w:t xml:space=\"preserve\">" + std::string(text) +
         "</w:t></w:r></w:p>";
}

std::string InList(int list, int level) {
  return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) +
         "\"/><w:numId w:val=\"" + std::to_string(list) + "\"/></w:numPr>";
}

std::string MakeOdt(std::string_view text, std::string_view styles,
                    const Parts& others) {
  std::string names;
  for (const char* name : {"office", "style", "text", "table", "form"}) {
    names += std::string(" xmlns:") + name +
             "=\"urn:oasis:names:tc:opendocument:xmlns:" + name + ":1.0\"";
  }
  names +=
      " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
      " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
      "\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
      " xmlns:field=\"urn:openoffice:names:experimental:ooo-ms-interop:xmlns:"
      "field:1.0\" xmlns:loext=\"urn:org:documentfoundation:names:experimental:"
      "office:xmlns:loext:1.0\"";
  Parts parts = {
      {"mimetype", "application/vnd.oasis.opendocument.text"},
      {"content.xml",
       "<?xml version=\"1.0\"?><office:document-content" + names +
           "><office:automatic-styles>" + std::string(styles) +
           "</office:automatic-styles><office:body><office:text>" +
           std::string(text) +
           "</office:text></office:body></office:document-content>"}};
  for (const auto& [name, part] : others) parts[name] = part;
  return MakeZip(parts, true);
}

}  // namespace quaestor
