// prepare_patterns OUTPUT.cc WORDS.json DEFINITION.json...: checks the data
// files of patterns/ and writes what patterns/prepared.h declares.
#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "patterns/definition.h"
#include "patterns/prepare/prepare.h"
#include "patterns/serialization.h"
#include "patterns/word_data.h"

namespace quaestor {
namespace {

std::string ContentOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path + ": cannot be opened");
  return {std::istreambuf_iterator<char>(file), {}};
}

// A string literal of C++. Octal escapes have three digits at most, so that
// what follows cannot become part of one.
std::string LiteralOf(std::string_view bytes) {
  std::string literal = "\"";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= ' ' && byte < 0x7F && c != '"' && c != '\\' && c != '?') {
      literal += c;
    } else {
      char escape[5];
      std::snprintf(escape, sizeof escape, "\\%03o", byte);
      literal += escape;
    }
    if (c == '\n') literal += "\"\n    \"";
  }
  return literal + '"';
}

std::string FunctionOf(const std::string& name, std::string_view bytes) {
  return "std::string_view " + name +
         "() {\n  static constexpr char kBytes[] =\n    " + LiteralOf(bytes) +
         ";\n  return {kBytes, sizeof kBytes - 1};\n}\n\n";
}

std::vector<Definition> DefinitionsOf(const std::vector<std::string>& paths) {
  std::vector<Definition> definitions;
  definitions.reserve(paths.size());
  for (const std::string& path : paths) {
    definitions.push_back(LoadDefinition(path));
  }
  std::sort(definitions.begin(), definitions.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  return definitions;
}

void Prepare(const std::string& output, const std::string& words_path,
             const std::vector<std::string>& definitions) {
  const std::string words = ContentOf(words_path);
  std::ofstream file(output, std::ios::binary);
  file
      << "// Written by patterns/prepare.\n#include \"patterns/prepared.h\"\n\n"
         "namespace quaestor {\n\n"
      << FunctionOf("PreparedDefinitions", ToBytes(DefinitionsOf(definitions)))
      << FunctionOf("PreparedWords", ToBytes(ReadWordData(words)))
      << FunctionOf("PreparedCountries",
                    PrepareCountries(ReadCountryNames(words)))
      << FunctionOf("PreparedPhones", PreparePhones())
      << "}  // namespace quaestor\n";
  file.close();
  if (!file) throw std::runtime_error(output + ": cannot be written");
}

}  // namespace
}  // namespace quaestor

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: prepare_patterns OUTPUT.cc WORDS.json "
                 "DEFINITION.json...\n";
    return 2;
  }
  try {
    quaestor::Prepare(argv[1], argv[2], {argv + 3, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << "prepare_patterns: " << error.what() << '\n';
    std::remove(argv[1]);
    return 1;
  }
  return 0;
}
