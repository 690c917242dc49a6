// File operations that wait for ever in one of the kernel's workers, and end all the same.
#include <fcntl.h>
#include <sys/stat.h>

#include "test/uring/uring_world.h"

namespace orrery::uring {
namespace {

using test::Tracked;

class BlockedFiles : public UringWorld {
 protected:
  void SetUp() override {
    UringWorld::SetUp();
    path_ = ::testing::TempDir() + "orrery-fifo-" + std::to_string(getpid());
    ASSERT_EQ(mkfifo(path_.c_str(), 0600), 0);
  }
  void TearDown() override {
    UringWorld::TearDown();
    unlink(path_.c_str());
  }
  std::string path_;
};

TEST_F(BlockedFiles, OpeningAFifoWithoutItsOtherEndIsCancelled) {
  Tracked<FileOp> open;
  open.action = FileAction::kOpen;
  open.path = path_;
  open.how = O_RDONLY;
  driver_->Submit(open);
  Poll(5);
  EXPECT_FALSE(open.done());
  driver_->Cancel(open.token);
  for (int i = 0; i < 1000 && !open.done(); ++i) Poll(10);
  ASSERT_TRUE(open.done());
  EXPECT_EQ(open.result(), kCancelled);
}

TEST_F(BlockedFiles, ReadingAnEmptyPipeIsEndedByDrain) {
  int ends[2];
  ASSERT_EQ(pipe2(ends, O_CLOEXEC), 0);
  Tracked<FileOp> read;
  uint8_t byte;
  read.action = FileAction::kRead;
  read.fd = ends[0];
  read.into = {&byte, 1};
  driver_->Submit(read);
  Tracked<FileOp> open;
  open.action = FileAction::kOpen;
  open.path = path_;
  open.how = O_WRONLY;
  driver_->Submit(open);
  Poll(5);
  EXPECT_FALSE(read.done() || open.done());
  Drain();
  EXPECT_EQ(read.result(), kCancelled);
  EXPECT_EQ(open.result(), kCancelled);
  close(ends[0]);
  close(ends[1]);
}

TEST_F(BlockedFiles, AReadThatWaitsDoesNotHoldUpTheOthers) {
  int ends[2];
  ASSERT_EQ(pipe2(ends, O_CLOEXEC), 0);
  Tracked<FileOp> waits, goes;
  uint8_t byte = 0, memory[16];
  waits.action = goes.action = FileAction::kRead;
  waits.fd = ends[0];
  waits.into = {&byte, 1};
  driver_->Submit(waits);
  goes.fd = open("/proc/self/stat", O_RDONLY | O_CLOEXEC);
  goes.offset = 0;
  goes.into = memory;
  driver_->Submit(goes);
  for (int i = 0; i < 1000 && !goes.done(); ++i) Poll(10);
  EXPECT_EQ(goes.result(), 16);
  EXPECT_FALSE(waits.done());
  ASSERT_EQ(write(ends[1], "x", 1), 1);
  for (int i = 0; i < 1000 && !waits.done(); ++i) Poll(10);
  EXPECT_EQ(waits.result(), 1);
  EXPECT_EQ(byte, 'x');
  for (int fd : {ends[0], ends[1], goes.fd}) close(fd);
}

}  // namespace
}  // namespace orrery::uring
