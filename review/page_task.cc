#include "review/page_task.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <vector>

#include "parsers/encode_png.h"
#include "parsers/pdf_render.h"
#include "parsers/reader.h"
#include "parsers/recognition.h"
#include "review/pixel_area.h"

namespace quaestor {
namespace {

using PageJson = nlohmann::ordered_json;

constexpr char kGoodAnswer = '+';
constexpr char kNoAnswer = '-';
constexpr int kReadingDpi = 300;

bool IsPdf(std::string_view bytes) {
  constexpr std::size_t kHead = 1024;
  return bytes.substr(0, kHead).find("%PDF-") != std::string_view::npos;
}

Raster DrawPage(std::string_view bytes, int page, int dpi) {
  Raster drawn;
  RenderPdf(
      bytes, {.password = "", .dpi = dpi},
      [page](int number) { return number == page; },
      [&drawn](int /*page*/, Raster& raster) { drawn = std::move(raster); });
  if (drawn.rgb.empty()) throw std::runtime_error("there is no such page");
  return drawn;
}

GreyImage DecodePage(Recogniser& recogniser, std::string_view bytes, int page) {
  GreyImage image = recogniser.DecodePicture(bytes, page - 1);
  if (image.pixels.empty()) throw std::runtime_error("the picture is damaged");
  return image;
}

std::string PictureAnswer(Recogniser& recogniser, std::string_view bytes,
                          const PageRequest& request) {
  const Raster raster =
      IsPdf(bytes)
          ? DrawPage(bytes, request.page, request.dpi)
          : Shrink(DecodePage(recogniser, bytes, request.page), request.dpi);
  return std::to_string(raster.scale) + '\n' + EncodePng(raster);
}

std::string TextOf(const Line& line) {
  std::string text;
  for (const Word& word : line.words) {
    if (!text.empty() && word.space_before) text += ' ';
    text += word.text;
  }
  return text;
}

std::string TextAnswer(std::string_view bytes, const PageRequest& request) {
  const Document document = ReadDocument(bytes, request.name, {});
  PageJson lines = PageJson::array();
  for (const Page& page : document.pages) {
    for (const Line& line : page.lines) {
      lines.push_back({{"number", line.number},
                       {"end_number", std::max(line.number, line.end_number)},
                       {"text", TextOf(line)}});
    }
  }
  return PageJson{{"paragraphs", document.paragraphs}, {"lines", lines}}.dump();
}

void AddLine(std::string& text, const std::string& line) {
  if (line.empty()) return;
  if (!text.empty()) text += '\n';
  text += line;
}

// The words of the text layer that stand in the box.
std::string LayerText(std::string_view bytes, const PageRequest& request) {
  ReadingOptions options;
  options.ocr = Ocr::kOff;
  const Document document = ReadPdf(bytes, request.name, options);
  std::string text;
  if (request.page > static_cast<int>(document.pages.size())) return text;
  const Page& page = document.pages[static_cast<std::size_t>(request.page) - 1];
  for (const Line& line : page.lines) {
    Line inside;
    std::ranges::copy_if(
        line.words, std::back_inserter(inside.words), [&](const Word& word) {
          return Contains(request.box,
                          {word.box.center_x(), word.box.center_y()});
        });
    AddLine(text, TextOf(inside));
  }
  return text;
}

std::string RecognisedText(Recogniser& recogniser, const GreyImage& image) {
  constexpr double kMostSeconds = 30;
  const RecognisedPage page = recogniser.Recognise(image, kMostSeconds, true);
  std::string text;
  std::string line;
  int number = -1;
  for (const RecognisedWord& word : page.words) {
    if (word.line != number) {
      AddLine(text, line);
      line.clear();
      number = word.line;
    }
    line += (line.empty() ? "" : " ") + word.text;
  }
  AddLine(text, line);
  return text;
}

std::string WordsAnswer(Recogniser& recogniser, std::string_view bytes,
                        const PageRequest& request) {
  const bool pdf = IsPdf(bytes);
  std::string text = pdf ? LayerText(bytes, request) : "";
  const char* source = "text_layer";
  if (text.empty()) {
    source = "ocr";
    const GreyImage area =
        pdf ? GreyArea(DrawPage(bytes, request.page, kReadingDpi), request.box)
            : GreyArea(DecodePage(recogniser, bytes, request.page),
                       request.box);
    if (!area.pixels.empty()) text = RecognisedText(recogniser, area);
  }
  return PageJson{{"text", text}, {"source", source}}.dump();
}

PageRequest ParsePageRequest(const std::string& text) {
  const auto json = PageJson::parse(text);
  PageRequest request;
  request.job = static_cast<PageJob>(json.at("job").get<int>());
  request.name = json.at("name").get<std::string>();
  request.page = json.at("page").get<int>();
  request.dpi = json.at("dpi").get<int>();
  const auto& box = json.at("box");
  request.box = {box.at(0), box.at(1), box.at(2), box.at(3)};
  return request;
}

std::string AnswerOf(Recogniser& recogniser, std::string_view bytes,
                     const PageRequest& request) {
  switch (request.job) {
    case PageJob::kPicture:
      return PictureAnswer(recogniser, bytes, request);
    case PageJob::kText:
      return TextAnswer(bytes, request);
    case PageJob::kWords:
      return WordsAnswer(recogniser, bytes, request);
  }
  return "";
}

}  // namespace

WorkerTask PageTask() {
  const auto recogniser = std::make_shared<std::shared_ptr<Recogniser>>();
  WorkerTask task;
  // Languages' data are files, which workers cannot open.
  task.prepare = [recogniser] { *recogniser = PrepareRecognition(""); };
  task.answer = [recogniser](std::string_view bytes,
                             const std::string& request) {
    try {
      return kGoodAnswer +
             AnswerOf(**recogniser, bytes, ParsePageRequest(request));
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const std::exception& exception) {
      return kNoAnswer + std::string(exception.what());
    }
  };
  return task;
}

std::string Serialize(const PageRequest& request) {
  constexpr std::size_t kMostName = 200;
  const Box& box = request.box;
  const std::size_t cut =
      request.name.size() > kMostName ? request.name.size() - kMostName : 0;
  return PageJson{{"job", static_cast<int>(request.job)},
                  {"name", request.name.substr(cut)},
                  {"page", request.page},
                  {"dpi", request.dpi},
                  {"box", {box.left, box.top, box.right, box.bottom}}}
      .dump(-1, ' ', false, PageJson::error_handler_t::replace);
}

PageAnswer ParsePageAnswer(std::string_view bytes) {
  PageAnswer answer;
  if (bytes.empty()) return answer;
  answer.good = bytes.front() == kGoodAnswer;
  answer.bytes = bytes.substr(1);
  // A picture comes after its scale.
  const std::size_t end = answer.bytes.find('\n');
  if (answer.good && end != std::string::npos &&
      answer.bytes.compare(end + 1, 4, "\x89PNG") == 0) {
    answer.scale = std::strtod(answer.bytes.c_str(), nullptr);
    answer.bytes.erase(0, end + 1);
  }
  return answer;
}

}  // namespace quaestor
