// Memory for slabs in huge pages, where the system has some.
//
//  * kHugeRegions: a RegionSource over mmap. A read that spans four small pages costs four walks of
//    the page table in the kernel's copy (16 KiB echo: 6 % of the CPU of a message).
//
// Any thread.
#pragma once

#include "kernel/buffer_pool.h"

namespace orrery::posix {

extern const RegionSource kHugeRegions;

}  // namespace orrery::posix
