// Where io_uring is refused: one line says why, and DescribeUring and MakeUring say the same.
#include <gtest/gtest.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstddef>

#include "loops/loops.h"
#include "loops/uring/features.h"

namespace orrery {

LoopInfo DescribeUring();
std::unique_ptr<Loop> MakeUring(const LoopOptions& options, std::string* error);

namespace {

/// As container runtimes do: the one call answers `error`, all others work.
bool Forbid(int call, int error) {
  sock_filter filter[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<uint32_t>(call), 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | static_cast<uint32_t>(error)),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  sock_fprog program{static_cast<unsigned short>(std::size(filter)), filter};
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

enum Outcome { kAsExpected, kNoFilter, kWorks, kReasonsDiffer, kNotOneLine, kWrongReason };

struct Filter {
  long call;
  int error;
  const char* expected;
};

/// What a process sees in which the call answers the error.
Outcome RefusedWith(const Filter& filter) {
  if (!Forbid(static_cast<int>(filter.call), filter.error)) return kNoFilter;
  const LoopInfo info = DescribeUring();
  SystemClock clock;
  SlabPool pool(65536, 1);
  std::string reason;
  if (info.works || MakeUring({&clock, &pool}, &reason) != nullptr) return kWorks;
  if (reason != info.reason) return kReasonsDiffer;
  if (reason.empty() || reason.find('\n') != std::string::npos) return kNotOneLine;
  return reason.find(filter.expected) == std::string::npos ? kWrongReason : kAsExpected;
}

/// In a process of its own, since a filter stays for ever.
int InChild(const Filter& filter) {
  const pid_t child = fork();
  if (child == 0) _exit(RefusedWith(filter));
  int status = -1;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

class Refusal : public ::testing::TestWithParam<Filter> {};

TEST_P(Refusal, IsToldInOneLine) {
  const int outcome = InChild(GetParam());
  if (outcome == kNoFilter) GTEST_SKIP() << "no seccomp here";
  EXPECT_EQ(outcome, kAsExpected);
}

INSTANTIATE_TEST_SUITE_P(By, Refusal,
                         ::testing::Values(Filter{SYS_io_uring_setup, EPERM, "EPERM"},
                                           Filter{SYS_io_uring_setup, ENOSYS, "ENOSYS"},
                                           Filter{SYS_io_uring_setup, ENOMEM, "RLIMIT_MEMLOCK"},
                                           Filter{SYS_io_uring_setup, EINVAL, "every set of flags"},
                                           Filter{SYS_io_uring_enter, EPERM, "EPERM"},
                                           Filter{SYS_io_uring_register, EPERM, "EPERM"}));

TEST(Features, WordsOfWithoutAreTakenOneByOne) {
  const auto none = uring::Without::Parse("");
  EXPECT_EQ(none.setup_flags, 0u);
  EXPECT_FALSE(none.buffers || none.incremental || none.multishot || none.send_zc);
  const auto some = uring::Without::Parse("deferred,nonsense,,multishot");
  EXPECT_EQ(some.setup_flags, static_cast<uint32_t>(IORING_SETUP_DEFER_TASKRUN));
  EXPECT_TRUE(some.multishot);
  EXPECT_FALSE(some.buffers);
}

TEST(Features, WhatIsFoundIsToldInOneLine) {
  const LoopInfo info = DescribeUring();
  if (!info.works) GTEST_SKIP() << info.reason;
  EXPECT_FALSE(info.features.empty());
  EXPECT_EQ(info.features.find('\n'), std::string::npos);
  EXPECT_TRUE(info.version.starts_with("Linux "));
}

}  // namespace
}  // namespace orrery
