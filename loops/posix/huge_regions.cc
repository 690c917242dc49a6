// Memory for slabs in huge pages; see huge_regions.h.
#include "loops/posix/huge_regions.h"

#include <sys/mman.h>

#include <cstdint>

namespace orrery::posix {

namespace {

// Twice as much is mapped, and what lies outside of the aligned part is given back at once.
std::shared_ptr<uint8_t> Take(size_t bytes) {
  void* mapped = mmap(nullptr, 2 * bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
                      -1, 0);
  if (mapped == MAP_FAILED) return nullptr;
  auto* begin = static_cast<uint8_t*>(mapped);
  const size_t before = (bytes - reinterpret_cast<uintptr_t>(begin) % bytes) % bytes;
  uint8_t* region = begin + before;
  if (before > 0) munmap(begin, before);
  munmap(region + bytes, bytes - before);
  madvise(region, bytes, MADV_HUGEPAGE);  // refused where there are none: small pages then
  return {region, [bytes](uint8_t* data) { munmap(data, bytes); }};
}

void Discard(uint8_t* data, size_t bytes) { madvise(data, bytes, MADV_DONTNEED); }

}  // namespace

const RegionSource kHugeRegions = {Take, Discard};

}  // namespace orrery::posix
