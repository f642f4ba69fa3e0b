// Measures what isolation costs: the same documents, converted in this process
// and by one locked-in worker.
//
//   batch_isolation FILE...
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "archive/loaded_document.h"
#include "archive/outcome.h"
#include "archive/worker_pool.h"
#include "cli/convert.h"
#include "cli/files.h"
#include "cli/questionnaires.h"
#include "parsers/error.h"

namespace quaestor {
namespace {

constexpr std::size_t kMemory = std::size_t{1} << 30U;

double Seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) +
         static_cast<double>(time.tv_usec) / 1e6;
}

// Processor time of this process, or of its children that have ended.
double ProcessorTime(__rusage_who who) {
  rusage usage{};
  getrusage(who, &usage);
  return Seconds(usage.ru_utime) + Seconds(usage.ru_stime);
}

Conversion ConvertHere(const std::string& file,
                       const std::vector<Definition>& definitions) {
  try {
    const std::string bytes = ReadFile(file);
    Sha256Of(bytes);
    return ConversionOf(
        ToJson(ConvertDocument(bytes, file, definitions, {}), -1));
  } catch (const Error&) {
    return {};
  }
}

double MeasureHere(const std::vector<std::string>& files,
                   const std::vector<Definition>& definitions) {
  const double before = ProcessorTime(RUSAGE_SELF);
  for (const std::string& file : files) ConvertHere(file, definitions);
  return ProcessorTime(RUSAGE_SELF) - before;
}

double MeasureIsolated(const std::vector<std::string>& files,
                       Nursery& nursery) {
  const double before =
      ProcessorTime(RUSAGE_SELF) + ProcessorTime(RUSAGE_CHILDREN);
  {
    WorkerPool pool(nursery, {});
    for (std::size_t i = 0; i < files.size(); ++i) {
      pool.Start(i, LoadDocument(files[i], kMemory), DocumentName(files[i]));
      while (!pool.IsIdle()) pool.Wait(std::chrono::seconds(1));
    }
  }
  return ProcessorTime(RUSAGE_SELF) + ProcessorTime(RUSAGE_CHILDREN) - before;
}

int Measure(const std::vector<std::string>& files, int rounds) {
  const std::vector<Definition> definitions = ChooseDefinitions("");
  WorkerTask task;
  task.prepare = [&] { MeasureHere(files, definitions); };
  task.convert = [&](std::string_view bytes, const std::string& name) {
    return ConvertDocument(bytes, name, definitions, {});
  };
  Nursery nursery(task, kMemory);
  double here = 1e9;
  double isolated = 1e9;
  MeasureHere(files, definitions);
  for (int i = 0; i < rounds; ++i) {  // by turns: a busy machine slows both
    here = std::min(here, MeasureHere(files, definitions));
    isolated = std::min(isolated, MeasureIsolated(files, nursery));
  }
  const auto each = [&](double seconds) {
    return seconds * 1000 / static_cast<double>(files.size());
  };
  std::printf("%zu documents: in process %.2f ms, isolated %.2f ms: %+.1f %%\n",
              files.size(), each(here), each(isolated),
              (isolated / here - 1) * 100);
  return isolated <= here * 1.25 ? 0 : 1;
}

}  // namespace
}  // namespace quaestor

int main(int argc, char** argv) {
  constexpr int kRounds = 5;
  return quaestor::Measure({argv + 1, argv + argc}, kRounds);
}
