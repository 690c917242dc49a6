// operator new and delete of the program: small blocks from lists of their own, the rest by malloc.
//
// The engine makes three records of up to 128 bytes for each ArrayBuffer, and threads of its own
// free thousands of them at a time. malloc keeps seven of a size for a thread that frees, and
// searches for all others: a twelfth of what fs.readFile of a small file cost. Here what one thread
// frees goes to the others by lists of 64.
//
//  * Blocks have a multiple of 16 bytes, up to 128. They come from pages of 64 KiB, each of one
//    size, in a region that is reserved once: an address tells whether it is one of them. When the
//    region is used up, malloc takes over.
//  * A thread has at most two lists of a size; full ones go to Shared, and come from there.
//
// Any thread. Not with sanitizers, which bring their own.
#include <sys/mman.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <mutex>
#include <new>

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

namespace {

constexpr size_t kStep = 16, kMost = 128, kSizes = kMost / kStep;
constexpr size_t kPage = size_t{64} << 10, kPages = 1024, kRegion = kPage * kPages;
constexpr uint32_t kListLength = 64;

struct Block {
  Block* next;
  Block* next_list;  ///< in the first block of a list that lies in Shared
};

/// Blocks of one size that no thread has, and what is not cut into blocks yet.
struct Shared {
  std::mutex mutex;
  Block* lists = nullptr;
  uint8_t* uncut = nullptr;
  uint8_t* uncut_end = nullptr;
};

struct Region {
  std::mutex mutex;
  std::atomic<uintptr_t> begin = uintptr_t{0} - kRegion;  ///< at first: where no address is
  size_t used = 0;
  bool failed = false;
  uint8_t sizes[kPages] = {};  ///< of the blocks of each page
};

/// What a thread has of one size: a list that it takes from and gives to, and maybe a full one.
struct Lists {
  Block* current;
  Block* full;
  uint32_t length;  ///< of the current one; what came from Shared may be longer
};

constinit Shared shared[kSizes];
constinit Region region;
constinit thread_local Lists own[kSizes];

void GiveList(size_t size, Block* list) {
  const std::scoped_lock lock(shared[size].mutex);
  list->next_list = shared[size].lists;
  shared[size].lists = list;
}

/// What a thread still has goes to the others when it ends.
struct AtThreadEnd {
  bool armed = false;
  ~AtThreadEnd() {
    for (size_t size = 0; size < kSizes; ++size) {
      for (Block* list : {own[size].current, own[size].full}) {
        if (list != nullptr) GiveList(size, list);
      }
      own[size] = {};
    }
  }
};
thread_local AtThreadEnd at_thread_end;

/// The region's lock is held.
bool Reserve() {
  if (region.used > 0 || region.failed) return !region.failed;
  void* memory = mmap(nullptr, kRegion, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  region.failed = memory == MAP_FAILED;
  if (!region.failed) region.begin = reinterpret_cast<uintptr_t>(memory);
  return !region.failed;
}

/// A page for blocks of this size; none when the region is used up.
uint8_t* NewPage(size_t size) {
  const std::scoped_lock lock(region.mutex);
  if (region.used == kPages || !Reserve()) return nullptr;
  region.sizes[region.used] = static_cast<uint8_t>(size);
  return reinterpret_cast<uint8_t*>(region.begin + kPage * region.used++);
}

/// A list of blocks that nobody has used yet.
Block* CutList(Shared& from, size_t size) {
  const size_t bytes = (size + 1) * kStep;
  if (from.uncut == from.uncut_end) {
    from.uncut = NewPage(size);
    from.uncut_end = from.uncut == nullptr ? nullptr : from.uncut + kPage / bytes * bytes;
  }
  Block* list = nullptr;
  for (uint32_t i = 0; i < kListLength && from.uncut != from.uncut_end; ++i) {
    auto* block = reinterpret_cast<Block*>(from.uncut_end -= bytes);
    block->next = list;
    list = block;
  }
  return list;
}

Block* TakeList(size_t size) {
  at_thread_end.armed = true;
  Shared& from = shared[size];
  const std::scoped_lock lock(from.mutex);
  Block* list = from.lists;
  if (list == nullptr) return CutList(from, size);
  from.lists = list->next_list;
  return list;
}

/// The current list of a thread is used up.
void* AllocateSlowly(Lists& lists, size_t size) {
  Block* list = lists.full;
  if (list == nullptr) list = TakeList(size);
  if (list == nullptr) return std::malloc((size + 1) * kStep);
  lists.full = nullptr;
  lists.current = list->next;
  lists.length = kListLength - 1;
  return list;
}

/// The current list of a thread is full.
void MakeRoom(Lists& lists, size_t size) {
  if (lists.full != nullptr) GiveList(size, lists.full);
  at_thread_end.armed = true;
  lists.full = lists.current;
  lists.current = nullptr;
  lists.length = 0;
}

void* AllocateLarge(size_t bytes) {
  for (;;) {
    if (void* memory = std::malloc(bytes)) return memory;
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}

}  // namespace

void* operator new(size_t bytes) {
  if (bytes > kMost) return AllocateLarge(bytes);
  const size_t size = bytes == 0 ? 0 : (bytes - 1) / kStep;
  Lists& lists = own[size];
  Block* block = lists.current;
  if (block == nullptr) {
    void* memory = AllocateSlowly(lists, size);
    return memory != nullptr ? memory : AllocateLarge(bytes);
  }
  lists.current = block->next;
  if (lists.length > 0) --lists.length;
  return block;
}

void operator delete(void* memory) noexcept {
  const uintptr_t at =
      reinterpret_cast<uintptr_t>(memory) - region.begin.load(std::memory_order_relaxed);
  if (at >= kRegion) return std::free(memory);
  const size_t size = region.sizes[at / kPage];
  Lists& lists = own[size];
  if (lists.length == kListLength) MakeRoom(lists, size);
  auto* block = static_cast<Block*>(memory);
  block->next = lists.current;
  lists.current = block;
  ++lists.length;
}

void operator delete(void* memory, size_t) noexcept { operator delete(memory); }

#endif
