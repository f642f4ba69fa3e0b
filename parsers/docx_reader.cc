// ReadDocx() of office_text.h: the parts of a Word file in their order.
#include <iterator>
#include <set>
#include <utility>

#include "parsers/docx_walk.h"
#include "parsers/office_package.h"
#include "parsers/office_text.h"
#include "parsers/xml_tree.h"

namespace quaestor {
namespace {

struct Relationship {
  std::string type;  // the last part of its name: "footnotes"
  std::string target;
  bool external = false;
};
using Relationships = std::map<std::string, Relationship, std::less<>>;

std::string_view LastPart(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

// "../media/a.xml" and "/word/a.xml" as seen from a part, without ".." in it.
std::string Resolve(std::string_view part, std::string_view target) {
  std::string path;
  if (!target.starts_with('/')) {
    path = part.substr(0, part.size() - LastPart(part).size());
  }
  while (!target.empty()) {
    const std::size_t end = std::min(target.find('/'), target.size());
    const std::string_view step = target.substr(0, end);
    target.remove_prefix(std::min(end + 1, target.size()));
    if (step == "..") {
      if (!path.empty()) path.pop_back();
      path.resize(path.size() - LastPart(path).size());
    } else if (!step.empty() && step != ".") {
      path += step;
      if (!target.empty()) path += '/';
    }
  }
  return path;
}

Relationships ReadRelationships(OfficePackage& package, std::string_view part) {
  const std::string_view file = LastPart(part);
  const std::string folder(part.substr(0, part.size() - file.size()));
  Relationships result;
  const auto bytes =
      package.Read(folder + "_rels/" + std::string(file) + ".rels");
  if (!bytes) return result;
  const pugi::xml_document xml = ParseXml(*bytes);
  for (const pugi::xml_node node : xml.document_element().children()) {
    Relationship relationship;
    relationship.type = LastPart(Attribute(node, "Type"));
    relationship.external = Attribute(node, "TargetMode") == "External";
    const std::string_view target = Attribute(node, "Target");
    relationship.target =
        relationship.external ? std::string(target) : Resolve(part, target);
    result.emplace(Attribute(node, "Id"), std::move(relationship));
  }
  return result;
}

// The first target of a type, or "".
std::string TargetOf(const Relationships& relationships,
                     std::string_view type) {
  for (const auto& [id, relationship] : relationships) {
    if (relationship.type == type) return relationship.target;
  }
  return "";
}

DocxTargets HyperlinksIn(const Relationships& relationships) {
  DocxTargets targets;
  for (const auto& [id, relationship] : relationships) {
    if (relationship.type == "hyperlink" && relationship.external) {
      targets.emplace(id, relationship.target);
    }
  }
  return targets;
}

class DocxFile {
 public:
  explicit DocxFile(std::string_view bytes) : package_(bytes) {}

  OfficeText Read() {
    const std::string main = MainPart();
    relationships_ = ReadRelationships(package_, main);
    const pugi::xml_document xml = ParseXml(package_.Read(main).value());
    ReadDefinitions();
    const pugi::xml_node body = xml.document_element().child("w:body");
    if (!body) {
      throw Error(ErrorCode::kDamaged,
                  "the Word file holds no text; ask the sender for it again");
    }
    Append(ReadStory(body, HyperlinksIn(relationships_), "", stories_));
    ReadNotes("footnotes", "w:footnote", stories_.footnotes);
    ReadNotes("endnotes", "w:endnote", stories_.endnotes);
    ReadMargins(body);
    return std::move(stories_.text);
  }

 private:
  std::string MainPart() {
    std::string main =
        TargetOf(ReadRelationships(package_, ""), "officeDocument");
    if (!package_.Has(main)) main = "word/document.xml";
    if (!package_.Has(main)) {
      throw Error(ErrorCode::kDamaged,
                  "the Word file holds no text; ask the sender for it again");
    }
    return main;
  }

  // A part beside the text; what is wrong with it costs no more than itself.
  pugi::xml_document Beside(const std::string& part) {
    try {
      const auto bytes = package_.Read(part);
      if (bytes) return ParseXml(*bytes);
    } catch (const Error& error) {
      if (error.code() == ErrorCode::kLimit) throw;
      stories_.text.warnings.push_back("the part " +
                                       std::string(LastPart(part)) +
                                       " of the file is damaged and not read");
    }
    return {};
  }

  pugi::xml_document BesideOfType(std::string_view type) {
    return Beside(TargetOf(relationships_, type));
  }

  void ReadDefinitions() {
    stories_.styles = ReadStyles(BesideOfType("styles").document_element());
    stories_.numbering =
        ReadNumbering(BesideOfType("numbering").document_element());
    stories_.endnotes.format = NumberFormat::kLowerRoman;
    const pugi::xml_document xml = BesideOfType("settings");
    const pugi::xml_node settings = xml.document_element();
    ReadNoteFormat(settings.child("w:footnotePr"), stories_.footnotes);
    ReadNoteFormat(settings.child("w:endnotePr"), stories_.endnotes);
  }

  static void ReadNoteFormat(pugi::xml_node properties, DocxNotes& notes) {
    if (const pugi::xml_node format = properties.child("w:numFmt")) {
      notes.format = FormatOfOoxml(Attribute(format, "w:val"));
    }
    notes.start = IntegerOr(Attribute(properties.child("w:numStart"), "w:val"),
                            notes.start);
  }

  void Append(std::vector<TextBlock> blocks) {
    auto& all = stories_.text.blocks;
    all.insert(all.end(), std::make_move_iterator(blocks.begin()),
               std::make_move_iterator(blocks.end()));
  }

  void AppendAs(BlockKind kind, std::vector<TextBlock> blocks) {
    for (TextBlock& block : blocks) {
      block.kind = kind;
      block.level = 0;
    }
    Append(std::move(blocks));
  }

  // In the order in which the text refers to them. A note may refer to others.
  void ReadNotes(std::string_view type, const char* element, DocxNotes& notes) {
    if (notes.referred.empty()) return;
    const std::string part = TargetOf(relationships_, type);
    const pugi::xml_document xml = Beside(part);
    const DocxTargets targets = HyperlinksIn(ReadRelationships(package_, part));
    std::map<std::string_view, pugi::xml_node> by_id;
    for (const pugi::xml_node note : xml.document_element().children(element)) {
      by_id.emplace(Attribute(note, "w:id"), note);
    }
    for (std::size_t i = 0; i < notes.referred.size(); ++i) {
      const std::string id = notes.referred[i];
      const auto note = by_id.find(id);
      if (note == by_id.end()) continue;
      AppendAs(BlockKind::kFootnote,
               ReadStory(note->second, targets, notes.labels[id], stories_));
    }
  }

  // Headers and footers of all sections, each once.
  void ReadMargins(pugi::xml_node body) {
    std::set<std::string> read;
    for (const BlockKind kind : {BlockKind::kHeader, BlockKind::kFooter}) {
      const bool header = kind == BlockKind::kHeader;
      const char* name = header ? "w:headerReference" : "w:footerReference";
      for (const pugi::xpath_node& found :
           body.select_nodes((std::string("//") + name).c_str())) {
        const auto relationship =
            relationships_.find(Attribute(found.node(), "r:id"));
        if (relationship == relationships_.end()) continue;
        const std::string& part = relationship->second.target;
        if (read.insert(part).second) ReadMargin(kind, part);
      }
    }
  }

  void ReadMargin(BlockKind kind, const std::string& part) {
    const pugi::xml_document xml = Beside(part);
    const DocxTargets targets = HyperlinksIn(ReadRelationships(package_, part));
    AppendAs(kind, ReadStory(xml.document_element(), targets, "", stories_));
  }

  OfficePackage package_;
  Relationships relationships_;
  DocxStories stories_;
};

}  // namespace

Document ReadDocx(std::string_view bytes, const ReadingOptions& options) {
  Document document = MakeDocument(DocxFile(bytes).Read(), options.limits);
  document.media_type =
      "application/vnd.openxmlformats-officedocument.wordprocessingml."
      "document";
  return document;
}

}  // namespace quaestor
