#include "parsers/pdf_annotations.h"

#include <Catalog.h>
#include <Gfx.h>
#include <OptionalContent.h>
#include <PDFDoc.h>
#include <Page.h>

#include <algorithm>
#include <string>

#include "parsers/pdf_forms.h"
#include "parsers/pdf_objects.h"

namespace quaestor {
namespace {

constexpr int kHidden = 1 << 1;
constexpr int kNoView = 1 << 5;
constexpr int kMaxAnnotations = 20'000;
constexpr double kLeastExtent = 0.1;  // points; what is smaller shows nothing

// What the reading of one page's annotations goes by.
struct Context {
  PDFDoc& document;
  Gfx& gfx;
  PageCollector& collector;
  PageContent& content;
  const double* matrix;  // from the PDF's coordinates to the page's
};

bool IsAnyOf(const std::string& subtype,
             std::initializer_list<const char*> list) {
  return std::any_of(list.begin(), list.end(),
                     [&](const char* name) { return subtype == name; });
}

bool IsLayerHidden(const Context& context, const Object& annotation) {
  OCGs* layers = context.document.getOptContentConfig();
  const Object& layer = annotation.dictLookupNF("OC");
  return layers != nullptr && layers->hasOCGs() && !layer.isNull() &&
         !layers->optContentIsVisible(&layer);
}

// Not to be seen on the page.
bool IsHidden(const Context& context, const Object& annotation) {
  const Object flags = annotation.dictLookup("F");
  return (flags.isInt() && (flags.getInt() & (kHidden | kNoView)) != 0) ||
         IsLayerHidden(context, annotation);
}

// The stream that paints the annotation in its present state.
Object NormalAppearance(const Object& annotation) {
  const Object appearance = annotation.dictLookup("AP");
  if (!appearance.isDict()) return Object(objNull);
  Object normal = appearance.dictLookup("N");
  if (!normal.isDict()) return normal;
  const Object state = annotation.dictLookup("AS");
  return state.isName() ? normal.dictLookup(state.getName()) : Object(objNull);
}

void Paint(const Context& context, const Object& annotation) {
  static constexpr double kAsIs[] = {1, 0, 0, 1, 0, 0};
  Object appearance = NormalAppearance(annotation);
  const std::optional<Box> box = RectangleOf(annotation, "Rect", kAsIs);
  if (!appearance.isStream() || !box || context.collector.MustStop()) return;
  context.collector.set_annotation(true);
  context.gfx.drawAnnot(&appearance, nullptr, nullptr, box->left, box->top,
                        box->right, box->bottom, 0);
  context.collector.set_annotation(false);
}

std::string LinkTarget(const Context& context, const Object& annotation) {
  const Object action = annotation.dictLookup("A");
  if (!action.isDict() || !action.dictLookup("S").isName("URI")) return "";
  const std::string uri = TextOf(action.dictLookup("URI"));
  const auto& base = context.document.getCatalog()->getBaseURI();
  const bool absolute =
      uri.find(':') != std::string::npos || uri.rfind("www.", 0) == 0;
  return uri.empty() || absolute || !base ? uri : *base + uri;
}

// A link over several lines tells each of them.
void ReadLink(const Context& context, const Object& annotation,
              const Box& box) {
  const std::string uri = LinkTarget(context, annotation);
  if (uri.empty()) return;
  const Object quads = annotation.dictLookup("QuadPoints");
  const int count = quads.isArray() ? quads.arrayGetLength() / 8 : 0;
  if (count < 2 || count > 1000) {
    context.content.links.push_back({box, uri});
    return;
  }
  for (int i = 0; i < count; ++i) {
    const auto part = PointsBox(quads, 8 * i, 4, context.matrix);
    if (part) context.content.links.push_back({*part, uri});
  }
}

// Text that an appearance paints, by its glyphs, which are taken away again.
std::string TakePaintedText(const Context& context, const Object& annotation) {
  std::vector<Glyph>& glyphs = context.content.glyphs;
  const std::size_t from = glyphs.size();
  Paint(context, annotation);
  std::string text;
  for (std::size_t i = from; i < glyphs.size(); ++i) {
    const double step =
        i == from ? 0 : glyphs[i].origin.y - glyphs[i - 1].origin.y;
    if (step > glyphs[i].size * 0.5) text += '\n';
    text += glyphs[i].text;
  }
  glyphs.resize(from);
  return text;
}

void ReadFreeText(const Context& context, const Object& annotation,
                  const Box& box) {
  TextAnnotation found;
  found.box = box;
  found.free_text = true;
  found.text = TextOf(annotation.dictLookup("Contents"));
  if (found.text.empty()) {
    found.text = PlainTextOfXhtml(TextOf(annotation.dictLookup("RC")));
  }
  if (found.text.empty()) found.text = TakePaintedText(context, annotation);
  found.font_size = FontSizeOf(TextOf(annotation.dictLookup("DA")));
  if (found.font_size == 0) {
    found.font_size = FontSizeOf(TextOf(annotation.dictLookup("DS")));
  }
  if (!found.text.empty()) context.content.texts.push_back(std::move(found));
}

void ReadNote(const Context& context, const Object& annotation,
              const Box& box) {
  TextAnnotation note;
  note.box = box;
  note.text = TextOf(annotation.dictLookup("Contents"));
  if (!note.text.empty()) context.content.texts.push_back(std::move(note));
}

void ReadField(const Context& context, const Object& annotation,
               const Box& box) {
  Widget widget =
      ReadWidget(annotation, *context.document.getCatalog()->getAcroForm());
  widget.box = box;
  widget.hidden = IsHidden(context, annotation) || box.width() < kLeastExtent ||
                  box.height() < kLeastExtent;
  const bool text =
      widget.kind == WidgetKind::kText || widget.kind == WidgetKind::kChoice;
  // What a field without a value shows, and the caption of a button, are
  // words of the page.
  if (!widget.hidden &&
      (widget.kind == WidgetKind::kOther || (text && widget.value.empty()))) {
    Paint(context, annotation);
  }
  context.content.widgets.push_back(std::move(widget));
}

void ReadMarkup(const Context& context, const Object& annotation,
                const std::string& subtype, const Box& box) {
  if (IsAnyOf(subtype,
              {"Ink", "Stamp", "Line", "PolyLine", "Polygon", "Circle"})) {
    context.content.ink.push_back(box);
  }
  // A small square laid over a printed box is a mark; a large one is a frame.
  constexpr double kLargestMark = 24;  // points
  if (subtype == "Square" && box.width() <= kLargestMark &&
      box.height() <= kLargestMark) {
    context.content.ink.push_back(box);
  }
  if (IsAnyOf(subtype, {"Ink", "Stamp", "Line", "PolyLine", "Polygon", "Circle",
                        "Square", "Watermark"})) {
    Paint(context, annotation);
  }
  if (IsAnyOf(subtype, {"Text", "Highlight", "Underline", "StrikeOut",
                        "Squiggly", "Caret", "Ink", "Line", "PolyLine",
                        "Polygon", "Circle", "Square"})) {
    ReadNote(context, annotation, box);
  }
}

void ReadAnnotation(const Context& context, const Object& annotation) {
  const Object name = annotation.dictLookup("Subtype");
  const auto box = RectangleOf(annotation, "Rect", context.matrix);
  if (!name.isName() || !box) return;
  const std::string subtype = name.getName();
  if (subtype == "Widget") return ReadField(context, annotation, *box);
  if (IsHidden(context, annotation)) return;
  if (subtype == "Link") return ReadLink(context, annotation, *box);
  if (subtype == "FreeText") return ReadFreeText(context, annotation, *box);
  ReadMarkup(context, annotation, subtype, *box);
}

}  // namespace

void ReadAnnotations(PDFDoc& document, ::Page& page, Gfx& gfx,
                     PageCollector& collector, PageContent& content) {
  const Object annotations = page.getAnnotsObject();
  if (!annotations.isArray()) return;
  const Context context{document, gfx, collector, content,
                        collector.getDefCTM()};
  const int count = std::min(annotations.arrayGetLength(), kMaxAnnotations);
  for (int i = 0; i < count; ++i) {
    const Object annotation = annotations.arrayGet(i, 0);
    if (annotation.isDict()) ReadAnnotation(context, annotation);
  }
}

}  // namespace quaestor
