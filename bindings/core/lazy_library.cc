// Shared libraries that are loaded at the first call of one of their functions. A start that needs
// no cryptography, no compression and no name server does not pay for their libraries.
//
// script/lazy-libraries writes, at build time, a function of the same name for each that is called,
// and the tables below; nobody else calls what is here. Any thread may: two that are here at once
// find the same address.
#include <dlfcn.h>

#include <atomic>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

extern "C" {
/// Where the functions jump to, in the order of the names.
extern std::atomic<void*> orrery_lazy_slots[];
/// A text each: the libraries' file names.
extern const char orrery_lazy_libraries[];
/// For each function a byte, its library's index, and its name.
extern const char orrery_lazy_names[];

/// The address of a function; loads its library. Ends the process if there is none: a program that
/// is linked in the usual way would not have started.
__attribute__((visibility("hidden"))) void* orrery_lazy_function(uint32_t index);
}

namespace {

const char* TextAfter(const char* text) { return text + std::strlen(text) + 1; }

void* Open(int library) {
  const char* name = orrery_lazy_libraries;
  for (int i = 0; i < library; ++i) name = TextAfter(name);
  return ::dlopen(name, RTLD_NOW | RTLD_LOCAL);
}

}  // namespace

void* orrery_lazy_function(uint32_t index) {
  const char* entry = orrery_lazy_names;
  for (uint32_t i = 0; i < index; ++i) entry = TextAfter(entry + 1);
  void* library = Open(*entry);
  void* address = library == nullptr ? nullptr : ::dlsym(library, entry + 1);
  if (address == nullptr) {
    std::fprintf(stderr, "orrery: %s\n", ::dlerror());
    std::abort();
  }
  orrery_lazy_slots[index].store(address, std::memory_order_release);
  return address;
}
