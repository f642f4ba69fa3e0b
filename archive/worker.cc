#include "archive/worker.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <new>
#include <utility>

#include "archive/descriptor_passing.h"
#include "archive/jail.h"
#include "archive/outcome.h"
#include "parsers/error.h"

namespace quaestor {
namespace {

// Poppler aborts where memory runs out, and its allocation has left its mark.
void TellWhyAborted(int /*signal*/) {
  constexpr std::size_t kProbe = std::size_t{8} << 20U;
  bool exhausted = errno == ENOMEM;
  void* probe = mmap(nullptr, kProbe, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  exhausted |= probe == MAP_FAILED;
  if (exhausted) _exit(kExitOutOfMemory);
  std::signal(SIGABRT, SIG_DFL);
  raise(SIGABRT);
}

void SetSignals() {
  // Ctrl-C is the parent's affair: documents in hand are finished.
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) {
    std::signal(signal, SIG_IGN);
  }
  std::signal(SIGABRT, TellWhyAborted);
}

// False at the end.
bool ReceiveRequest(int socket, WorkRequest& request, int& document) {
  return ReceiveWithDescriptor(socket, reinterpret_cast<char*>(&request),
                               sizeof(request), document) &&
         document >= 0 && request.name_bytes <= kMostNameBytes;
}

bool ReadAll(int socket, std::string& bytes) {
  std::size_t size = 0;
  while (size < bytes.size()) {
    const ssize_t count =
        read(socket, bytes.data() + size, bytes.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    size += static_cast<std::size_t>(count);
  }
  return true;
}

void SendAll(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(socket, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) _exit(0);  // The parent has gone.
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

Conversion Failed(OutcomeKind kind, std::string message) {
  Conversion conversion;
  conversion.outcome = kind;
  conversion.message = std::move(message);
  return conversion;
}

OutcomeKind OutcomeOf(ErrorCode code) {
  switch (code) {
    case ErrorCode::kEncrypted:
      return OutcomeKind::kEncrypted;
    case ErrorCode::kNotAQuestionnaire:
      return OutcomeKind::kNotAQuestionnaire;
    default:
      return OutcomeKind::kUnreadable;
  }
}

std::string AnswerOf(const Conversion& conversion) {
  return kAnswerConversion + SerializeConversion(conversion);
}

std::string DoWork(const WorkerTask& task, std::string_view bytes,
                   const std::string& name, const WorkOrder& order) {
  switch (order.kind) {
    case WorkKind::kList:
      return kAnswerListing + SerializeListing(task.list(bytes, name));
    case WorkKind::kConvertItem:
      return AnswerOf(ConversionOf(
          ToJson(task.convert_item(bytes, name, order.place), -1)));
    case WorkKind::kConvert:
      break;
  }
  return AnswerOf(ConversionOf(ToJson(task.convert(bytes, name), -1)));
}

std::string TryWork(const WorkerTask& task, std::string_view bytes,
                    const std::string& name, const WorkOrder& order) {
  try {
    if (task.answer) return task.answer(bytes, name);
    return DoWork(task, bytes, name, order);
  } catch (const Error& error) {
    const std::string page =
        error.page() > 0 ? "page " + std::to_string(error.page()) + ": " : "";
    return AnswerOf(Failed(OutcomeOf(error.code()), page + error.what()));
  } catch (const std::bad_alloc&) {
    // What is left may not do to say so.
    _exit(kExitOutOfMemory);
  } catch (const std::exception& exception) {
    return AnswerOf(
        Failed(OutcomeKind::kCrashed,
               std::string("a defect of this program: ") + exception.what()));
  }
}

std::string WorkOnMapped(const WorkerTask& task, int document,
                         const WorkRequest& request, const std::string& name) {
  const std::size_t size = request.bytes;
  if (size == 0) return TryWork(task, {}, name, request.order);
  void* bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, document, 0);
  if (bytes == MAP_FAILED) _exit(kExitOutOfMemory);
  std::string answer = TryWork(task, {static_cast<const char*>(bytes), size},
                               name, request.order);
  munmap(bytes, size);
  return answer;
}

void Answer(int socket, std::string bytes) {
  if (bytes.size() > kMostAnswerBytes) {
    bytes = AnswerOf(
        Failed(OutcomeKind::kUnreadable,
               "its response is larger than 64 MiB; split the document"));
  }
  const std::uint64_t size = bytes.size();
  SendAll(socket, {reinterpret_cast<const char*>(&size), sizeof(size)});
  SendAll(socket, bytes);
}

}  // namespace

void ServeAsWorker(int socket, const WorkerTask& task, std::size_t memory) {
  SetSignals();
  try {
    EnterJail(memory);
  } catch (...) {
    _exit(kExitNoJail);
  }
  WorkRequest request;
  int document = -1;
  while (ReceiveRequest(socket, request, document)) {
    std::string name(request.name_bytes, '\0');
    if (!ReadAll(socket, name)) break;
    errno = 0;
    std::string answer = WorkOnMapped(task, document, request, name);
    close(document);
    Answer(socket, std::move(answer));
  }
  _exit(0);
}

}  // namespace quaestor
