// The file system as PosixFiles performs it: trees, copies, whole files, and what is answered
// without waiting.
#include "loops/posix/posix_files.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

namespace orrery::posix {
namespace {

namespace fs = std::filesystem;

class PosixFilesTest : public testing::Test {
 protected:
  PosixFilesTest() {
    std::string path = (fs::temp_directory_path() / "orrery-files-XXXXXX").string();
    root_ = mkdtemp(path.data());
  }
  ~PosixFilesTest() override { fs::remove_all(root_); }

  std::string At(const std::string& name) const { return root_ + "/" + name; }
  void Write(const std::string& name, const std::string& text) const {
    std::ofstream(At(name)) << text;
  }
  std::string Read(const std::string& name) const {
    std::ifstream file(At(name));
    return {std::istreambuf_iterator<char>(file), {}};
  }
  Result Do(FileAction action, FileOp& op, const std::string& name) {
    op.action = action;
    op.path = At(name);
    return files_.Execute(op);
  }
  Result Do(FileAction action, const std::string& name) {
    FileOp op;
    return Do(action, op, name);
  }
  /// The text that a whole read ended with, or the error's number.
  std::string Whole(FileOp& op, Result result) {
    if (result < 0) return std::to_string(result);
    std::string text(reinterpret_cast<char*>(op.bytes), op.bytes_size);
    std::free(op.bytes);
    return text;
  }

  std::string root_;
  PosixFiles files_;
};

TEST_F(PosixFilesTest, MakeDirectoriesTellsTheFirstOneMade) {
  FileOp op;
  op.mode = 0777;
  EXPECT_EQ(Do(FileAction::kMakeDirectories, op, "a/b/c"), 0);
  EXPECT_EQ(op.text, At("a"));
  EXPECT_TRUE(fs::is_directory(At("a/b/c")));
  EXPECT_EQ(Do(FileAction::kMakeDirectories, op, "a/b//d/../e/"), 0);
  EXPECT_EQ(op.text, At("a/b//d"));
  EXPECT_TRUE(fs::is_directory(At("a/b/e")));
  EXPECT_EQ(Do(FileAction::kMakeDirectories, op, "a/b/c"), 0);
  EXPECT_EQ(op.text, "") << "nothing was made";
}

TEST_F(PosixFilesTest, MakeDirectoriesWhereNoneCanBeMade) {
  FileOp op;
  op.mode = 0777;
  op.path = "/proc/missing/x";  // mkdir says ENOENT there, although the parent is there
  op.action = FileAction::kMakeDirectories;
  EXPECT_EQ(files_.Execute(op), -ENOENT);
}

TEST_F(PosixFilesTest, MakeDirectoriesOverAFile) {
  Write("file", "x");
  FileOp op;
  op.mode = 0777;
  EXPECT_EQ(Do(FileAction::kMakeDirectories, op, "file"), -EEXIST);
  EXPECT_EQ(Do(FileAction::kMakeDirectories, op, "file/below"), -ENOTDIR);
}

TEST_F(PosixFilesTest, RemoveTreeDoesNotFollowLinks) {
  fs::create_directories(At("outside/kept"));
  fs::create_directories(At("tree/deep/deeper"));
  Write("tree/deep/file", "x");
  fs::create_directory_symlink(At("outside"), At("tree/link"));
  fs::create_directory_symlink(At("outside"), At("alone"));
  EXPECT_EQ(Do(FileAction::kRemoveTree, "tree"), 0);
  EXPECT_FALSE(fs::exists(At("tree")));
  EXPECT_EQ(Do(FileAction::kRemoveTree, "alone"), 0) << "a link itself is removed";
  EXPECT_TRUE(fs::exists(At("outside/kept")));
}

TEST_F(PosixFilesTest, RemoveTreeOfNothingIsAnErrorUnlessForced) {
  FileOp op;
  EXPECT_EQ(Do(FileAction::kRemoveTree, op, "none"), -ENOENT);
  op.how = 1;
  EXPECT_EQ(Do(FileAction::kRemoveTree, op, "none"), 0);
}

TEST_F(PosixFilesTest, ReadDirectoryIsSortedAndKnowsTypes) {
  Write("b", "");
  fs::create_directory(At("a"));
  fs::create_symlink("b", At("c"));
  ASSERT_EQ(mkfifo(At("d").c_str(), 0600), 0);
  FileOp op;
  ASSERT_EQ(Do(FileAction::kReadDirectory, op, ""), 0);
  std::string listed;
  for (const DirectoryEntry& entry : op.entries) {
    listed += entry.name + std::to_string(entry.type) + " ";
  }
  EXPECT_EQ(listed, "a2 b1 c3 d4 ");
  EXPECT_EQ(Do(FileAction::kReadDirectory, op, "b"), -ENOTDIR);
}

TEST_F(PosixFilesTest, CopyTakesContentsAndMode) {
  Write("from", std::string(300000, 'x'));
  chmod(At("from").c_str(), 0640);
  Write("to", "something longer that must go");
  FileOp op;
  op.path2 = At("to");
  ASSERT_EQ(Do(FileAction::kCopy, op, "from"), 0);
  EXPECT_EQ(Read("to"), std::string(300000, 'x'));
  struct stat status;
  ASSERT_EQ(stat(At("to").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777, 0640u);
}

TEST_F(PosixFilesTest, CopyRefusals) {
  Write("from", "x");
  Write("to", "y");
  fs::create_directory(At("dir"));
  FileOp op;
  op.path2 = At("to");
  op.how = 1;
  EXPECT_EQ(Do(FileAction::kCopy, op, "from"), -EEXIST);
  op.how = 0;
  EXPECT_EQ(Do(FileAction::kCopy, op, "dir"), -EISDIR);
  EXPECT_EQ(Read("to"), "y");
  op.path2 = At("dir");
  EXPECT_EQ(Do(FileAction::kCopy, op, "from"), -EISDIR);
  op.path2 = At("from");
  EXPECT_EQ(Do(FileAction::kCopy, op, "from"), 0);
  EXPECT_EQ(Read("from"), "x") << "a copy onto itself emptied the file";
}

TEST_F(PosixFilesTest, CopyOfAFileWithoutASize) {
  FileOp op;
  op.action = FileAction::kCopy;
  op.path = "/proc/self/mounts";
  op.path2 = At("copy");
  ASSERT_EQ(files_.Execute(op), 0);
  EXPECT_NE(Read("copy"), "");
}

TEST_F(PosixFilesTest, CopiesARange) {
  const std::string text(300000, 'x');
  Write("from", "head" + text);
  Write("to", "kept.");
  const int from = open(At("from").c_str(), O_RDONLY), to = open(At("to").c_str(), O_RDWR);
  const auto copy = [&](int target, int64_t at, int64_t target_at, size_t length) {
    FileOp op;
    op.action = FileAction::kCopyRange;
    op.fd = from;
    op.offset = at;
    op.fd2 = target;
    op.offset2 = target_at;
    op.length = length;
    return files_.Execute(op);
  };
  EXPECT_EQ(copy(to, 2, 5, 10), 10);
  EXPECT_EQ(Read("to"), "kept.adxxxxxxxx");
  // By the files' own positions, which the one with places of its own has left alone.
  EXPECT_EQ(copy(to, -1, -1, 1 << 20), 300004) << "no more than there is";
  EXPECT_EQ(Read("to"), "head" + text);
  EXPECT_EQ(copy(to, -1, -1, 1 << 20), 0) << "the end";
  EXPECT_EQ(copy(-1, -1, -1, 1), -EBADF);
  const int null = open("/dev/null", O_WRONLY);
  EXPECT_EQ(copy(null, 0, -1, 1), -EOPNOTSUPP) << "no regular file";
  for (int fd : {from, to, null}) close(fd);
}

TEST_F(PosixFilesTest, WholeFiles) {
  Write("empty", "");
  Write("small", "hello");
  Write("large", std::string(100000, 'z'));
  for (const auto& [name, text] : {std::pair<std::string, std::string>{"empty", ""},
                                   {"small", "hello"},
                                   {"large", std::string(100000, 'z')}}) {
    FileOp op;
    EXPECT_EQ(Whole(op, Do(FileAction::kReadWhole, op, name)), text) << name;
  }
}

TEST_F(PosixFilesTest, WholeFileWithoutASize) {
  FileOp op;
  op.action = FileAction::kReadWhole;
  op.path = "/proc/self/status";
  EXPECT_EQ(Whole(op, files_.Execute(op)).substr(0, 5), "Name:");
}

TEST_F(PosixFilesTest, WholeFileFromWhereADescriptorStands) {
  Write("file", "0123456789");
  const int fd = open(At("file").c_str(), O_RDONLY);
  ASSERT_EQ(lseek(fd, 4, SEEK_SET), 4);
  FileOp op;
  op.action = FileAction::kReadWhole;
  op.fd = fd;
  EXPECT_EQ(Whole(op, files_.Execute(op)), "456789");
  close(fd);
}

TEST_F(PosixFilesTest, WholeFileSaysWhichCallFailed) {
  FileOp op;
  EXPECT_EQ(Do(FileAction::kReadWhole, op, "none"), -ENOENT);
  EXPECT_STREQ(op.failed_call, "open");
  EXPECT_EQ(Do(FileAction::kReadWhole, op, ""), -EISDIR);
  EXPECT_STREQ(op.failed_call, "read");
}

TEST_F(PosixFilesTest, WholeFileAboveTheLimit) {
  Write("huge", "");
  fs::resize_file(At("huge"), uint64_t{3} << 30);  // sparse
  FileOp op;
  EXPECT_EQ(Do(FileAction::kReadWhole, op, "huge"), -EFBIG);
}

TEST_F(PosixFilesTest, TimesToTheNanosecond) {
  Write("file", "");
  FileOp op;
  op.atime = {1000, 123456789};
  op.mtime = {-5, 7};
  ASSERT_EQ(Do(FileAction::kUtimes, op, "file"), 0);
  FileOp stat;
  ASSERT_EQ(Do(FileAction::kStat, stat, "file"), 0);
  EXPECT_EQ(stat.stat.atime.seconds, 1000);
  EXPECT_EQ(stat.stat.atime.nanoseconds, 123456789u);
  EXPECT_EQ(stat.stat.mtime.seconds, -5);
  EXPECT_EQ(stat.stat.mtime.nanoseconds, 7u);
  EXPECT_GT(stat.stat.birthtime.seconds, 1000);
}

TEST_F(PosixFilesTest, ReadLinkOfAnyLength) {
  const std::string target(1000, 't');
  ASSERT_EQ(symlink(target.c_str(), At("link").c_str()), 0);
  FileOp op;
  ASSERT_EQ(Do(FileAction::kReadLink, op, "link"), 0);
  EXPECT_EQ(op.text, target);
}

// ---- without waiting -----------------------------------------------------------------------

TEST_F(PosixFilesTest, TryAnswersAsExecuteDoes) {
  Write("file", "hello");
  fs::create_symlink("file", At("link"));
  for (const char* name : {"file", "link", "none", "file/below", ""}) {
    for (FileAction action : {FileAction::kStat, FileAction::kLstat, FileAction::kAccess}) {
      FileOp blocking, tried;
      const Result expected = Do(action, blocking, name);
      tried.action = action;
      tried.path = At(name);
      Result result;
      if (!files_.TryExecute(tried, &result)) continue;  // not cached, or an older kernel
      EXPECT_EQ(result, expected) << name;
      EXPECT_EQ(tried.stat.ino, blocking.stat.ino) << name;
      EXPECT_EQ(tried.stat.size, blocking.stat.size) << name;
    }
  }
}

TEST_F(PosixFilesTest, TryReadsToTheEnd) {
  Write("file", "0123456789");
  const int fd = open(At("file").c_str(), O_RDONLY);
  uint8_t bytes[64];
  FileOp op;
  op.action = FileAction::kRead;
  op.fd = fd;
  op.into = bytes;
  op.offset = 4;
  Result result;
  if (files_.TryExecute(op, &result)) {
    EXPECT_EQ(result, 6);
    op.offset = 10;
    ASSERT_TRUE(files_.TryExecute(op, &result));
    EXPECT_EQ(result, 0);
    op.offset = -1;
    op.into = std::span(bytes, 4);
    ASSERT_TRUE(files_.TryExecute(op, &result));
    EXPECT_EQ(result, 4);
    EXPECT_EQ(lseek(fd, 0, SEEK_CUR), 4) << "a read without an offset moves on";
  }
  close(fd);
}

TEST_F(PosixFilesTest, TryDoesNotOpenWhatCouldBlock) {
  ASSERT_EQ(mkfifo(At("fifo").c_str(), 0600), 0);
  FileOp op;
  op.action = FileAction::kOpen;
  op.path = At("fifo");
  op.how = O_RDONLY;
  Result result;
  EXPECT_FALSE(files_.TryExecute(op, &result));
  op.path = At("new");
  op.how = O_WRONLY | O_CREAT;
  EXPECT_FALSE(files_.TryExecute(op, &result)) << "making a file waits for its directory";
  EXPECT_FALSE(fs::exists(At("new")));
}

TEST_F(PosixFilesTest, WholeFifoWaitsForItsWriterAfterATry) {
  ASSERT_EQ(mkfifo(At("fifo").c_str(), 0600), 0);
  std::thread writer([this] { Write("fifo", "through the fifo"); });
  FileOp op;
  op.action = FileAction::kReadWhole;
  op.path = At("fifo");
  Result result;
  EXPECT_FALSE(files_.TryExecute(op, &result));
  EXPECT_EQ(Whole(op, files_.Execute(op)), "through the fifo");
  EXPECT_EQ(op.fd, -1);
  writer.join();
}

TEST_F(PosixFilesTest, TryReadsWholeFilesOrLeavesThemAlone) {
  Write("file", "hello");
  FileOp op;
  op.action = FileAction::kReadWhole;
  op.path = At("file");
  Result result;
  if (files_.TryExecute(op, &result)) {
    EXPECT_EQ(Whole(op, result), "hello");
  }
  FileOp none;
  none.action = FileAction::kReadWhole;
  none.path = At("none");
  if (files_.TryExecute(none, &result)) {
    EXPECT_EQ(result, -ENOENT);
    EXPECT_STREQ(none.failed_call, "open");
  }
}

}  // namespace
}  // namespace orrery::posix
