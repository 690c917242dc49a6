// Names and messages: nothing that Linux can return on an operation is without Node's name.
#include <gtest/gtest.h>

#include <cstring>
#include <set>
#include <string>

#include "kernel/file_op.h"

namespace orrery {
namespace {

TEST(Names, ErrorsHaveNodesNamesAndMessages) {
  EXPECT_STREQ(ErrorName(-ECONNRESET), "ECONNRESET");
  EXPECT_STREQ(ErrorMessage(-ECONNRESET), "connection reset by peer");
  EXPECT_STREQ(ErrorName(-ENOENT), "ENOENT");
  EXPECT_STREQ(ErrorMessage(-ENOENT), "no such file or directory");
  EXPECT_STREQ(ErrorName(kCancelled), "ECANCELED");
  EXPECT_STREQ(ErrorName(kBadHandle), "EBADF");
}

TEST(Names, ANumberWithoutANameIsUnknown) { EXPECT_STREQ(ErrorName(-9999), "UNKNOWN"); }

TEST(Names, EveryKindAndActionHasOne) {
  std::set<std::string> kinds;
  for (int i = 0; i < static_cast<int>(OpKind::kCount); ++i) {
    EXPECT_TRUE(kinds.insert(OpKindName(static_cast<OpKind>(i))).second);
  }
  for (int i = 0; i < static_cast<int>(FileAction::kCount); ++i) {
    EXPECT_GT(std::strlen(FileActionName(static_cast<FileAction>(i))), 1u);
  }
  EXPECT_STREQ(FileActionName(FileAction::kReadDirectory), "scandir");
  EXPECT_STREQ(FileActionName(FileAction::kStatfs), "statfs");
}

}  // namespace
}  // namespace orrery
