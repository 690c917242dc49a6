// Accepting and connecting.
//
// ACCEPT reserves the descriptor before it takes a connection, so that at -EMFILE the connection
// stays in the backlog. A multishot accept that ends by itself is armed again.
#include <sys/socket.h>
#include <unistd.h>

#include "loops/uring/uring_driver.h"

namespace orrery::uring {

namespace {
/// Errors of a connection that died in the backlog: the listener is well (accept(2), "Error
/// handling").
bool IsLostConnection(Result error) {
  return error == -ECONNABORTED || error == -EPROTO || error == -ENETDOWN ||
         error == -EHOSTUNREACH || error == -ENETUNREACH || error == -ETIMEDOUT ||
         abi::Interrupted(error) || error == -EAGAIN;
}
}  // namespace

void UringDriver::StartAccept(Flight& flight) {
  io_uring_sqe* sqe = Arm(flight, Stage::kNative);
  io_uring_prep_accept(sqe, flight.handle->fd, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
  if ((flight.op->flags & kMultishot) != 0 && !flight.one_shot) {
    sqe->ioprio |= IORING_ACCEPT_MULTISHOT;
  }
}

void UringDriver::OnAccept(Flight& flight, const Completion& completion) {
  const Result result = completion.result;
  const bool multishot = (flight.op->flags & kMultishot) != 0;
  if (result >= 0 && !draining_) {
    Event event;
    event.accepted = handles_.Add(result, false);
    auto* state = new HandleState;
    state->domain = StateOf(*flight.handle).domain;
    handles_.Get(event.accepted)->driver_state = state;
    if (!multishot || (flight.cancelled && !completion.more())) {
      return End(flight, std::move(event));
    }
    Tell(flight, std::move(event));
    if (!completion.more()) StartAccept(flight);
    return;
  }
  if (result >= 0) {
    close(result);  // shutdown: nobody will own it (rule 9)
    if (!completion.more()) End(flight, kCancelled);
    return;
  }
  const bool lost = IsLostConnection(result);
  const bool no_multishot = result == -EINVAL && multishot && !flight.one_shot;
  if ((lost || no_multishot) && !flight.cancelled) {
    if (no_multishot) flight.one_shot = true;  // a kernel before 5.19
    return StartAccept(flight);
  }
  End(flight, flight.cancelled && lost ? kCancelled : result);
}

// Connecting stands in the queue of writes: what is sent before the connection is there waits.
bool UringDriver::StartConnect(Flight& flight, Result* result) {
  if (flight.message == nullptr) flight.message = std::make_unique<MessageArguments>();
  posix::NativeAddress& address = flight.message->address;
  *result = posix::ToNative(static_cast<ConnectOp&>(*flight.op).address, &address);
  if (*result < 0) return false;
  io_uring_prep_connect(Arm(flight, Stage::kNative), flight.handle->fd, address.get(),
                        address.size);
  return true;
}

void UringDriver::OnConnect(Flight& flight, const Completion& completion) {
  const bool interrupted = flight.cancelled && abi::Interrupted(completion.result);
  End(flight, interrupted ? kCancelled : completion.result);
}

}  // namespace orrery::uring
