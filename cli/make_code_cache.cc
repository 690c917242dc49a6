// Makes the library's code cache at build time: compiles every file, after having started the
// library once so that what start-up runs is compiled already.
//
//   make_code_cache OUT
#include <cstdio>
#include <cstring>
#include <fstream>
#include <vector>

#include "bindings/library/library.h"
#include "cli/runtime.h"

int main(int argc, char** argv) {
  using namespace orrery;
  if (argc != 2) return 2;
  ProgramOptions options;
  options.argv = {argv[0]};
  for (const LoopInfo& loop : AvailableLoops()) {
    if (loop.works && options.loop_name.empty()) options.loop_name = loop.name;
  }
  std::string error;
  std::unique_ptr<Runtime> runtime = Runtime::Create(options, &error);
  if (runtime == nullptr) {
    std::fprintf(stderr, "make_code_cache: %s\n", error.c_str());
    return 1;
  }
  js::Engine& engine = runtime->environment().engine;
  js::Scope scope(engine);
  std::vector<std::string> caches;
  for (size_t i = 0; i < kLibraryFileCount; ++i) {
    js::LibrarySource source;
    js::Value function;
    js::Scope file_scope(engine);
    if (!FindLibrary(kLibraryFiles[i].id, "", &source) ||
        !engine.CompileLibrary(source, &function, nullptr)) {
      js::Exception failure = engine.TakeException();
      std::fprintf(stderr, "make_code_cache: %s does not compile\n%s\n", kLibraryFiles[i].id,
                   failure.arrow.c_str());
      return 1;
    }
    caches.push_back(engine.CreateCodeCache(function));
  }
  std::ofstream out(argv[1], std::ios::binary);
  auto word = [&](size_t value) {
    uint32_t small = static_cast<uint32_t>(value);
    out.write(reinterpret_cast<const char*>(&small), sizeof small);
  };
  word(caches.size());
  size_t offset = sizeof(uint32_t) * (1 + 2 * caches.size());
  std::vector<size_t> padding;
  for (const std::string& cache : caches) {  // V8 wants its caches aligned
    size_t aligned = (offset + 7) / 8 * 8;
    padding.push_back(aligned - offset);
    word(aligned);
    word(cache.size());
    offset = aligned + cache.size();
  }
  for (size_t i = 0; i < caches.size(); ++i) {
    out.write("\0\0\0\0\0\0\0", static_cast<std::streamsize>(padding[i]));
    out.write(caches[i].data(), static_cast<std::streamsize>(caches[i].size()));
  }
  return out.good() ? 0 : 1;
}
