// Child processes and signals through the driver: an end is told by a descriptor that becomes
// readable, a signal by a byte on a handle.
#include <sys/wait.h>

#include <algorithm>
#include <csignal>

#include "test/support/conformance_test.h"
#include "test/support/sanitizer_facts.h"

namespace orrery::test {
namespace {

class Process : public ConformanceTest {
 protected:
  Spawned Spawn(std::vector<std::string> arguments, std::vector<int> descriptors = {}) {
    SpawnOptions options;
    options.file = arguments[0];
    options.arguments = std::move(arguments);
    options.descriptors = std::move(descriptors);
    Spawned spawned;
    EXPECT_EQ(processes().Spawn(options, &spawned), 0);
    return spawned;
  }
  /// Waits for the end through the driver, and collects it.
  ChildExit Wait(const Spawned& spawned) {
    const HandleId handle = Adopted(Fd(spawned.descriptor));
    EXPECT_GT(Perform(Make<PollOp>(handle)), 0);
    ChildExit exit;
    EXPECT_EQ(processes().Reap(spawned.pid, &exit), 0);
    EXPECT_EQ(Close(handle), 0);
    return exit;
  }
};
CONFORMANCE_BOTH(Process);

TEST_P(Process, ItsExitCodeIsTold) {
  for (const char* code : {"0", "1", "42", "255"}) {
    const ChildExit exit = Wait(Spawn({"sh", "-c", std::string("exit ") + code}));
    EXPECT_EQ(exit.code, std::atoi(code));
    EXPECT_EQ(exit.signal, 0);
  }
}

TEST_P(Process, TheSignalThatEndedItIsTold) {
  const Spawned child = Spawn({"sleep", "100"});
  ChildExit exit;
  EXPECT_EQ(processes().Reap(child.pid, &exit), -EAGAIN) << "it runs";
  EXPECT_EQ(processes().Kill(child.pid, 0), 0);
  EXPECT_EQ(processes().Kill(child.pid, SIGTERM), 0);
  exit = Wait(child);
  EXPECT_EQ(exit.signal, SIGTERM);
  EXPECT_EQ(processes().Reap(child.pid, &exit), -ECHILD) << "it is gone";
}

TEST_P(Process, APollForItsEndWaitsAndCancels) {
  const Spawned child = Spawn({"sleep", "100"});
  const HandleId handle = Adopted(Fd(child.descriptor));
  auto& poll = Make<PollOp>(handle);
  Submit(poll);
  Idle();
  EXPECT_FALSE(poll.done());
  Cancel(poll);
  ASSERT_TRUE(RunUntilDone({&poll.record}));
  EXPECT_EQ(poll.result(), kCancelled);
  auto& again = Make<PollOp>(handle);
  Submit(again);
  EXPECT_EQ(processes().Kill(child.pid, SIGKILL), 0);
  ASSERT_TRUE(RunUntilDone({&again.record}));
  ChildExit exit;
  EXPECT_EQ(processes().Reap(child.pid, &exit), 0);
  EXPECT_EQ(exit.signal, SIGKILL);
}

TEST_P(Process, ItsOutputIsReadToTheEndBesideItsExit) {
  HandleId ours;
  int theirs;
  ASSERT_EQ(sockets().OpenPair(&ours, &theirs), 0);
  Fd their_end(theirs);
  const Spawned child = Spawn({"sh", "-c", "i=0; while [ $i -lt 500 ]; do echo line $i; i=$((i+1)); done"},
                              {SpawnOptions::kNull, theirs, theirs});
  their_end.Close();
  Reader reader(*this, ours, Reader::kMultishotPool);
  reader.Start();
  EXPECT_EQ(Wait(child).code, 0);
  ASSERT_TRUE(RunUntil([&] { return reader.ended(); }));
  EXPECT_TRUE(reader.eof()) << reader.error();
  EXPECT_EQ(reader.bytes().substr(0, 14), "line 0\nline 1\n");
  EXPECT_EQ(std::count(reader.bytes().begin(), reader.bytes().end(), '\n'), 500);
}

TEST_P(Process, ManyEndAtOnce) {
  std::vector<Spawned> children;
  for (int i = 0; i < 20; ++i) children.push_back(Spawn({"sh", "-c", "exit " + std::to_string(i)}));
  std::vector<Tracked<PollOp>*> polls;
  for (const Spawned& child : children) {
    Submit(*polls.emplace_back(&Make<PollOp>(Adopted(Fd(child.descriptor)))));
  }
  ASSERT_TRUE(RunUntil([&] {
    for (auto* poll : polls) if (!poll->done()) return false;
    return true;
  }));
  for (int i = 0; i < 20; ++i) {
    ChildExit exit;
    EXPECT_EQ(processes().Reap(children[static_cast<size_t>(i)].pid, &exit), 0);
    EXPECT_EQ(exit.code, i);
  }
}

TEST_P(Process, AProgramThatIsNotThereIsAnErrorAndNoChild) {
  if (kVforkIsFork) GTEST_SKIP() << "ThreadSanitizer makes vfork a fork, which reports no error";
  SpawnOptions options;
  options.file = "/nowhere/program";
  options.arguments = {"program"};
  Spawned spawned;
  EXPECT_EQ(processes().Spawn(options, &spawned), -ENOENT);
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
  EXPECT_EQ(errno, ECHILD);
}

TEST_P(Process, ASignalArrivesAsAByte) {
  HandleId handle;
  ASSERT_EQ(processes().OpenSignals(&handle), 0);
  HandleId second;
  EXPECT_EQ(processes().OpenSignals(&second), -EALREADY);
  ASSERT_EQ(processes().WatchSignal(SIGUSR2), 0);
  EXPECT_EQ(processes().WatchSignal(SIGKILL), -EINVAL);
  auto& recv = MakeRecv(handle, Memory(8));
  Submit(recv);
  Idle(2);
  EXPECT_FALSE(recv.done());
  for (int round = 0; round < 5; ++round) {
    if (round > 0) {
      recv.record.Clear();
      Submit(recv);
    }
    kill(getpid(), SIGUSR2);
    ASSERT_TRUE(RunUntilDone({&recv.record}));
    EXPECT_EQ(recv.result(), 1);
    EXPECT_EQ(recv.into[0], SIGUSR2);
  }
  EXPECT_EQ(processes().UnwatchSignal(SIGUSR2), 0);
  EXPECT_EQ(Close(handle), 0);
}

TEST_P(Process, ASignalWakesALoopThatSleeps) {
  HandleId handle;
  ASSERT_EQ(processes().OpenSignals(&handle), 0);
  ASSERT_EQ(processes().WatchSignal(SIGUSR2), 0);
  const Spawned child = Spawn({"sh", "-c", "kill -USR2 " + std::to_string(getpid())});
  auto& recv = MakeRecv(handle, Memory(8));
  EXPECT_EQ(Perform(recv), 1);
  EXPECT_EQ(recv.into[0], SIGUSR2);
  EXPECT_EQ(Wait(child).code, 0);
  EXPECT_EQ(processes().UnwatchSignal(SIGUSR2), 0);
  EXPECT_EQ(Close(handle), 0);
}

}  // namespace
}  // namespace orrery::test
