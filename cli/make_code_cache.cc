// Makes the library's code cache at build time: compiles every file, after having run a program, so
// that the functions that a start runs are in the cache as well.
//
//   make_code_cache OUT PROGRAM
#include <cstdio>
#include <cstring>
#include <fstream>
#include <vector>

#include "bindings/library/library.h"
#include "cli/runtime.h"

namespace {

using namespace orrery;

/// A runtime that has run `program` and kept what that compiled of the library.
std::unique_ptr<Runtime> RunOnce(const ProgramOptions& options) {
  std::string error;
  std::unique_ptr<Runtime> runtime = Runtime::Create(options, &error);
  if (runtime == nullptr) {
    std::fprintf(stderr, "make_code_cache: %s\n", error.c_str());
    return nullptr;
  }
  js::Scope scope(runtime->environment().engine);
  runtime->environment().State<CompiledLibrary>().keep = true;
  return runtime->Run() == 0 ? std::move(runtime) : nullptr;
}

/// The cache of a file: with the functions that ran, if the program took it. Empty on failure.
std::string CacheOf(Environment& env, const char* id) {
  js::Scope scope(env.engine);
  auto& ran = env.State<CompiledLibrary>().functions;
  auto compiled = ran.find(id);
  js::Value function;
  if (compiled != ran.end()) {
    function = compiled->second.Get(env.engine);
  } else if (!CompileLibrary(env, id, &function)) {
    std::fprintf(stderr, "make_code_cache: %s does not compile\n%s\n", id,
                 env.engine.TakeException().arrow.c_str());
    return "";
  }
  return env.engine.CreateCodeCache(function);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  ProgramOptions options;
  options.argv = {argv[0], argv[2]};
  options.entry = argv[2];
  for (const LoopInfo& loop : AvailableLoops()) {
    if (loop.works && options.loop_name.empty()) options.loop_name = loop.name;
  }
  std::unique_ptr<Runtime> runtime = RunOnce(options);
  if (runtime == nullptr) return 1;
  std::vector<std::string> caches;
  for (size_t i = 0; i < kLibraryFileCount; ++i) {
    caches.push_back(CacheOf(runtime->environment(), kLibraryFiles[i].id));
    if (caches.back().empty()) return 1;
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
