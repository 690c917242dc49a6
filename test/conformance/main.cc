// The conformance suite: `conformance --driver=uv [--gtest_…]`; without --driver every loop that
// works here, plain and under faults. Exits with 77 when the drivers named do not work here.
#include <gtest/gtest.h>

#include <csignal>

#include "test/support/peer.h"
#include "test/support/subjects.h"

int main(int argc, char** argv) {
  orrery::test::ParseSubjects(&argc, argv);
  std::signal(SIGPIPE, SIG_IGN);  // as a program that embeds a loop does
  orrery::test::RaiseDescriptorLimit();
  ::testing::InitGoogleTest(&argc, argv);
  if (orrery::test::Subjects().empty()) return 77;
  return RUN_ALL_TESTS();
}
