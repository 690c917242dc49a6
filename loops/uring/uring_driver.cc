// The life of an operation, and Poll; see uring_driver.h.
#include "loops/uring/uring_driver.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace orrery::uring {

namespace {

constexpr uint32_t kSubmissionEntries = 512;
/// DEFER_TASKRUN brings about 20 completions per enter (axboe/liburing#1474). After fewer than this
/// what is flagged has only just arrived, and is left to the next poll: fetching it one by one
/// would put off the answers to what is here.
constexpr size_t kFullBatch = 16;
/// Enters of one Poll that fetch full batches. Bounded, so that timers get their turn.
constexpr int kMaxEntersPerPoll = 32;
/// No further enter for full batches once a Poll has read so much: a fast sender fills the buffers
/// anew while we fetch, and whoever wants to pause it is asked only after the Poll.
constexpr size_t kMaxBytesPerPoll = size_t{1} << 20;

/// user_data of requests without an operation: generation 0.
constexpr uint64_t kWakeTag = 1;

uint64_t UserData(OpToken token) { return uint64_t{token.generation} << 32 | token.slot; }
OpToken TokenOf(uint64_t user_data) {
  return {static_cast<uint32_t>(user_data), static_cast<uint32_t>(user_data >> 32)};
}

Event WithResult(Result result) {
  Event event;
  event.result = result;
  return event;
}

}  // namespace

std::unique_ptr<UringDriver> UringDriver::Create(posix::HandleTable& handles, Clock& clock,
                                                 BufferPool& buffers, const Without& without,
                                                 std::string* reason) {
  std::unique_ptr<Ring> ring = Ring::Create(kSubmissionEntries, without.setup_flags, reason);
  if (ring == nullptr) return nullptr;
  const int wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (wake_fd < 0) {
    *reason = std::string("eventfd failed: ") + std::strerror(errno);
    return nullptr;
  }
  return std::unique_ptr<UringDriver>(
      new UringDriver(std::move(ring), wake_fd, handles, clock, buffers, without));
}

UringDriver::UringDriver(std::unique_ptr<Ring> ring, int wake_fd, posix::HandleTable& handles,
                         Clock& clock, BufferPool& buffers, const Without& without)
    : features_(ProbeFeatures(*ring, without)),
      handles_(handles),
      clock_(clock),
      default_pool_(buffers),
      ring_(std::move(ring)),
      wake_fd_(wake_fd) {
  capabilities_.native_multishot = true;
  capabilities_.kernel_buffers = features_.buffers != BufferRing::Mode::kNone;
  capabilities_.zero_copy_send = features_.send_zc;
  capabilities_.batched_submission = true;
  capabilities_.gathers = ring_->CanGather();
  // What comes here could not be answered from the caches (Files::TryExecute), so it waits: for
  // these the kernel waits without a thread or with one of its own, which costs less than a wake-up
  // of the blocking pool. The rest (statx, unlinkat…) would only exchange one thread for another.
  for (FileAction action : {FileAction::kOpen, FileAction::kRead, FileAction::kWrite,
                            FileAction::kFsync, FileAction::kFdatasync}) {
    capabilities_.native_file_actions |= uint64_t{1} << static_cast<unsigned>(action);
  }
}

UringDriver::~UringDriver() {
  KERNEL_CHECK(table_.live() == 0);
  handles_.ForEachOpen([](HandleId, posix::PosixHandle& handle) {
    delete static_cast<HandleState*>(handle.driver_state);
    handle.driver_state = nullptr;
  });
  buffers_.clear();
  ring_.reset();
  close(wake_fd_);
}

DriverCounters UringDriver::counters() const {
  DriverCounters counters = counters_;
  counters.system_calls = ring_->enters() + direct_calls_;
  return counters;
}

// ---- the life of an operation --------------------------------------------------------------

SubmitResult UringDriver::Submit(Op& op) {
  ++counters_.submissions;
  if (cancels_wait_ && op.kind == OpKind::kSend) CloseWhatWaits();
  if (op.kind == OpKind::kFile) {
    StartFile(Begin(op, nullptr));
    return kPending;
  }
  posix::PosixHandle* handle = handles_.Get(op.handle);
  if (handle == nullptr || handle->closing) {
    Event event = WithResult(kBadHandle);
    if ((op.flags & kZeroCopy) != 0) event.flags = kReleased;
    return EndNow(Begin(op, nullptr), std::move(event));
  }
  Flight& flight = Begin(op, handle);
  HandleState& state = StateOf(*handle);
  switch (op.kind) {
    case OpKind::kRecv: return SubmitRecv(flight);
    case OpKind::kAccept: return Enqueue(flight, state.reads);
    case OpKind::kSend:
    case OpKind::kShutdown:
    case OpKind::kConnect: return Enqueue(flight, state.writes);
    case OpKind::kClose: return SubmitClose(flight);
    case OpKind::kPoll: return SubmitPoll(flight);
    default: KERNEL_CHECK(false);
  }
}

Flight& UringDriver::Begin(Op& op, posix::PosixHandle* handle) {
  const OpToken token = table_.Add(op);
  if (token.slot == flights_.size()) flights_.Grow();
  Flight& flight = flights_[token.slot];
  KERNEL_CHECK(flight.op == nullptr);
  flight.op = &op;
  flight.handle = handle;
  flight.one_shot = !features_.multishot;
  if (handle == nullptr) return flight;
  HandleState& state = StateOf(*handle);
  flight.previous = state.last;
  (state.last == nullptr ? state.first : state.last->next) = &flight;
  state.last = &flight;
  ++handle->ops_in_flight;
  return flight;
}

HandleState& UringDriver::MakeState(posix::PosixHandle& handle) {
  auto* state = new HandleState;
  socklen_t size = sizeof state->domain;
  getsockopt(handle.fd, SOL_SOCKET, SO_DOMAIN, &state->domain, &size);
  handle.driver_state = state;
  return *state;
}

io_uring_sqe* UringDriver::Arm(Flight& flight, Stage stage) {
  KERNEL_CHECK(!flight.armed);
  flight.armed = true;
  flight.stage = stage;
  io_uring_sqe* sqe = ring_->Sqe();
  sqe->user_data = UserData(flight.op->token);
  return sqe;
}

void UringDriver::AwaitReady(Flight& flight, uint32_t poll_events, Stage stage) {
  io_uring_prep_poll_add(Arm(flight, stage), flight.handle->fd, poll_events);
}

void UringDriver::Push(Op& op, Event&& event) {
  ++counters_.events;
  out_->Push(op, std::move(event));
}

void UringDriver::Tell(Flight& flight, Event&& event) {
  event.flags |= kMore;
  Push(*flight.op, std::move(event));
}

// Ends what may stand first in a queue, and lets the next of it go.
void UringDriver::End(Flight& flight, Event&& event) {
  FlightQueue* queue = flight.queue;
  const bool was_first = queue != nullptr && queue->first == &flight;
  if (queue != nullptr) queue->Remove(flight);
  // Unless others wait, the end may close the handle and take the queue with it.
  const bool others = was_first && queue->first != nullptr;
  Finish(flight, std::move(event));
  if (others) RunQueue(*queue);
}

// A send that asked for zero copy has its memory back with its final event (rule 7).
void UringDriver::Finish(Flight& flight, Event&& event) {
  Op& op = *flight.op;
  posix::PosixHandle* handle = flight.handle;
  if (op.kind == OpKind::kSend && (op.flags & kZeroCopy) != 0) event.flags |= kReleased;
  Release(flight);
  Push(op, std::move(event));
  if (handle != nullptr && handle->closing && handle->ops_in_flight == 1) FinishClose(*handle);
}

void UringDriver::End(Flight& flight, Result result, uint16_t flags) {
  Event event = WithResult(result);
  event.flags = flags;
  End(flight, std::move(event));
}

SubmitResult UringDriver::EndNow(Flight& flight, Event&& event) {
  const Op& op = *flight.op;
  // What an event can tell beside its result never ends inline: the caller would have to look for
  // it in two places.
  const bool more_than_a_number =
      op.kind == OpKind::kAccept || op.kind == OpKind::kClose || (op.flags & kZeroCopy) != 0 ||
      (op.kind == OpKind::kRecv && static_cast<const RecvOp&>(op).pool != nullptr);
  if ((op.flags & kMayInline) == 0 || more_than_a_number) {
    End(flight, std::move(event));
    return kPending;
  }
  ++counters_.inline_completions;
  if (flight.queue != nullptr) flight.queue->Remove(flight);
  Release(flight);
  return {true, event.result};
}

// ---- queues --------------------------------------------------------------------------------

SubmitResult UringDriver::Enqueue(Flight& flight, FlightQueue& queue) {
  queue.Push(flight);
  if (queue.first != &flight) return kPending;
  Event ended;
  return Start(flight, &ended) ? kPending : EndNow(flight, std::move(ended));
}

bool UringDriver::Start(Flight& flight, Event* ended) {
  if (flight.cancelled) {
    ended->result = kCancelled;
    return false;
  }
  switch (flight.op->kind) {
    case OpKind::kRecv: StartRecv(flight); return true;
    case OpKind::kAccept: StartAccept(flight); return true;
    case OpKind::kConnect: return StartConnect(flight, &ended->result);
    default: return StartSend(flight, &ended->result);
  }
}

// Starts the first of the queue, and ends those that end at once; with a loop, for there may be
// thousands of them.
void UringDriver::RunQueue(FlightQueue& queue) {
  for (Flight* flight = queue.first; flight != nullptr;) {
    Event ended;
    if (flight->armed || Start(*flight, &ended)) return;
    queue.Remove(*flight);
    Flight* next = queue.first;
    Finish(*flight, std::move(ended));
    flight = next;
  }
}

// Takes the operation out of every list; its token is stale and its slot free afterwards.
void UringDriver::Release(Flight& flight) {
  KERNEL_CHECK(!flight.armed && flight.queue == nullptr);
  if (flight.buffers != nullptr) ReleaseBuffers(flight);
  if (flight.handle != nullptr) {
    HandleState& state = StateOf(*flight.handle);
    (flight.previous == nullptr ? state.first : flight.previous->next) = flight.next;
    (flight.next == nullptr ? state.last : flight.next->previous) = flight.previous;
    --flight.handle->ops_in_flight;
  }
  table_.Remove(flight.op->token);
  std::unique_ptr<MessageArguments> message = std::move(flight.message);
  flight = Flight{};
  flight.message = std::move(message);
}

// ---- completions ---------------------------------------------------------------------------

size_t UringDriver::Reap() {
  size_t count = 0;
  ring_->Reap([this, &count](const Completion& completion) {
    ++count;
    OnCompletion(completion);
  });
  return count;
}

void UringDriver::OnCompletion(const Completion& completion) {
  const OpToken token = TokenOf(completion.user_data);
  if (token.generation == 0) return OnInternal(completion);
  KERNEL_CHECK(table_.Find(token) != nullptr);
  Flight& flight = flights_[token.slot];
  flight.armed = completion.more();
  switch (flight.op->kind) {
    case OpKind::kRecv: return OnRecv(flight, completion);
    case OpKind::kSend: return OnSend(flight, completion);
    case OpKind::kAccept: return OnAccept(flight, completion);
    case OpKind::kConnect: return OnConnect(flight, completion);
    case OpKind::kPoll: return OnPoll(flight, completion);
    case OpKind::kFile: return OnFile(flight, completion);
    default: KERNEL_CHECK(false);
  }
}

void UringDriver::OnInternal(const Completion& completion) {
  if (completion.user_data != kWakeTag) return;  // a cancel: its outcome is the operation's own
  woken_ = true;
  wake_armed_ = completion.more();
}

// A multishot poll of the eventfd: one completion per Wake, and no read, since its counter is never
// looked at (it would take 2^64 wake-ups to fill it).
void UringDriver::ArmWake() {
  wake_armed_ = true;
  io_uring_sqe* sqe = ring_->Sqe();
  io_uring_prep_poll_multishot(sqe, wake_fd_, POLLIN);
  sqe->user_data = kWakeTag;
}

void UringDriver::Wake() noexcept {
  const int saved_errno = errno;  // a signal handler may call this
  const uint64_t one = 1;
  [[maybe_unused]] ssize_t written = write(wake_fd_, &one, sizeof one);
  errno = saved_errno;
}

// ---- flush and poll ------------------------------------------------------------------------

void UringDriver::Flush() {
  cancels_wait_ = false;
  if (ring_->pending() > 0) ring_->Enter(Ring::Wait::kNo, 0);
}

uint64_t UringDriver::WaitNs(Deadline deadline) {
  if (deadline.at_ns == Deadline::kNever) return UINT64_MAX;
  const uint64_t now = clock_.NowNs();
  return deadline.at_ns > now ? deadline.at_ns - now : 0;
}

void UringDriver::BeginOutput(EventQueue& out) {
  while (!early_.empty()) {
    EventQueue::Entry entry = early_.Pop();
    out.Push(*entry.op, std::move(entry.event));
  }
  out_ = &out;
}

void UringDriver::Poll(Deadline deadline, EventQueue& out) {
  const size_t before = out.size();
  BeginOutput(out);
  poll_bytes_ = 0;
  cancels_wait_ = false;
  if (!wake_armed_) ArmWake();
  Reap();
  bool wait = deadline.at_ns != Deadline::kNow;
  bool more = true;
  for (int enters = 0; enters < kMaxEntersPerPoll; ++enters) {
    for (auto& [pool, buffers] : buffers_) buffers->BeforeEnter();
    if (out.size() > before || woken_ || !closed_.empty()) wait = false;
    const uint64_t wait_ns = wait ? WaitNs(deadline) : 0;
    if (wait_ns == 0) wait = false;
    // Entries that completions of this Poll have filled go with the next enter, whenever that is.
    const bool submit = enters == 0 && ring_->pending() > 0;
    if (!wait && !submit && !(more && ring_->NeedsEnter())) break;
    const uint64_t gather_us = std::min(deadline.gather_ns, wait_ns) / 1000;
    ring_->Enter(wait ? Ring::Wait::kOne : Ring::Wait::kNo, wait_ns,
                 static_cast<uint32_t>(std::min<uint64_t>(gather_us, UINT32_MAX)));
    // A close is told within one poll, so that all that belongs to it is fetched.
    more = (Reap() >= kFullBatch && poll_bytes_ < kMaxBytesPerPoll) || closes_pending_ > 0;
    if (wait) enters = 0;
  }
  TellCloses();
  woken_ = false;
  out_ = &early_;
}

}  // namespace orrery::uring
