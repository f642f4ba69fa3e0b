// Form fields and annotations.
#include <gtest/gtest.h>

#include "parsers/pdf_content.h"
#include "parsers/reader.h"
#include "tests/parsers/pdf_testing.h"

namespace quaestor {
namespace {

constexpr char kForm[] = "/AcroForm << /Fields [10 0 R] >>";
constexpr char kStates[] = "/AP << /N << /Yes 4 0 R /Off 4 0 R >> >>";

// A page with one annotation, object 10, and what it refers to.
OnePage WithAnnotation(const std::string& annotation,
                       const std::vector<std::string>& more = {}) {
  OnePage page{"", "/Annots [10 0 R]", kForm, {annotation}};
  page.objects.insert(page.objects.end(), more.begin(), more.end());
  return page;
}

std::string WidgetWith(const std::string& entries) {
  return "<< /Type /Annot /Subtype /Widget /Rect [50 100 250 120] " + entries +
         " >>";
}

Widget ReadOne(const OnePage& page) {
  const PdfContent content = ReadPdfContent(MakePdf(page));
  if (content.pages[0].widgets.size() != 1) return {};
  return content.pages[0].widgets[0];
}

struct ButtonCase {
  std::string entries;
  bool checked;
  bool conflict;
};

TEST(PdfFormsTest, AppearanceStateComesBeforeTheValue) {
  const std::string box = "/FT /Btn /T (b) ";
  const std::string states = kStates;
  const std::vector<ButtonCase> cases = {
      {box + states + " /AS /Yes /V /Yes", true, false},
      {box + states + " /AS /Off /V /Off", false, false},
      {box + states + " /AS /Off", false, false},
      {box + states + " /V /Yes", true, false},
      {box + states + " /V /Off", false, false},
      {box + states, false, false},
      {box + states + " /AS /Off /V /Yes", false, true},
      {box + states + " /AS /Yes /V /Off", true, true},
      // A state that no appearance is named after.
      {box + states + " /AS /1 /V /1", true, false},
      {box + " /AS /On", true, false},
      // Programs that fill in forms write what they like for "on".
      {box + states + " /AS /Yes /V (true)", true, false},
  };
  for (const auto& [entries, checked, conflict] : cases) {
    const Widget widget = ReadOne(WithAnnotation(WidgetWith(entries)));
    EXPECT_EQ(widget.kind, WidgetKind::kCheckbox) << entries;
    EXPECT_EQ(widget.checked, checked) << entries;
    EXPECT_EQ(widget.conflict, conflict) << entries;
  }
}

TEST(PdfFormsTest, TypeValueAndFlagsAreInherited) {
  const Widget widget = ReadOne(WithAnnotation(
      WidgetWith("/Parent 11 0 R " + std::string(kStates)),
      {"<< /FT /Btn /Ff 32768 /T (choice) /V /Yes /Kids [10 0 R] /Parent 12 0 "
       "R >>",
       "<< /T (form) /Kids [11 0 R] >>"}));
  EXPECT_EQ(widget.kind, WidgetKind::kRadio);
  EXPECT_EQ(widget.name, "form.choice");
  EXPECT_EQ(widget.export_value, "Yes");
  EXPECT_TRUE(widget.checked);
}

TEST(PdfFormsTest, ButtonOfARadioGroupIsOnByItsOwnStateOnly) {
  const Widget widget = ReadOne(WithAnnotation(
      WidgetWith("/Parent 11 0 R /AS /Off " + std::string(kStates)),
      {"<< /FT /Btn /Ff 32768 /T (choice) /V /No /Kids [10 0 R] >>"}));
  EXPECT_FALSE(widget.checked);
  EXPECT_FALSE(widget.conflict);
}

TEST(PdfFormsTest, LoopOfParentsEnds) {
  const Widget widget = ReadOne(WithAnnotation(
      WidgetWith("/Parent 11 0 R"), {"<< /T (a) /Parent 11 0 R >>"}));
  EXPECT_EQ(widget.kind, WidgetKind::kOther);
}

TEST(PdfFormsTest, HiddenFieldsAreMarkedAndTheirValuesAreNoWords) {
  const OnePage page = WithAnnotation(WidgetWith("/FT /Tx /F 2 /V (secret)"));
  EXPECT_TRUE(ReadOne(page).hidden);
  EXPECT_EQ(WordTexts(page), "");
}

struct ValueCase {
  std::string entries;
  std::string value;
};

TEST(PdfFormsTest, ValuesAreWhole) {
  const std::vector<ValueCase> cases = {
      {"/FT /Tx /V (Ur \\(Sumer\\))", "Ur (Sumer)"},
      {"/FT /Tx /V <FEFF005200E90067>", "Rég"},
      {"/FT /Tx /V (R\xC3\xA9g)", "Rég"},
      {"/FT /Tx /V (a\\rb\\r\\nc)", "a\nb\nc"},
      {"/FT /Tx /RV (<body><p>one</p><p>t&amp;wo</p></body>)", "one\nt&wo"},
      {"/FT /Tx /Ff 8192 /V (secret)", ""},
      {"/FT /Ch /V (be) /Opt [[(be) (Belgium)] [(fr) (France)]]", "Belgium"},
      {"/FT /Ch /V [(a) (c)] /Opt [(a) (b) (c)]", "a\nc"},
      {"/FT /Ch /I [1] /Opt [(a) [(x) (b)]]", "b"},
      {"/FT /Ch /Ff 393216 /V (Typed in)", "Typed in"},
  };
  for (const auto& [entries, value] : cases) {
    EXPECT_EQ(ReadOne(WithAnnotation(WidgetWith(entries))).value, value)
        << entries;
  }
}

TEST(PdfFormsTest, WholeValueIsReadWhereTheBoxShowsAPartOfIt) {
  std::string value;
  for (int i = 0; i < 200; ++i) value += "line " + std::to_string(i) + "\\n";
  const Document document = ReadPdf(
      MakePdf(
          WithAnnotation(WidgetWith("/FT /Tx /Ff 4096 /V (" + value + ")"))),
      "test.pdf");
  const std::vector<Word> words = WordsOf(document);
  ASSERT_EQ(words.size(), 400U);
  EXPECT_EQ(words.front().text, "line");
  EXPECT_EQ(words.back().text, "199");
  for (const Word& word : words) {
    EXPECT_EQ(word.source, Source::kFormField);
    EXPECT_EQ(word.field, 0);
    EXPECT_GE(word.box.top, 180 - 0.01);
    EXPECT_LE(word.box.bottom, 200 + 0.01);
    EXPECT_LE(word.box.right, 250 + 0.01);
  }
}

TEST(PdfFormsTest, AppearanceOfAFieldIsNotReadASecondTime) {
  const OnePage page =
      WithAnnotation(WidgetWith("/FT /Tx /V (Ur) /AP << /N 11 0 R >>"),
                     {MakeStream(Show(2, 5, "Ur"),
                                 "/Type /XObject /Subtype /Form /BBox [0 0 "
                                 "200 20] /Resources << /Font << /F1 5 0 R "
                                 ">> >>")});
  EXPECT_EQ(WordTexts(page), "Ur");
}

TEST(PdfFormsTest, CaptionOfAPushButtonIsText) {
  const OnePage page =
      WithAnnotation(WidgetWith("/FT /Btn /Ff 65536 /AP << /N 11 0 R >>"),
                     {MakeStream(Show(2, 5, "Send"),
                                 "/Type /XObject /Subtype /Form /BBox [0 "
                                 "0 200 20] /Resources << /Font << /F1 5 "
                                 "0 R >> >>")});
  EXPECT_EQ(WordTexts(page), "Send");
}

TEST(PdfFormsTest, FreeTextIsWrittenOnThePage) {
  for (const std::string entries :
       {"/Contents (Our answer)", "/RC (<body><p>Our answer</p></body>)"}) {
    const Document document =
        ReadPdf(MakePdf(WithAnnotation(
                    "<< /Type /Annot /Subtype /FreeText /Rect [50 100 250 120] "
                    "/DA (/Helv 10 Tf) " +
                    entries + " >>")),
                "test.pdf");
    const std::vector<Word> words = WordsOf(document);
    ASSERT_EQ(WordTexts(document), "Our|answer") << entries;
    EXPECT_EQ(words[0].source, Source::kAnnotation);
    EXPECT_GE(words[0].field, 0);
    EXPECT_NEAR(words[0].size, 10, 0.01);
  }
}

TEST(PdfFormsTest, NotesAreABlockOfTheirOwnBehindAllOthers) {
  const Document document = ReadPdf(
      MakePdf(WithAnnotation("<< /Type /Annot /Subtype /Text /Rect [50 100 60 "
                             "110] /Contents (check this) >>")),
      "test.pdf");
  ASSERT_EQ(WordTexts(document), "check|this");
  EXPECT_EQ(WordsOf(document)[0].source, Source::kAnnotation);
  ASSERT_FALSE(document.blocks.empty());
  EXPECT_TRUE(document.blocks.back().filled_in);
  EXPECT_EQ(document.blocks.back().parts.size(), 1U);
}

TEST(PdfFormsTest, InkAndStampsAreStrokesOfAPen) {
  const PdfContent content = ReadPdfContent(MakePdf(WithAnnotation(
      "<< /Type /Annot /Subtype /Ink /Rect [50 100 60 110] /AP << /N 11 0 R >> "
      ">>",
      {MakeStream("0 0 m 10 10 l S",
                  "/Type /XObject /Subtype /Form /BBox [0 0 10 10]")})));
  ASSERT_EQ(content.pages[0].ink.size(), 1U);
  ASSERT_EQ(content.pages[0].paths.size(), 1U);
  EXPECT_TRUE(content.pages[0].paths[0].annotation);
}

}  // namespace
}  // namespace quaestor
