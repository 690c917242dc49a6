// The fixture; see conformance_test.h.
#include "test/support/conformance_test.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <ostream>
#include <set>

namespace orrery::test {

namespace {
constexpr uint32_t kSlabBytes = 65536;
constexpr uint32_t kMaxSlabs = 64;
constexpr size_t kReadSize = 16384;
}  // namespace

// ---- the world -----------------------------------------------------------------------------

TestWorld::TestWorld(const Subject& subject, uint32_t slab_bytes, uint32_t max_slabs)
    : buffers(slab_bytes, max_slabs) {
  std::string error;
  loop = MakeLoop(subject.loop, {&clock, &buffers}, &error);
  if (loop == nullptr) {
    ADD_FAILURE() << subject.loop << ": " << error;
    std::abort();
  }
  LoopDriver* below = &loop->driver();
  if (subject.wrap) {
    wrapped = subject.wrap(*below, loop->sockets());
    below = wrapped.get();
  }
  driver = std::make_unique<AuditDriver>(*below);
  world = std::make_unique<World>(
      World{*driver, loop->sockets(), loop->files(), buffers, blocking, clock, entropy,
            &loop->processes()});
  events = std::make_unique<EventLoop>(*world);
  blocking.SetWaker({[](void* loop) noexcept { static_cast<EventLoop*>(loop)->Wake(); },
                     events.get()});
}

TestWorld::~TestWorld() = default;

// What a process opens once and keeps (libuv's signal pipe, the source of randomness) is no leak.
static void WarmUp(const Subject& subject) {
  static std::set<std::string> warm;
  if (!warm.insert(subject.loop).second) return;
  SystemEntropy().Next();
  TestWorld world(subject, kSlabBytes, kMaxSlabs);
}

void ConformanceTest::SetUp() {
  WarmUp(GetParam().subject);
  descriptors_before_ = OpenDescriptors();
  world_ = std::make_unique<TestWorld>(GetParam().subject, kSlabBytes, kMaxSlabs);
}

void ConformanceTest::UsePool(uint32_t slab_bytes, uint32_t max_slabs) {
  EndWorld();
  world_ = std::make_unique<TestWorld>(GetParam().subject, slab_bytes, max_slabs);
}

// Ends the world as a program does, and looks at what is left of it.
void ConformanceTest::EndWorld() {
  for (auto& record : records_) record->then = nullptr;
  if (through_turn()) {
    loop().Shutdown();
  } else {
    EventQueue events;
    for (int round = 0; round < 3 && audit().in_flight() > 0; ++round) driver().Drain(events);
    while (!events.empty()) {
      EventQueue::Entry entry = events.Pop();
      entry.op->on_event(*entry.op, std::move(entry.event));
    }
  }
  EXPECT_EQ(audit().in_flight(), 0u)
      << "rule 1: Drain left ops without a final event: " << audit().Describe();
  for (auto& record : records_) record->events.clear();
  // The driver's own memory goes with it; leases must be back by then.
  world_->events.reset();
  world_->driver.reset();
  world_->loop.reset();
  EXPECT_TRUE(pool().AllReturned()) << "rule 5: a lease has not come back";
  world_.reset();
  owned_.clear();
  records_.clear();
  fds_.clear();
}

void ConformanceTest::TearDown() {
  if (world_ != nullptr) EndWorld();
  EXPECT_EQ(OpenDescriptors(), descriptors_before_) << "rule 9: a descriptor was left open";
}

// ---- ops and memory ------------------------------------------------------------------------

std::span<uint8_t> ConformanceTest::Memory(size_t size, uint8_t fill) {
  memory_.emplace_back(size, fill);
  return memory_.back();
}

Tracked<RecvOp>& ConformanceTest::MakeRecv(HandleId handle, std::span<uint8_t> into) {
  auto& op = Make<RecvOp>(handle);
  op.into = into;
  return op;
}

Tracked<RecvOp>& ConformanceTest::MakePoolRecv(HandleId handle, bool multishot) {
  auto& op = Make<RecvOp>(handle);
  op.pool = &pool();
  if (multishot) op.flags |= kMultishot;
  return op;
}

Tracked<SendOp>& ConformanceTest::MakeSend(HandleId handle, const std::string& bytes) {
  const std::string& kept = Keep(bytes);
  auto& slices = Slices();
  slices.push_back({reinterpret_cast<const uint8_t*>(kept.data()), kept.size()});
  auto& op = Make<SendOp>(handle);
  op.slices = slices.data();
  op.count = 1;
  return op;
}

Tracked<SendOp>& ConformanceTest::SendWhole(HandleId handle, const std::string& text) {
  auto& send = MakeSend(handle, text);
  IoSlice& rest = Slices().emplace_back(send.slices[0]);
  send.slices = &rest;
  send.record.then = [this, &send, &rest] {
    const Result taken = send.record.events.back().result;
    ASSERT_GT(taken, 0);
    send.record.Clear();
    rest.data += taken;
    rest.size -= static_cast<size_t>(taken);
    if (rest.size > 0) Submit(send);
  };
  Submit(send);
  return send;
}

// ---- steps ---------------------------------------------------------------------------------

void ConformanceTest::Submit(Op& op) {
  const SubmitResult result = through_turn() ? loop().Submit(op) : driver().Submit(op);
  if (!result.done) return;
  auto* record = static_cast<OpRecord*>(op.owner);
  record->ended_inline = true;
  Event event;
  event.result = result.result;
  record->Take(std::move(event));
}

void ConformanceTest::Cancel(Op& op) {
  if (through_turn()) {
    loop().Cancel(op);
  } else {
    driver().Cancel(op.token);
  }
}

void ConformanceTest::Step(uint64_t wait_ms) {
  const uint64_t until = world_->clock.NowNs() + wait_ms * 1'000'000;
  if (!through_turn()) {
    EventQueue events;
    driver().Poll({wait_ms == 0 ? Deadline::kNow : until}, events);
    while (!events.empty()) {
      EventQueue::Entry entry = events.Pop();
      entry.op->on_event(*entry.op, std::move(entry.event));
    }
    return;
  }
  // Armed until the turn is over: on a machine that stands still it is due before the poll, which
  // would then wait for ever.
  struct Limit : Timer {
    EventLoop* loop;
  } limit;
  limit.loop = &loop();
  limit.on_fire = [](Timer& timer) noexcept {
    static_cast<Limit&>(timer).loop->Arm(timer, timer.deadline_ns);
  };
  if (wait_ms > 0) loop().Arm(limit, until);
  loop().RunTurn(wait_ms > 0);
  loop().Disarm(limit);
}

bool ConformanceTest::RunUntil(const std::function<bool()>& condition) {
  const auto give_up =
      std::chrono::steady_clock::now() + std::chrono::seconds(PatienceSeconds());
  while (!condition()) {
    if (std::chrono::steady_clock::now() > give_up) {
      ADD_FAILURE() << "waited in vain; in flight: " << audit().Describe();
      return false;
    }
    Step();
  }
  return true;
}

bool ConformanceTest::RunUntilDone(std::initializer_list<const OpRecord*> records) {
  return RunUntil([&] {
    return std::all_of(records.begin(), records.end(), [](auto* record) { return record->done(); });
  });
}

void ConformanceTest::Idle(int steps) {
  for (int i = 0; i < steps; ++i) Step(2);
}

Result ConformanceTest::Perform(Tracked<RecvOp>& op) {
  for (;;) {
    op.record.Clear();
    Submit(op);
    if (!RunUntilDone({&op.record})) return OpRecord::kNeverEnded;
    if (!faulty() || op.result() != kNoBuffers) return op.result();
  }
}

Result ConformanceTest::Perform(Tracked<AcceptOp>& op) {
  for (;;) {
    op.record.Clear();
    Submit(op);
    if (!RunUntilDone({&op.record})) return OpRecord::kNeverEnded;
    if (!faulty() || op.result() != -EMFILE) return op.result();
  }
}

void ConformanceTest::WarmLoop() {
  Pair pair = Connected(Transport::kUnix);
  Submit(MakeRecv(pair.handle, Memory(1)));
  Step(1);
  EXPECT_EQ(Close(pair.handle), 0);
}

Result ConformanceTest::Close(HandleId handle) { return Perform(Make<CloseOp>(handle)); }

int64_t ConformanceTest::SendAll(HandleId handle, const std::string& bytes) {
  for (size_t done = 0; done < bytes.size();) {
    const Result result = Perform(MakeSend(handle, bytes.substr(done)));
    if (result < 0) return result;
    done += static_cast<size_t>(result);
  }
  return static_cast<int64_t>(bytes.size());
}

std::string ConformanceTest::ReadAll(HandleId handle, size_t count) {
  std::string bytes;
  auto& recv = MakeRecv(handle, Memory(kReadSize));
  const std::span<uint8_t> memory = recv.into;
  while (bytes.size() < count) {
    recv.into = memory.first(std::min(memory.size(), count - bytes.size()));
    const Result result = Perform(recv);
    if (result <= 0) break;
    bytes.append(reinterpret_cast<const char*>(memory.data()), static_cast<size_t>(result));
  }
  return bytes;
}

// ---- handles -------------------------------------------------------------------------------

HandleId ConformanceTest::Adopted(Fd fd) {
  HandleId handle;
  const Result result = sockets().Adopt(fd.Release(), &handle);
  EXPECT_EQ(result, 0);
  return handle;
}

ConformanceTest::Pair ConformanceTest::Connected(Transport transport) {
  auto [ours, theirs] = MakePair(transport);
  return {Adopted(std::move(ours)), std::move(theirs)};
}

HandleId ConformanceTest::Opened(Family family, SocketType type) {
  HandleId handle;
  EXPECT_EQ(sockets().Open(family, type, &handle), 0);
  return handle;
}

HandleId ConformanceTest::Listening(Transport transport, SocketAddress* bound, int backlog) {
  HandleId handle = Opened(FamilyOf(transport));
  EXPECT_EQ(sockets().Bind(handle, AnyAddress(transport)), 0);
  EXPECT_EQ(sockets().Listen(handle, backlog), 0);
  EXPECT_EQ(sockets().LocalName(handle, bound), 0);
  return handle;
}

// ---- reading and accepting on and on -------------------------------------------------------

Reader::Reader(ConformanceTest& test, HandleId handle, Form form)
    : test_(test),
      op_(form == kSpan ? test.MakeRecv(handle, test.Memory(kReadSize))
                        : test.MakePoolRecv(handle, form == kMultishotPool)) {
  op_.record.then = [this] { OnEvent(); };
}

void Reader::Start() { test_.Submit(op_); }

void Reader::OnEvent() {
  const Event& event = op_.record.events.back();
  const bool more = event.more();
  if (event.result > 0) {
    const uint8_t* data = event.lease ? event.lease.data() : op_.into.data();
    bytes_.append(reinterpret_cast<const char*>(data), static_cast<size_t>(event.result));
  } else if ((event.flags & kEof) != 0 || (op_.record.ended_inline && event.result == 0)) {
    eof_ = true;
  } else if (event.result < 0 && event.result != kNoBuffers) {
    error_ = event.result;
  }
  op_.record.Clear();
  if (!more && !ended() && !stopped_) test_.Submit(op_);
}

Acceptor::Acceptor(ConformanceTest& test, HandleId listener, bool multishot)
    : test_(test), op_(test.Make<AcceptOp>(listener)) {
  if (multishot) op_.flags |= kMultishot;
  op_.record.then = [this] { OnEvent(); };
}

void Acceptor::Start() { test_.Submit(op_); }

void Acceptor::OnEvent() {
  const Event& event = op_.record.events.back();
  const bool more = event.more();
  if (event.accepted) handles_.push_back(event.accepted);
  if (event.result < 0 && event.result != -EMFILE) error_ = event.result;
  op_.record.Clear();
  if (!more && error_ == 0) test_.Submit(op_);
}

// ---- cases ---------------------------------------------------------------------------------

namespace {
std::vector<Case> Cases(bool direct, bool turn) {
  std::vector<Case> cases;
  for (const Subject& subject : Subjects()) {
    if (direct) cases.push_back({subject, false});
    if (turn) cases.push_back({subject, true});
  }
  return cases;
}
}  // namespace

std::vector<Case> DirectCases() { return Cases(true, false); }
std::vector<Case> TurnCases() { return Cases(false, true); }
std::vector<Case> BothCases() { return Cases(true, true); }

void PrintTo(const Case& parameter, std::ostream* out) {
  *out << parameter.subject.name << (parameter.turn ? " through the turn" : "");
}

std::string CaseName(const ::testing::TestParamInfo<Case>& info) {
  std::string name = info.param.subject.name + (info.param.turn ? "_turn" : "");
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

}  // namespace orrery::test
