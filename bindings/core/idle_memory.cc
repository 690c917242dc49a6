// Memory that an idle program gives back; see idle_memory.h.
#include "bindings/core/idle_memory.h"

namespace orrery {

namespace {
/// Hardly anything entered JavaScript for so long: the program is idle. What is collected now takes
/// with it the hidden classes of objects that come and go, and the code that was optimized for
/// them: a server whose clients come back a moment later would have to warm up anew.
constexpr uint64_t kIdleNs = 1'000'000'000;
/// Hardly anything. A program that wakes up rarely and does little is left alone, too.
constexpr uint64_t kFewEntries = 16;
/// So many connections or the like wait, that what they do not need counts. A program without them
/// loses more by a collection than it gains; V8 makes one after eight seconds.
constexpr uint64_t kManyWaiting = 64;
/// What is to be gained has to be more than this, and more than a tenth of the heap.
constexpr uint64_t kLittle = 2 << 20;
/// A collection stops the program: larger heaps are left to V8, which does it bit by bit.
constexpr uint64_t kLarge = 64 << 20;
/// At most a hundredth of the time goes to this.
constexpr uint64_t kPauseFactor = 100;
}  // namespace

IdleMemory::IdleMemory(Environment& env) : env_(env) {
  timer_.owner = this;
  timer_.ref = false;
  timer_.on_fire = [](Timer& timer) noexcept { static_cast<IdleMemory*>(timer.owner)->Look(); };
}

IdleMemory::~IdleMemory() { env_.loop.Disarm(timer_); }

void IdleMemory::Start() {
  size_ = env_.engine.Heap().physical;
  looked_at_ = env_.entries;
  env_.AfterEntry([](Environment& env) { env.State<IdleMemory>().AfterEntry(); });
}

void IdleMemory::AfterEntry() {
  if (timer_.armed() || env_.entries - looked_at_ < kFewEntries) return;
  looked_at_ = env_.entries;
  env_.loop.Arm(timer_, env_.loop.now_ns() + kIdleNs);
}

void IdleMemory::Look() {
  if (env_.exiting) return;
  if (env_.entries - looked_at_ >= kFewEntries) {
    looked_at_ = env_.entries;
    env_.loop.Arm(timer_, env_.loop.now_ns() + kIdleNs);
  } else if (env_.loop.now_ns() < not_before_ns_) {
    env_.loop.Arm(timer_, not_before_ns_);
  } else if (WorthIt()) {
    Collect();
  }
}

bool IdleMemory::WorthIt() {
  if (env_.loop.in_flight() < kManyWaiting) return false;
  const uint64_t now = env_.engine.Heap().physical;
  return now < kLarge && now > size_ + size_ / 10 + kLittle;
}

void IdleMemory::Collect() {
  const uint64_t begin = env_.world.clock.NowNs();
  env_.engine.ReturnMemory();
  const uint64_t end = env_.world.clock.NowNs();
  not_before_ns_ = end + (end - begin) * kPauseFactor;
  size_ = env_.engine.Heap().physical;
}

}  // namespace orrery
