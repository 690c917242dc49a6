// Completions on their way into JavaScript; see mailbox.h.
#include "bindings/core/mailbox.h"

#include <cstring>

#include "kernel/check.h"

namespace orrery {

void Mailbox::Post(MailKind kind, double target, double result,
                   std::initializer_list<double> payload) {
  Post(kind, target, result, std::span<const double>(payload.begin(), payload.size()));
}

void Mailbox::Post(MailKind kind, double target, double result, std::span<const double> payload) {
  const size_t before = records_.size();
  records_.resize(before + 4 + payload.size());
  double* at = records_.data() + before;
  *at++ = static_cast<double>(kind);
  *at++ = target;
  *at++ = result;
  *at++ = static_cast<double>(payload.size());
  for (double number : payload) *at++ = number;
}

double Mailbox::Keep(js::Value value) {
  engine_.SetIndex(values_[which_].Get(engine_), next_value_, value);
  return 2.0 * next_value_++ + which_;
}

void Mailbox::Connect(js::Value dispatch, double* memory, size_t capacity, js::Value even,
                      js::Value odd) {
  dispatch_ = js::Persistent(engine_, dispatch);
  values_[0] = js::Persistent(engine_, even);
  values_[1] = js::Persistent(engine_, odd);
  memory_ = memory;
  capacity_ = capacity;
}

size_t Mailbox::Fill() {
  size_t end = at_;
  while (end < records_.size()) {
    size_t length = 4 + static_cast<size_t>(records_[end + 3]);
    KERNEL_CHECK(length <= capacity_);
    if (end + length - at_ > capacity_) break;
    end += length;
  }
  size_t filled = end - at_;
  // Without records there may be no memory of theirs either: what JavaScript tells was elsewhere.
  if (filled > 0) std::memcpy(memory_, records_.data() + at_, filled * sizeof(double));
  at_ = end;
  if (empty()) {
    records_.clear();
    at_ = 0;
    which_ ^= 1;
    next_value_ = 0;
  }
  return filled;
}

}  // namespace orrery
