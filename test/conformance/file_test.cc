// Every FileAction through the turn, with and without leave to end inline: the same result and the
// same outputs, whoever performs it (the caches at once, the driver, or the blocking pool).
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "test/support/conformance_test.h"

namespace orrery::test {
namespace {

class File : public ConformanceTest {
 protected:
  void SetUp() override {
    ConformanceTest::SetUp();
    char path[] = "/tmp/orrery-conformance-XXXXXX";
    folder_ = mkdtemp(path);
  }
  void TearDown() override {
    ConformanceTest::TearDown();
    std::filesystem::remove_all(folder_);
  }

  std::string In(const std::string& name) const { return folder_ + "/" + name; }
  std::string Written(const std::string& name, const std::string& text) const {
    std::ofstream(In(name), std::ios::binary) << text;
    return In(name);
  }
  static std::string Content(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  /// An op on `path`, of the form that the test is about now.
  Tracked<FileOp>& Op(FileAction action, const std::string& path = "") {
    auto& op = Make<FileOp>();
    op.action = action;
    op.path = path;
    if (inline_) op.flags |= kMayInline;
    return op;
  }
  Result Open(const std::string& path, int how, uint32_t mode = 0644) {
    auto& op = Op(FileAction::kOpen, path);
    op.how = how;
    op.mode = mode;
    return Perform(op);
  }
  Result CloseFile(int fd) {
    auto& op = Op(FileAction::kClose);
    op.fd = fd;
    return Perform(op);
  }
  Result Write(int fd, const std::string& text, int64_t offset = -1) {
    const std::string& kept = Keep(text);
    auto& slices = Slices();
    slices.push_back({reinterpret_cast<const uint8_t*>(kept.data()), kept.size()});
    auto& op = Op(FileAction::kWrite);
    op.fd = fd;
    op.slices = slices.data();
    op.count = 1;
    op.offset = offset;
    return Perform(op);
  }
  std::string Read(int fd, size_t count, int64_t offset = -1) {
    auto& op = Op(FileAction::kRead);
    op.fd = fd;
    op.into = Memory(count);
    op.offset = offset;
    const Result result = Perform(op);
    EXPECT_GE(result, 0);
    return {op.into.begin(), op.into.begin() + std::max(result, 0)};
  }
  /// Runs the body for an op that must wait for its event and for one that may end inline.
  template <typename Body>
  void BothForms(Body body) {
    for (bool form : {false, true}) {
      SCOPED_TRACE(form ? "kMayInline" : "by an event");
      inline_ = form;
      body();
    }
  }

  std::string folder_;
  bool inline_ = false;
};
CONFORMANCE_TURN(File);

TEST_P(File, OpenReadWriteClose) {
  BothForms([&] {
    const std::string path = In("file");
    const Result fd = Open(path, O_RDWR | O_CREAT | O_TRUNC, 0640);
    ASSERT_GE(fd, 0);
    EXPECT_NE(fcntl(fd, F_GETFD) & FD_CLOEXEC, 0);
    EXPECT_EQ(Write(fd, "hello "), 6);
    EXPECT_EQ(Write(fd, "world"), 5) << "the file's own position goes on";
    EXPECT_EQ(Write(fd, "W", 6), 1);
    EXPECT_EQ(Read(fd, 100, 0), "hello World");
    EXPECT_EQ(Read(fd, 5, 6), "World") << "a position does not move the file's own";
    EXPECT_EQ(Read(fd, 100), "") << "which is at the end";
    EXPECT_EQ(Read(fd, 0, 0), "");
    EXPECT_EQ(CloseFile(fd), 0);
    EXPECT_EQ(CloseFile(fd), -EBADF);
    struct stat status;
    ASSERT_EQ(stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0640u);
    EXPECT_EQ(Content(path), "hello World");
    unlink(path.c_str());
  });
}

TEST_P(File, VectoredReadsAndWrites) {
  BothForms([&] {
    const Result fd = Open(In("vectored"), O_RDWR | O_CREAT | O_TRUNC);
    ASSERT_GE(fd, 0);
    const std::string& text = Keep(Pattern(10000));
    const auto* data = reinterpret_cast<const uint8_t*>(text.data());
    std::vector<IoSlice>& out = Slices();
    out = {{data, 1}, {data + 1, 0}, {data + 1, 4999}, {data + 5000, 5000}};
    auto& write = Op(FileAction::kWrite);
    write.fd = fd;
    write.slices = out.data();
    write.count = 4;
    EXPECT_EQ(Perform(write), 10000);
    std::span<uint8_t> first = Memory(3000), second = Memory(8000);
    std::vector<IoSlice>& in = Slices();
    in = {{first.data(), first.size()}, {second.data(), second.size()}};
    auto& read = Op(FileAction::kRead);
    read.fd = fd;
    read.slices = in.data();
    read.count = 2;
    read.offset = 0;
    EXPECT_EQ(Perform(read), 10000);
    std::string got(first.begin(), first.end());
    got.append(second.begin(), second.begin() + 7000);
    EXPECT_EQ(got, text);
    EXPECT_EQ(CloseFile(fd), 0);
  });
}

TEST_P(File, AppendingWritesGoToTheEnd) {
  BothForms([&] {
    const std::string path = Written("log", "start;");
    const Result fd = Open(path, O_WRONLY | O_APPEND);
    ASSERT_GE(fd, 0);
    EXPECT_EQ(Write(fd, "one;"), 4);
    EXPECT_EQ(Write(fd, "two;"), 4);
    EXPECT_EQ(CloseFile(fd), 0);
    EXPECT_EQ(Content(path), "start;one;two;");
  });
}

TEST_P(File, ALargeFileInPieces) {
  BothForms([&] {
    const std::string text = Pattern(3 << 20);
    const Result fd = Open(In("large"), O_RDWR | O_CREAT | O_TRUNC);
    ASSERT_GE(fd, 0);
    for (size_t at = 0; at < text.size();) {
      const Result written = Write(fd, text.substr(at, 700000), static_cast<int64_t>(at));
      ASSERT_GT(written, 0);
      at += static_cast<size_t>(written);
    }
    std::string got;
    while (got.size() < text.size()) {
      const std::string piece = Read(fd, 1 << 20, static_cast<int64_t>(got.size()));
      ASSERT_FALSE(piece.empty());
      got += piece;
    }
    EXPECT_EQ(got, text);
    EXPECT_EQ(CloseFile(fd), 0);
  });
}

TEST_P(File, Stats) {
  BothForms([&] {
    const std::string path = Written("stat me", "12345");
    unlink(In("link").c_str());
    ASSERT_EQ(symlink("stat me", In("link").c_str()), 0);
    struct stat expected;
    ASSERT_EQ(stat(path.c_str(), &expected), 0);
    auto& plain = Op(FileAction::kStat, In("link"));
    ASSERT_EQ(Perform(plain), 0);
    EXPECT_EQ(plain.stat.size, 5u);
    EXPECT_EQ(plain.stat.ino, expected.st_ino);
    EXPECT_EQ(plain.stat.dev, expected.st_dev);
    EXPECT_EQ(plain.stat.mode, expected.st_mode);
    EXPECT_EQ(plain.stat.nlink, expected.st_nlink);
    EXPECT_EQ(plain.stat.mtime.seconds, expected.st_mtim.tv_sec);
    EXPECT_EQ(plain.stat.mtime.nanoseconds, expected.st_mtim.tv_nsec);
    EXPECT_GT(plain.stat.blksize, 0u);
    auto& link = Op(FileAction::kLstat, In("link"));
    ASSERT_EQ(Perform(link), 0);
    EXPECT_TRUE(S_ISLNK(link.stat.mode));
    const Result fd = Open(path, O_RDONLY);
    auto& open = Op(FileAction::kFstat);
    open.fd = fd;
    ASSERT_EQ(Perform(open), 0);
    EXPECT_EQ(open.stat.ino, expected.st_ino);
    EXPECT_EQ(CloseFile(fd), 0);
  });
}

TEST_P(File, WhatIsNotThere) {
  BothForms([&] {
    const std::string nowhere = In("nowhere/at/all");
    EXPECT_EQ(Open(nowhere, O_RDONLY), -ENOENT);
    for (FileAction action :
         {FileAction::kStat, FileAction::kLstat, FileAction::kReadDirectory, FileAction::kUnlink,
          FileAction::kRemoveDirectory, FileAction::kReadLink, FileAction::kRealPath,
          FileAction::kAccess, FileAction::kMakeDirectory, FileAction::kTruncate,
          FileAction::kUtimes, FileAction::kChmod, FileAction::kReadWhole, FileAction::kStatfs,
          FileAction::kRemoveTree}) {
      auto& op = Op(action, nowhere);
      EXPECT_EQ(Perform(op), -ENOENT) << FileActionName(action);
    }
    for (FileAction action : {FileAction::kRename, FileAction::kLink, FileAction::kCopy}) {
      auto& op = Op(action, nowhere);
      op.path2 = In("target");
      EXPECT_EQ(Perform(op), -ENOENT) << FileActionName(action);
    }
    for (FileAction action :
         {FileAction::kFstat, FileAction::kFsync, FileAction::kFdatasync, FileAction::kFtruncate,
          FileAction::kFutimes, FileAction::kFchmod, FileAction::kFchown, FileAction::kClose}) {
      auto& op = Op(action);
      op.fd = 19999;
      EXPECT_EQ(Perform(op), -EBADF) << FileActionName(action);
    }
  });
}

TEST_P(File, Directories) {
  BothForms([&] {
    const std::string root = In(inline_ ? "root-inline" : "root");
    auto& make = Op(FileAction::kMakeDirectory, root);
    make.mode = 0755;
    ASSERT_EQ(Perform(make), 0);
    auto& again = Op(FileAction::kMakeDirectory, root);
    again.mode = 0755;
    EXPECT_EQ(Perform(again), -EEXIST);
    auto& deep = Op(FileAction::kMakeDirectories, root + "/a/b/c");
    deep.mode = 0755;
    ASSERT_EQ(Perform(deep), 0);
    EXPECT_EQ(deep.text, root + "/a") << "the first one made";
    auto& none = Op(FileAction::kMakeDirectories, root + "/a/b/c");
    none.mode = 0755;
    ASSERT_EQ(Perform(none), 0);
    EXPECT_EQ(none.text, "");
    std::ofstream(root + "/file") << "x";
    ASSERT_EQ(symlink("file", (root + "/link").c_str()), 0);
    auto& read = Op(FileAction::kReadDirectory, root);
    ASSERT_GE(Perform(read), 0);
    std::set<std::pair<std::string, int>> entries;
    for (const DirectoryEntry& entry : read.entries) entries.insert({entry.name, entry.type});
    EXPECT_EQ(entries, (std::set<std::pair<std::string, int>>{{"a", 2}, {"file", 1}, {"link", 3}}));
    EXPECT_EQ(Perform(Op(FileAction::kRemoveDirectory, root)), -ENOTEMPTY);
    EXPECT_EQ(Perform(Op(FileAction::kRemoveDirectory, root + "/a/b/c")), 0);
    EXPECT_EQ(Perform(Op(FileAction::kReadDirectory, root + "/file")), -ENOTDIR);
    EXPECT_EQ(Perform(Op(FileAction::kRemoveTree, root)), 0);
    EXPECT_FALSE(std::filesystem::exists(root));
    auto& forced = Op(FileAction::kRemoveTree, root);
    forced.how = 1;
    EXPECT_EQ(Perform(forced), 0) << "force: what is gone is gone";
  });
}

TEST_P(File, ManyEntries) {
  for (int i = 0; i < 3000; ++i) Written("entry-" + std::to_string(i), "");
  BothForms([&] {
    auto& read = Op(FileAction::kReadDirectory, folder_);
    ASSERT_GE(Perform(read), 0);
    EXPECT_EQ(read.entries.size(), 3000u);
  });
}

TEST_P(File, NamesAndLinks) {
  BothForms([&] {
    const std::string path = Written("name", "content");
    for (const char* name : {"renamed", "hard", "soft"}) unlink(In(name).c_str());
    auto& link = Op(FileAction::kLink, path);
    link.path2 = In("hard");
    EXPECT_EQ(Perform(link), 0);
    auto& soft = Op(FileAction::kSymlink, "hard");
    soft.path2 = In("soft");
    EXPECT_EQ(Perform(soft), 0);
    auto& read = Op(FileAction::kReadLink, In("soft"));
    EXPECT_EQ(Perform(read), 0);
    EXPECT_EQ(read.text, "hard");
    auto& real = Op(FileAction::kRealPath, In("soft"));
    EXPECT_EQ(Perform(real), 0);
    EXPECT_EQ(real.text, std::filesystem::canonical(In("hard")).string());
    EXPECT_EQ(Perform(Op(FileAction::kReadLink, path)), -EINVAL);
    auto& rename = Op(FileAction::kRename, path);
    rename.path2 = In("renamed");
    EXPECT_EQ(Perform(rename), 0);
    EXPECT_EQ(Content(In("renamed")), "content");
    EXPECT_EQ(Perform(Op(FileAction::kUnlink, In("renamed"))), 0);
    EXPECT_EQ(Content(In("hard")), "content") << "the other name keeps the file";
    EXPECT_EQ(Perform(Op(FileAction::kUnlink, In("renamed"))), -ENOENT);
  });
}

TEST_P(File, LengthsAndSyncs) {
  BothForms([&] {
    const std::string path = Written("length", "0123456789");
    auto& cut = Op(FileAction::kTruncate, path);
    cut.offset = 4;
    EXPECT_EQ(Perform(cut), 0);
    EXPECT_EQ(Content(path), "0123");
    const Result fd = Open(path, O_RDWR);
    auto& grow = Op(FileAction::kFtruncate);
    grow.fd = fd;
    grow.offset = 6;
    EXPECT_EQ(Perform(grow), 0);
    EXPECT_EQ(Content(path), std::string("0123\0\0", 6));
    for (FileAction action : {FileAction::kFsync, FileAction::kFdatasync}) {
      auto& sync = Op(action);
      sync.fd = fd;
      EXPECT_EQ(Perform(sync), 0);
    }
    EXPECT_EQ(CloseFile(fd), 0);
  });
}

TEST_P(File, TimesModesAndOwners) {
  BothForms([&] {
    const std::string path = Written("attributes", "x");
    unlink(In("alink").c_str());
    ASSERT_EQ(symlink("attributes", In("alink").c_str()), 0);
    struct stat status;
    auto& times = Op(FileAction::kUtimes, path);
    times.atime = {1000000000, 500};
    times.mtime = {1100000000, 999999999};
    EXPECT_EQ(Perform(times), 0);
    ASSERT_EQ(stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_atim.tv_sec, 1000000000);
    EXPECT_EQ(status.st_mtim.tv_nsec, 999999999);
    auto& before_1970 = Op(FileAction::kLutimes, In("alink"));
    before_1970.atime = before_1970.mtime = {-5, 0};
    EXPECT_EQ(Perform(before_1970), 0);
    ASSERT_EQ(lstat(In("alink").c_str(), &status), 0);
    EXPECT_EQ(status.st_mtim.tv_sec, -5);
    ASSERT_EQ(stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mtim.tv_sec, 1100000000) << "the link's target stays as it was";

    const Result fd = Open(path, O_RDWR);
    auto& ftimes = Op(FileAction::kFutimes);
    ftimes.fd = fd;
    ftimes.atime = ftimes.mtime = {1200000000, 0};
    EXPECT_EQ(Perform(ftimes), 0);
    auto& mode = Op(FileAction::kChmod, path);
    mode.mode = 0600;
    EXPECT_EQ(Perform(mode), 0);
    ASSERT_EQ(stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777, 0600u);
    EXPECT_EQ(status.st_mtim.tv_sec, 1200000000);
    auto& fmode = Op(FileAction::kFchmod);
    fmode.fd = fd;
    fmode.mode = 0444;
    EXPECT_EQ(Perform(fmode), 0);
    ASSERT_EQ(stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777, 0444u);
    // To whom it belongs already: allowed for everybody.
    for (FileAction action : {FileAction::kChown, FileAction::kLchown, FileAction::kFchown}) {
      auto& owner = Op(action, action == FileAction::kFchown ? "" : path);
      owner.fd = action == FileAction::kFchown ? fd : -1;
      owner.uid = getuid();
      owner.gid = getgid();
      EXPECT_EQ(Perform(owner), 0) << FileActionName(action);
    }
    EXPECT_EQ(CloseFile(fd), 0);
  });
}

TEST_P(File, Access) {
  BothForms([&] {
    const std::string path = Written("access", "x");
    chmod(path.c_str(), 0644);
    auto& there = Op(FileAction::kAccess, path);
    there.how = F_OK;
    EXPECT_EQ(Perform(there), 0);
    auto& both = Op(FileAction::kAccess, path);
    both.how = R_OK | W_OK;
    EXPECT_EQ(Perform(both), 0);
    auto& run = Op(FileAction::kAccess, path);
    run.how = X_OK;
    EXPECT_EQ(Perform(run), -EACCES);
  });
}

TEST_P(File, Copies) {
  BothForms([&] {
    const std::string text = Pattern(1 << 20);
    const std::string from = Written("from", text);
    chmod(from.c_str(), 0640);
    unlink(In("to").c_str());
    auto& copy = Op(FileAction::kCopy, from);
    copy.path2 = In("to");
    EXPECT_EQ(Perform(copy), 0);
    EXPECT_EQ(Content(In("to")), text);
    struct stat status;
    ASSERT_EQ(stat(In("to").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0640u);
    auto& exclusive = Op(FileAction::kCopy, from);
    exclusive.path2 = In("to");
    exclusive.how = 1;
    EXPECT_EQ(Perform(exclusive), -EEXIST);
    std::ofstream(from) << "shorter";
    auto& over = Op(FileAction::kCopy, from);
    over.path2 = In("to");
    EXPECT_EQ(Perform(over), 0);
    EXPECT_EQ(Content(In("to")), "shorter");
  });
}

TEST_P(File, TemporaryFoldersAndFileSystems) {
  BothForms([&] {
    auto& make = Op(FileAction::kMakeTemporary, In("tmp-XXXXXX"));
    ASSERT_EQ(Perform(make), 0);
    EXPECT_EQ(make.text.substr(0, In("tmp-").size()), In("tmp-"));
    EXPECT_NE(make.text, In("tmp-XXXXXX"));
    EXPECT_TRUE(std::filesystem::is_directory(make.text));
    auto& system = Op(FileAction::kStatfs, folder_);
    ASSERT_EQ(Perform(system), 0);
    EXPECT_GT(system.statfs[1], 0u) << "block size";
    EXPECT_GE(system.statfs[2], system.statfs[3]) << "blocks, and the free ones";
  });
}

TEST_P(File, ReadsWholeFiles) {
  BothForms([&] {
    for (size_t size : {size_t{0}, size_t{1}, size_t{4096}, size_t{100000}, size_t{2} << 20}) {
      const std::string text = Pattern(size);
      const std::string path = Written("whole", text);
      auto& read = Op(FileAction::kReadWhole, path);
      ASSERT_GE(Perform(read), 0);
      EXPECT_EQ(std::string(reinterpret_cast<char*>(read.bytes), read.bytes_size), text) << size;
      std::free(read.bytes);
    }
    // Its size says 0, and still it has content.
    auto& proc = Op(FileAction::kReadWhole, "/proc/self/status");
    ASSERT_GE(Perform(proc), 0);
    EXPECT_GT(proc.bytes_size, 100u);
    std::free(proc.bytes);
    auto& folder = Op(FileAction::kReadWhole, folder_);
    EXPECT_EQ(Perform(folder), -EISDIR);
    EXPECT_STREQ(folder.failed_call, "read");
    auto& nowhere = Op(FileAction::kReadWhole, In("nowhere"));
    EXPECT_EQ(Perform(nowhere), -ENOENT);
    EXPECT_STREQ(nowhere.failed_call, "open");
    const std::string path = Written("whole", "by descriptor");
    const Result fd = Open(path, O_RDONLY);
    auto& by_fd = Op(FileAction::kReadWhole);
    by_fd.fd = fd;
    ASSERT_GE(Perform(by_fd), 0);
    EXPECT_EQ(std::string(reinterpret_cast<char*>(by_fd.bytes), by_fd.bytes_size), "by descriptor");
    std::free(by_fd.bytes);
    EXPECT_EQ(CloseFile(fd), 0) << "who opened it closes it";
  });
}

TEST_P(File, ManyAtOnceAllEnd) {
  const std::string text = Pattern(5000);
  const std::string path = Written("shared", text);
  const Result fd = Open(path, O_RDONLY);
  BothForms([&] {
    std::vector<Tracked<FileOp>*> ops;
    for (int i = 0; i < 1000; ++i) {
      const FileAction action = i % 3 == 0   ? FileAction::kRead
                                : i % 3 == 1 ? FileAction::kStat
                                             : FileAction::kReadWhole;
      auto& op = Op(action, action == FileAction::kRead ? "" : path);
      if (action == FileAction::kRead) {
        op.fd = fd;
        op.into = Memory(5000);
        op.offset = 0;
      }
      ops.push_back(&op);
      Submit(op);
    }
    ASSERT_TRUE(RunUntil([&] {
      return std::all_of(ops.begin(), ops.end(), [](auto* op) { return op->done(); });
    }));
    for (auto* op : ops) {
      ASSERT_GE(op->result(), 0);
      if (op->action == FileAction::kRead) {
        ASSERT_EQ(std::string(op->into.begin(), op->into.end()), text);
      } else if (op->action == FileAction::kReadWhole) {
        ASSERT_EQ(std::string(reinterpret_cast<char*>(op->bytes), op->bytes_size), text);
        std::free(op->bytes);
      } else {
        ASSERT_EQ(op->stat.size, text.size());
      }
    }
  });
  EXPECT_EQ(CloseFile(fd), 0);
}

// A cancelled open that succeeded all the same leaves no descriptor behind (rule 9): its event says
// which, or it was closed.
TEST_P(File, CancelsEndOnceAndLeakNothing) {
  const std::string path = Written("cancel", Pattern(100000));
  WarmLoop();
  const size_t before = OpenDescriptors();
  std::vector<Tracked<FileOp>*> ops;
  for (int i = 0; i < 200; ++i) {
    auto& op = Op(i % 2 == 0 ? FileAction::kOpen : FileAction::kReadWhole, path);
    op.how = O_RDONLY;
    ops.push_back(&op);
    Submit(op);
    if (i % 3 == 0) Step(0);
    if (!op.done()) Cancel(op);
  }
  ASSERT_TRUE(RunUntil([&] {
    return std::all_of(ops.begin(), ops.end(), [](auto* op) { return op->done(); });
  }));
  for (auto* op : ops) {
    EXPECT_EQ(op->record.finals, 1);
    if (op->action == FileAction::kOpen && op->result() >= 0) close(op->result());
    if (op->result() < 0) EXPECT_EQ(op->result(), kCancelled);
    std::free(op->bytes);
  }
  EXPECT_EQ(OpenDescriptors(), before);
}

TEST_P(File, AFileOperationKeepsTheLoopAliveUnlessUnreferenced) {
  auto& op = Op(FileAction::kStat, folder_);
  EXPECT_FALSE(loop().alive());
  Submit(op);
  EXPECT_TRUE(loop().alive());
  loop().SetRef(op, false);
  EXPECT_FALSE(loop().alive());
  loop().SetRef(op, true);
  loop().Run();
  EXPECT_TRUE(op.done());
}

TEST_P(File, ShutdownEndsThoseInFlight) {
  const std::string path = Written("shutdown", "x");
  for (int i = 0; i < 100; ++i) Submit(Op(FileAction::kStat, path));
}

}  // namespace
}  // namespace orrery::test
