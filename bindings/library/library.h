// The JavaScript library inside the binary: its files and their code cache.
//
//  * LibraryFiles: every file of stdlib-js and the bundled npm libraries, by id ("fs",
//    "internal/errors", "internal/deps/acorn"); made at build time.
//  * FindLibrary: one of them, from the binary or, for who works on the library, from a folder.
//  * CompileLibrary: one of them as a function, ready to be called.
//
// A file becomes a function whose parameters are what a module of Node has, and then every global
// that the library uses: a program that puts something else in the place of `process` or `Map`
// (also by `let process`, which hides the global) does not change what the library finds.
//
// Any thread, but for CompileLibrary: the environment's.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "bindings/core/environment.h"
#include "kernel/engine.h"

namespace orrery {

struct LibraryFile {
  const char* id;
  const char* source;
  size_t source_size;
};

/// Sorted by id; generated.
extern const LibraryFile kLibraryFiles[];
extern const size_t kLibraryFileCount;

/// The code caches, one after the other: generated from the library by running it; empty in the
/// program that generates them.
std::string_view LibraryCodeCache();

/// The cache of file `index`, or empty.
std::string_view CodeCacheOf(size_t index);

/// Finds a file; false if there is none. With `folder`, reads `folder/<id>.js` if that exists.
bool FindLibrary(std::string_view id, const std::string& folder, js::LibrarySource* out);

/// What a program has compiled of the library: kept for the maker of the code cache, whose caches
/// then have the functions that the program ran as well.
struct CompiledLibrary {
  explicit CompiledLibrary(Environment&) {}
  bool keep = false;
  std::map<std::string, js::Persistent, std::less<>> functions;  ///< by id
};

/// Makes the function of a file; `*function` stays empty if there is no file of that id. False,
/// with an exception pending, if it does not compile.
bool CompileLibrary(Environment& env, std::string_view id, js::Value* function);

}  // namespace orrery
