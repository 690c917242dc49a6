// Completions on their way into JavaScript: gathered in C++, delivered in one entry per turn.
//
//  * Mailbox: Post a record; Deliver calls JavaScript once with all of them.
//
// A record is a run of doubles: kind, target, result, count of what follows, and the rest. Values
// that are no numbers travel in a JavaScript array beside it, by index. stdlib-js/internal/mailbox.js
// reads them; MailKind is known to both.
//
// Loop thread only.
#pragma once

#include <initializer_list>
#include <span>
#include <vector>

#include "kernel/engine.h"

namespace orrery {

/// Which handler in JavaScript a record is for. The numbers stand in internal/mailbox.js too.
enum class MailKind : int {
  kRequest = 0,  ///< a one-shot request has ended: target = request id
  kSlab = 1,     ///< a slab becomes visible: target = view id, payload = value index
  kSlabGone = 2, ///< no more views on the slab will be made
  kStream = 3,   ///< bytes of a stream: target = handle id; payload = view id, offset, length
  kAccept = 4,   ///< a connection: target = listener; payload = handle id
  kDatagram = 5, ///< a datagram: payload = view id or -1, offset, family, port, value index of the
                 ///< sender's address or -1 (as before); no payload with an error
  kHttp = 6,     ///< events of the http connections; see bindings/http
  kSignal = 7,
  kExit = 8,     ///< a child process has ended
  kWatch = 9,    ///< a file system watcher
};

class Mailbox {
 public:
  explicit Mailbox(js::Engine& engine) : engine_(engine) {}

  bool empty() const { return at_ == records_.size(); }
  /// Appends a record. Values go through Keep and their index through `payload`.
  void Post(MailKind kind, double target, double result,
            std::initializer_list<double> payload = {});
  void Post(MailKind kind, double target, double result, std::span<const double> payload);
  /// Puts a value beside the records; returns its index for a payload. Needs an open Scope.
  double Keep(js::Value value);

  /// The JavaScript side: `dispatch(records)`, and the array of values; set at bootstrap.
  /// `values` are two arrays, used in turn, so that what is kept while JavaScript still reads one
  /// delivery goes to the other: index 2 i + which.
  void Connect(js::Value dispatch, double* memory, size_t capacity, js::Value even, js::Value odd);
  /// Moves as many whole records as fit into JavaScript's array; their length in doubles.
  size_t Fill();
  const js::Persistent& dispatch() const { return dispatch_; }

 private:
  js::Engine& engine_;
  std::vector<double> records_;
  size_t at_ = 0;
  js::Persistent dispatch_, values_[2];
  uint32_t which_ = 0;
  double* memory_ = nullptr;
  size_t capacity_ = 0;
  uint32_t next_value_ = 0;
};

}  // namespace orrery
