// What this kernel's io_uring can do, found out by asking it.
//
//  * Features: what the driver chooses its ways by. ProbeFeatures: asks a ring. FeaturesText: one
//    line for --version and --loops.
//  * Without: what not to use although it is there, to see how an older kernel fares (and to test
//    the older ways on a new one). From the environment: ORRERY_URING_WITHOUT=deferred,incremental
//
// Value type; ProbeFeatures on the thread that owns the ring.
#pragma once

#include <string>
#include <string_view>

#include "loops/uring/buffer_ring.h"

namespace orrery::uring {

struct Without {
  uint32_t setup_flags = 0;   ///< "deferred", "cooperative", "no-sqarray"
  bool incremental = false;   ///< "incremental"
  bool buffers = false;       ///< "buffers"
  bool multishot = false;     ///< "multishot"
  bool send_zc = false;       ///< "zero-copy"
  bool skip_success = false;  ///< "skip-success"
  /// Words with commas between them; unknown ones are ignored.
  static Without Parse(std::string_view words);
  static Without FromEnvironment();
};

struct Features {
  BufferRing::Mode buffers = BufferRing::Mode::kNone;
  bool multishot = true;      ///< tried by each operation, for it has no probe (5.19, 6.0)
  bool send_zc = false;       ///< SEND_ZC and SENDMSG_ZC
  bool skip_success = false;  ///< IOSQE_CQE_SKIP_SUCCESS (5.17)
};

Features ProbeFeatures(Ring& ring, const Without& without);
std::string FeaturesText(const Ring& ring, const Features& features);

}  // namespace orrery::uring
