// What this kernel's io_uring can do, found out by asking it.
//
//  * Features: what the driver chooses its ways by. ProbeFeatures: asks a ring. FeaturesText: one
//    line for --version and --loops.
//
// Value type; ProbeFeatures on the thread that owns the ring.
#pragma once

#include <string>

#include "loops/uring/buffer_ring.h"

namespace orrery::uring {

struct Features {
  BufferRing::Mode buffers = BufferRing::Mode::kNone;
  bool send_zc = false;         ///< SEND_ZC and SENDMSG_ZC
  bool skip_success = false;    ///< IOSQE_CQE_SKIP_SUCCESS (5.17)
};

Features ProbeFeatures(Ring& ring);
std::string FeaturesText(const Ring& ring, const Features& features);

}  // namespace orrery::uring
