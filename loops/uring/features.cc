// Probing; see features.h.
#include "loops/uring/features.h"

#include <cstdlib>
#include <vector>

namespace orrery::uring {

namespace {

/// The operations that the ring knows (io_uring_register.2, IORING_REGISTER_PROBE, 5.6).
class OpcodeProbe {
 public:
  explicit OpcodeProbe(Ring& ring)
      : memory_(sizeof(io_uring_probe) + kMax * sizeof(io_uring_probe_op)) {
    ok_ = ring.Register(IORING_REGISTER_PROBE, memory_.data(), kMax) >= 0;
  }
  bool Has(unsigned opcode) const {
    const auto* probe = reinterpret_cast<const io_uring_probe*>(memory_.data());
    return ok_ && opcode <= probe->last_op &&
           (probe->ops[opcode].flags & IO_URING_OP_SUPPORTED) != 0;
  }

 private:
  static constexpr unsigned kMax = 256;
  std::vector<uint8_t> memory_;
  bool ok_ = false;
};

}  // namespace

Without Without::Parse(std::string_view words) {
  Without without;
  while (!words.empty()) {
    const size_t end = std::min(words.find(','), words.size());
    const std::string_view word = words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
    if (word == "deferred") without.setup_flags |= IORING_SETUP_DEFER_TASKRUN;
    if (word == "cooperative") without.setup_flags |= IORING_SETUP_COOP_TASKRUN;
    if (word == "no-sqarray") without.setup_flags |= abi::kSetupNoSqArray;
    if (word == "incremental") without.incremental = true;
    if (word == "buffers") without.buffers = true;
    if (word == "multishot") without.multishot = true;
    if (word == "zero-copy") without.send_zc = true;
    if (word == "skip-success") without.skip_success = true;
  }
  return without;
}

Without Without::FromEnvironment() {
  const char* words = std::getenv("ORRERY_URING_WITHOUT");
  return Parse(words == nullptr ? "" : words);
}

Features ProbeFeatures(Ring& ring, const Without& without) {
  const OpcodeProbe probe(ring);
  Features features;
  features.buffers =
      without.buffers ? BufferRing::Mode::kNone : BufferRing::Probe(ring, !without.incremental);
  features.multishot = !without.multishot;
  features.send_zc =
      !without.send_zc && probe.Has(IORING_OP_SEND_ZC) && probe.Has(IORING_OP_SENDMSG_ZC);
  features.skip_success = !without.skip_success && ring.Has(IORING_FEAT_CQE_SKIP);
  return features;
}

std::string FeaturesText(const Ring& ring, const Features& features) {
  std::string text;
  auto add = [&text](const char* word) { text += (text.empty() ? "" : ", ") + std::string(word); };
  const uint32_t setup = ring.setup_flags();
  if ((setup & IORING_SETUP_DEFER_TASKRUN) != 0) {
    add("single issuer with deferred task work");
  } else {
    add((setup & IORING_SETUP_COOP_TASKRUN) != 0 ? "cooperative task work" : "plain set-up");
  }
  if ((setup & abi::kSetupNoSqArray) != 0) add("no submission array");
  switch (features.buffers) {
    case BufferRing::Mode::kIncremental: add("incremental buffer ring"); break;
    case BufferRing::Mode::kPlain: add("buffer ring"); break;
    case BufferRing::Mode::kNone: add("no buffer ring"); break;
  }
  if (!features.multishot) add("no multishot");
  if (features.send_zc) add("zero-copy send");
  if (ring.Has(abi::kFeatureNoIowait)) add("no iowait");
  return text;
}

}  // namespace orrery::uring
