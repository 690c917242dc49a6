// The fixture of every conformance test: a driver, what it needs, and short words for the steps.
//
//  * Case: a subject, and whether the test drives it directly or through the kernel's turn.
//  * ConformanceTest: Make ops and memory, Submit, Cancel, RunUntil, Perform; after the test it
//    shuts down and checks that every op has ended, every lease and descriptor has come back.
//  * Reader, Acceptor: go on reading or accepting, as a program would, over empty pools and EMFILE.
//  * CONFORMANCE_DIRECT / _TURN / _BOTH: run a suite's tests on every subject.
//
// What Make and Memory give lives until the driver is gone, whatever way the test ends. Every wait
// is bounded. One thread, unless a test says otherwise.
#pragma once

#include <gtest/gtest.h>

#include <deque>
#include <functional>
#include <memory>
#include <string>

#include "kernel/event_loop.h"
#include "test/support/audit_driver.h"
#include "test/support/peer.h"
#include "test/support/subjects.h"
#include "test/support/tracked_op.h"

namespace orrery::test {

struct Case {
  Subject subject;
  bool turn = false;  ///< through EventLoop; otherwise the LoopDriver itself
};
void PrintTo(const Case& parameter, std::ostream* out);

/// The loop, the pools and the kernel above it.
struct TestWorld {
  TestWorld(const Subject& subject, uint32_t slab_bytes, uint32_t max_slabs);
  ~TestWorld();

  SystemClock clock;
  SystemEntropy entropy;
  AuditPool buffers;
  ThreadPool blocking{4, std::thread::hardware_concurrency()};
  std::unique_ptr<Loop> loop;
  std::unique_ptr<ForwardingDriver> wrapped;
  std::unique_ptr<AuditDriver> driver;
  std::unique_ptr<World> world;
  std::unique_ptr<EventLoop> events;
};

class ConformanceTest : public ::testing::TestWithParam<Case> {
 protected:
  void SetUp() override;
  void TearDown() override;
  /// For tests that need a pool of another size; ends the world that there was.
  void UsePool(uint32_t slab_bytes, uint32_t max_slabs);

  LoopDriver& driver() { return *world_->driver; }
  Sockets& sockets() { return world_->loop->sockets(); }
  Files& files() { return world_->loop->files(); }
  Processes& processes() { return world_->loop->processes(); }
  EventLoop& loop() { return *world_->events; }
  AuditPool& pool() { return world_->buffers; }
  ThreadPool& blocking() { return world_->blocking; }
  AuditDriver& audit() { return *world_->driver; }
  bool faulty() const { return GetParam().subject.faulty; }
  bool through_turn() const { return GetParam().turn; }

  /// An op that lives until the driver is gone.
  template <typename Base>
  Tracked<Base>& Make(HandleId handle = {}) {
    auto op = std::make_shared<Tracked<Base>>();
    op->handle = handle;
    owned_.push_back(op);
    records_.push_back(&op->record);
    return *op;
  }
  Tracked<RecvOp>& MakeRecv(HandleId handle, std::span<uint8_t> into);
  Tracked<RecvOp>& MakePoolRecv(HandleId handle, bool multishot = false);
  Tracked<SendOp>& MakeSend(HandleId handle, const std::string& bytes);
  /// Submits a send, and after a short one again what is left. `text` outlives the operation; so
  /// does `this`.
  Tracked<SendOp>& SendWhole(HandleId handle, const std::string& text);
  std::span<uint8_t> Memory(size_t size, uint8_t fill = 0xAA);
  /// An array of slices over memory that lives as long.
  std::vector<IoSlice>& Slices() {
    slices_.emplace_back();
    return slices_.back();
  }
  const std::string& Keep(std::string text) { return strings_.emplace_back(std::move(text)); }

  void Submit(Op& op);
  void Cancel(Op& op);
  /// One poll, or one turn, that waits `wait_ms` at most.
  void Step(uint64_t wait_ms = 20);
  /// Steps until `condition`; false when that took too long.
  bool RunUntil(const std::function<bool()>& condition);
  bool RunUntilDone(std::initializer_list<const OpRecord*> records);
  /// Lets the driver open what it opens late, before descriptors are counted.
  void WarmLoop();
  /// Some steps in which nothing is expected to happen.
  void Idle(int steps = 5);

  /// Submits and waits for the end; again when a faulty world had no memory or descriptor for it.
  Result Perform(Tracked<RecvOp>& op);
  Result Perform(Tracked<AcceptOp>& op);
  template <typename Base>
  Result Perform(Tracked<Base>& op) {
    Submit(op);
    return RunUntilDone({&op.record}) ? op.result() : OpRecord::kNeverEnded;
  }
  Result Close(HandleId handle);
  /// Sends all of it, one short write after the other; the count that was taken or an error.
  int64_t SendAll(HandleId handle, const std::string& bytes);
  /// Reads until `count` bytes are there, the stream ends, or an error comes.
  std::string ReadAll(HandleId handle, size_t count);

  /// A raw descriptor that stays open until the driver is gone.
  int KeepOpen(Fd fd) { return fds_.emplace_back(std::move(fd)).get(); }
  /// A connected handle, and its raw other end.
  struct Pair {
    HandleId handle;
    Fd peer;
  };
  Pair Connected(Transport transport = Transport::kTcp4);
  HandleId Adopted(Fd fd);
  /// A listening handle; its address in `bound`.
  HandleId Listening(Transport transport, SocketAddress* bound, int backlog = 128);
  HandleId Opened(Family family, SocketType type = SocketType::kStream);

 private:
  void EndWorld();

  std::unique_ptr<TestWorld> world_;
  std::deque<std::shared_ptr<void>> owned_;
  std::deque<OpRecord*> records_;
  std::deque<std::vector<uint8_t>> memory_;
  std::deque<std::vector<IoSlice>> slices_;
  std::deque<std::string> strings_;
  std::deque<Fd> fds_;
  size_t descriptors_before_ = 0;

  friend class Reader;
  friend class Acceptor;
};

/// Reads until the end, an error or Stop, into a span or from the pool.
class Reader {
 public:
  enum Form { kSpan, kPool, kMultishotPool };
  Reader(ConformanceTest& test, HandleId handle, Form form);
  void Start();
  const std::string& bytes() const { return bytes_; }
  bool eof() const { return eof_; }
  bool ended() const { return eof_ || error_ != 0; }
  Result error() const { return error_; }
  Tracked<RecvOp>& op() { return op_; }
  /// Lets the read that is under way be the last one.
  void Stop() { stopped_ = true; }

 private:
  void OnEvent();
  ConformanceTest& test_;
  Tracked<RecvOp>& op_;
  std::string bytes_;
  bool eof_ = false, stopped_ = false;
  Result error_ = 0;
};

/// Accepts until an error that is not for lack of descriptors.
class Acceptor {
 public:
  Acceptor(ConformanceTest& test, HandleId listener, bool multishot);
  void Start();
  const std::vector<HandleId>& handles() const { return handles_; }
  Result error() const { return error_; }
  Tracked<AcceptOp>& op() { return op_; }

 private:
  void OnEvent();
  ConformanceTest& test_;
  Tracked<AcceptOp>& op_;
  std::vector<HandleId> handles_;
  Result error_ = 0;
};

std::vector<Case> DirectCases();
std::vector<Case> TurnCases();
std::vector<Case> BothCases();
std::string CaseName(const ::testing::TestParamInfo<Case>& info);

#define CONFORMANCE_SUITE_(suite, cases)                                           \
  GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(suite);                            \
  INSTANTIATE_TEST_SUITE_P(On, suite, ::testing::ValuesIn(cases()), CaseName)
#define CONFORMANCE_DIRECT(suite) CONFORMANCE_SUITE_(suite, DirectCases)
#define CONFORMANCE_TURN(suite) CONFORMANCE_SUITE_(suite, TurnCases)
#define CONFORMANCE_BOTH(suite) CONFORMANCE_SUITE_(suite, BothCases)

}  // namespace orrery::test
