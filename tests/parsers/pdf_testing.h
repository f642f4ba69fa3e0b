// tests/parsers/pdf_testing.h: writes small PDFs for tests, one behaviour each.
#ifndef QUAESTOR_TESTS_PARSERS_PDF_TESTING_H_
#define QUAESTOR_TESTS_PARSERS_PDF_TESTING_H_

#include <string>
#include <vector>

#include "parsers/reader.h"

namespace quaestor {

// A PDF of the objects given, numbered from 1; the first is the catalog.
inline std::string MakePdfOf(const std::vector<std::string>& objects) {
  std::string file = "%PDF-1.7\n";
  std::vector<std::size_t> offsets;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    offsets.push_back(file.size());
    file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t table = file.size();
  file += "xref\n0 " + std::to_string(objects.size() + 1) +
          "\n0000000000 65535 f \n";
  for (const std::size_t offset : offsets) {
    const std::string digits = std::to_string(offset);
    file += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  return file + "trailer\n<< /Size " + std::to_string(objects.size() + 1) +
         " /Root 1 0 R >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}

inline std::string MakeStream(const std::string& data,
                              const std::string& entries = "") {
  return "<< " + entries + " /Length " + std::to_string(data.size()) +
         " >>\nstream\n" + data + "\nendstream";
}

// What a test changes about a PDF of one page of 400 by 300 points. Objects:
// 1 catalog, 2 pages, 3 page, 4 content, 5 Helvetica (/F1), 6 to 9 a font
// whose codes are UTF-16 (/F2), and from 10 on those of the test.
struct OnePage {
  std::string content;
  std::string page = "";     // more entries of the page
  std::string catalog = "";  // more entries of the catalog
  std::vector<std::string> objects = {};
  std::string fonts = "";  // more entries of the page's fonts
};

inline std::string MakePdf(const OnePage& test) {
  const std::string media = test.page.find("/MediaBox") == std::string::npos
                                ? " /MediaBox [0 0 400 300]"
                                : "";
  std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R " + test.catalog + " >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << "
      "/F1 5 0 R /F2 6 0 R " +
          test.fonts + " >> >>" + media + " " + test.page + " >>",
      MakeStream(test.content),
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding "
      "/WinAnsiEncoding >>",
      "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H "
      "/DescendantFonts [7 0 R] /ToUnicode 9 0 R >>",
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << "
      "/Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 600 "
      "/FontDescriptor 8 0 R >>",
      "<< /Type /FontDescriptor /FontName /Test /Flags 4 /Ascent 800 /Descent "
      "-200 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /CapHeight 700 /StemV "
      "80 >>",
      MakeStream("/CIDInit /ProcSet findresource begin begincmap "
                 "1 begincodespacerange <0000> <FFFF> endcodespacerange "
                 "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap")};
  objects.insert(objects.end(), test.objects.begin(), test.objects.end());
  return MakePdfOf(objects);
}

// Content that shows a text at a place, in Helvetica.
inline std::string Show(double x, double y, const std::string& text,
                        double size = 12) {
  return "BT /F1 " + std::to_string(size) + " Tf " + std::to_string(x) + " " +
         std::to_string(y) + " Td (" + text + ") Tj ET\n";
}

// The same for UTF-16 code units in hexadecimal.
inline std::string ShowHex(double x, double y, const std::string& codes,
                           double size = 12) {
  return "BT /F2 " + std::to_string(size) + " Tf " + std::to_string(x) + " " +
         std::to_string(y) + " Td <" + codes + "> Tj ET\n";
}

inline std::vector<Word> WordsOf(const Document& document) {
  std::vector<Word> words;
  for (const Page& page : document.pages) {
    for (const Line& line : page.lines) {
      words.insert(words.end(), line.words.begin(), line.words.end());
    }
  }
  return words;
}

// The words of a PDF, joined by '|'.
inline std::string WordTexts(const Document& document) {
  std::string text;
  for (const Word& word : WordsOf(document)) {
    text += (text.empty() ? "" : "|") + word.text;
  }
  return text;
}

inline std::string WordTexts(const OnePage& page) {
  return WordTexts(ReadPdf(MakePdf(page), "test.pdf"));
}

}  // namespace quaestor

#endif  // QUAESTOR_TESTS_PARSERS_PDF_TESTING_H_
