#include "archive/jail.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <fstream>
#include <memory>
#include <system_error>

namespace quaestor {
namespace {

// What readers may open: data that Debian's packages installed.
constexpr std::array kReadableFolders = {
    "/usr/share/poppler", "/usr/share/fonts", "/etc/fonts",
    "/usr/share/fontconfig", "/var/cache/fontconfig"};

[[noreturn]] void ThrowSystem(const char* what, int error) {
  throw std::system_error(error, std::generic_category(), what);
}

// Bytes of address space in use.
std::size_t AddressSpace() {
  std::size_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

void SetLimit(__rlimit_resource resource, rlim_t limit) {
  const rlimit both = {limit, limit};
  if (setrlimit(resource, &both) != 0) ThrowSystem("setrlimit", errno);
}

#ifdef __SANITIZE_ADDRESS__
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

void LimitResources(std::size_t memory) {
  // The shadow of AddressSanitizer takes terabytes of address space.
  if (!kSanitized) SetLimit(RLIMIT_AS, AddressSpace() + memory);
  SetLimit(RLIMIT_CORE, 0);
  SetLimit(RLIMIT_FSIZE, 0);
  SetLimit(RLIMIT_NOFILE, 64);
}

int LandlockVersion() {
  return static_cast<int>(syscall(SYS_landlock_create_ruleset, nullptr, 0,
                                  LANDLOCK_CREATE_RULESET_VERSION));
}

// Everything that the headers know about is refused unless it is allowed.
// (Version 1 of the interface; what later ones added, such as truncation, is
// writing, and needs a file that is open for writing.)
constexpr std::uint64_t kAllFileRights =
    LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |
    LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR |
    LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
    LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
    LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |
    LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
    LANDLOCK_ACCESS_FS_MAKE_SYM;

void AllowReading(int ruleset, const char* folder) {
  const int descriptor = open(folder, O_PATH | O_CLOEXEC);
  if (descriptor < 0) return;  // Not installed: then nobody reads it.
  landlock_path_beneath_attr rule = {};
  rule.allowed_access =
      LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
  rule.parent_fd = descriptor;
  const long result = syscall(SYS_landlock_add_rule, ruleset,
                              LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  const int error = errno;
  close(descriptor);
  if (result != 0) ThrowSystem("landlock_add_rule", error);
}

void FenceFiles() {
  landlock_ruleset_attr attributes = {};
  attributes.handled_access_fs = kAllFileRights;
  const auto ruleset = static_cast<int>(
      syscall(SYS_landlock_create_ruleset, &attributes, sizeof(attributes), 0));
  if (ruleset < 0) ThrowSystem("landlock_create_ruleset", errno);
  for (const char* folder : kReadableFolders) AllowReading(ruleset, folder);
  const long result = syscall(SYS_landlock_restrict_self, ruleset, 0);
  const int error = errno;
  close(ruleset);
  if (result != 0) ThrowSystem("landlock_restrict_self", error);
}

// What reading needs, with any arguments.
constexpr std::array kAllowed = {SCMP_SYS(read),
                                 SCMP_SYS(write),
                                 SCMP_SYS(readv),
                                 SCMP_SYS(writev),
                                 SCMP_SYS(pread64),
                                 SCMP_SYS(lseek),
                                 SCMP_SYS(recvmsg),
                                 SCMP_SYS(close),
                                 SCMP_SYS(fstat),
                                 SCMP_SYS(newfstatat),
                                 SCMP_SYS(stat),
                                 SCMP_SYS(lstat),
                                 SCMP_SYS(statx),
                                 SCMP_SYS(access),
                                 SCMP_SYS(faccessat),
                                 SCMP_SYS(faccessat2),
                                 SCMP_SYS(readlink),
                                 SCMP_SYS(getdents64),
                                 SCMP_SYS(statfs),
                                 SCMP_SYS(fstatfs),
                                 SCMP_SYS(getcwd),
                                 SCMP_SYS(brk),
                                 SCMP_SYS(mmap),
                                 SCMP_SYS(munmap),
                                 SCMP_SYS(mremap),
                                 SCMP_SYS(mprotect),
                                 SCMP_SYS(madvise),
                                 SCMP_SYS(futex),
                                 SCMP_SYS(sched_yield),
                                 SCMP_SYS(clock_gettime),
                                 SCMP_SYS(clock_getres),
                                 SCMP_SYS(gettimeofday),
                                 SCMP_SYS(time),
                                 SCMP_SYS(times),
                                 SCMP_SYS(getrusage),
                                 SCMP_SYS(clock_nanosleep),
                                 SCMP_SYS(nanosleep),
                                 SCMP_SYS(getpid),
                                 SCMP_SYS(gettid),
                                 SCMP_SYS(getuid),
                                 SCMP_SYS(geteuid),
                                 SCMP_SYS(getgid),
                                 SCMP_SYS(getegid),
                                 SCMP_SYS(uname),
                                 SCMP_SYS(sysinfo),
                                 SCMP_SYS(getrandom),
                                 SCMP_SYS(sched_getaffinity),
                                 SCMP_SYS(rt_sigaction),
                                 SCMP_SYS(rt_sigprocmask),
                                 SCMP_SYS(rt_sigreturn),
                                 SCMP_SYS(sigaltstack),
                                 SCMP_SYS(set_robust_list),
                                 SCMP_SYS(rseq),
                                 SCMP_SYS(restart_syscall),
                                 SCMP_SYS(exit),
                                 SCMP_SYS(exit_group)};

// What no reader has a use for, but an attacker has.
constexpr std::array kDeadly = {SCMP_SYS(socket),
                                SCMP_SYS(socketpair),
                                SCMP_SYS(connect),
                                SCMP_SYS(bind),
                                SCMP_SYS(listen),
                                SCMP_SYS(accept),
                                SCMP_SYS(accept4),
                                SCMP_SYS(sendto),
                                SCMP_SYS(sendmsg),
                                SCMP_SYS(sendmmsg),
                                SCMP_SYS(execve),
                                SCMP_SYS(execveat),
                                SCMP_SYS(fork),
                                SCMP_SYS(vfork),
                                SCMP_SYS(kill),
                                SCMP_SYS(tkill),
                                SCMP_SYS(ptrace),
                                SCMP_SYS(process_vm_readv),
                                SCMP_SYS(process_vm_writev),
                                SCMP_SYS(pidfd_open),
                                SCMP_SYS(pidfd_getfd),
                                SCMP_SYS(mount),
                                SCMP_SYS(umount2),
                                SCMP_SYS(unshare),
                                SCMP_SYS(setns),
                                SCMP_SYS(chroot),
                                SCMP_SYS(pivot_root),
                                SCMP_SYS(bpf),
                                SCMP_SYS(io_uring_setup),
                                SCMP_SYS(userfaultfd),
                                SCMP_SYS(keyctl),
                                SCMP_SYS(setrlimit),
                                SCMP_SYS(memfd_create),
                                SCMP_SYS(open_by_handle_at),
                                SCMP_SYS(init_module),
                                SCMP_SYS(finit_module),
                                SCMP_SYS(kexec_load),
                                SCMP_SYS(reboot)};

class SystemCallFilter {
 public:
  SystemCallFilter() : context_(seccomp_init(SCMP_ACT_ERRNO(EPERM))) {
    if (context_ == nullptr) throw std::bad_alloc();
  }

  void Add(std::uint32_t action, int call) {
    Check(seccomp_rule_add_array(context_.get(), action, call, 0, nullptr));
  }
  void Add(std::uint32_t action, int call, scmp_arg_cmp argument) {
    Check(seccomp_rule_add_array(context_.get(), action, call, 1, &argument));
  }
  void Load() { Check(seccomp_load(context_.get())); }

 private:
  struct Releaser {
    void operator()(void* context) const { seccomp_release(context); }
  };
  static void Check(int result) {
    if (result < 0) ThrowSystem("seccomp", -result);
  }

  std::unique_ptr<void, Releaser> context_;
};

void AllowOpeningForReading(SystemCallFilter& filter) {
  constexpr std::uint64_t kWrites =
      O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
  filter.Add(SCMP_ACT_ALLOW, SCMP_SYS(openat),
             SCMP_A2(SCMP_CMP_MASKED_EQ, kWrites, 0));
  filter.Add(SCMP_ACT_ALLOW, SCMP_SYS(open),
             SCMP_A1(SCMP_CMP_MASKED_EQ, kWrites, 0));
}

void FenceSystemCalls(bool may_open) {
  SystemCallFilter filter;
  for (const int call : kAllowed) filter.Add(SCMP_ACT_ALLOW, call);
  for (const int call : kDeadly) filter.Add(SCMP_ACT_KILL_PROCESS, call);
  // abort() signals the process itself, and nobody else may be signalled.
  filter.Add(SCMP_ACT_ALLOW, SCMP_SYS(tgkill),
             SCMP_A0(SCMP_CMP_EQ, static_cast<std::uint64_t>(getpid())));
  filter.Add(SCMP_ACT_KILL_PROCESS, SCMP_SYS(tgkill),
             SCMP_A0(SCMP_CMP_NE, static_cast<std::uint64_t>(getpid())));
  filter.Add(SCMP_ACT_KILL_PROCESS, SCMP_SYS(clone),
             SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
  // Other commands could have signals sent to whoever owns a descriptor.
  filter.Add(SCMP_ACT_ALLOW, SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, F_GETFL));
  filter.Add(SCMP_ACT_ALLOW, SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, F_GETFD));
  filter.Add(SCMP_ACT_ALLOW, SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, F_SETFD));
  if (may_open) AllowOpeningForReading(filter);
  filter.Load();
}

}  // namespace

bool KernelHasLandlock() { return LandlockVersion() > 0; }

void EnterJail(std::size_t memory) {
  const bool landlock = KernelHasLandlock();
  LimitResources(memory);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    ThrowSystem("prctl", errno);
  }
  if (landlock) FenceFiles();
  FenceSystemCalls(landlock);
}

}  // namespace quaestor
