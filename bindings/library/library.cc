// The JavaScript library inside the binary; see library.h.
#include "bindings/library/library.h"

#include <algorithm>
#include <cstring>
#include <deque>
#include <fstream>
#include <iterator>

#include "bindings/core/function.h"
#include "bindings/core/registry.h"

namespace orrery {

std::string_view CodeCacheOf(size_t index) {
  // count, then (offset, size) each, then the bytes.
  std::string_view blob = LibraryCodeCache();
  uint32_t header[2];
  if (blob.size() < sizeof(uint32_t)) return {};
  std::memcpy(header, blob.data(), sizeof(uint32_t));
  if (header[0] != kLibraryFileCount) return {};
  std::memcpy(header, blob.data() + sizeof(uint32_t) + index * sizeof header, sizeof header);
  return blob.substr(header[0], header[1]);
}

namespace {

/// The first file gets only the first four: it finds out what the others are.
constexpr size_t kBootParameters = 4;
constexpr const char* kParameters[] = {
    "exports", "require", "module", "internalBinding",
    "process", "globalThis",
    "Object", "Function", "Boolean", "Symbol", "Number", "BigInt", "Math", "Date", "String",
    "RegExp", "Array", "Map", "Set", "WeakMap", "WeakSet", "WeakRef", "FinalizationRegistry",
    "Promise", "Proxy", "Reflect", "JSON", "Atomics", "Intl", "WebAssembly",
    "Error", "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError",
    "TypeError", "URIError",
    "ArrayBuffer", "SharedArrayBuffer", "DataView", "Int8Array", "Uint8Array",
    "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array", "Float32Array",
    "Float64Array", "BigInt64Array", "BigUint64Array",
    "parseInt", "parseFloat", "isNaN", "isFinite", "decodeURIComponent", "encodeURIComponent"};

bool ReadFromFolder(std::string_view id, const std::string& folder, std::string_view* out) {
  std::ifstream file(folder + "/" + std::string(id) + ".js", std::ios::binary);
  if (!file) return false;
  static std::deque<std::string> kept;  // the engine refers to the text for ever
  *out = kept.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  return true;
}
}  // namespace

bool FindLibrary(std::string_view id, const std::string& folder, js::LibrarySource* out) {
  out->cache = {};
  out->parameters = kParameters;
  if (id == "internal/boot") out->parameters = out->parameters.first(kBootParameters);
  if (!folder.empty() && ReadFromFolder(id, folder, &out->source)) {
    out->id = id;
    return true;
  }
  const LibraryFile* end = kLibraryFiles + kLibraryFileCount;
  const LibraryFile* file = std::lower_bound(
      kLibraryFiles, end, id,
      [](const LibraryFile& entry, std::string_view wanted) { return entry.id < wanted; });
  if (file == end || file->id != id) return false;
  out->id = file->id;
  out->source = {file->source, file->source_size};
  out->cache = CodeCacheOf(static_cast<size_t>(file - kLibraryFiles));
  return true;
}

bool CompileLibrary(Environment& env, std::string_view id, js::Value* function) {
  js::LibrarySource source;
  if (!FindLibrary(id, env.options.stdlib_folder, &source)) return true;
  if (!env.engine.CompileLibrary(source, function, nullptr)) return false;
  CompiledLibrary& compiled = env.State<CompiledLibrary>();
  if (compiled.keep) compiled.functions.emplace(id, js::Persistent(env.engine, *function));
  return true;
}

namespace {

/// The function of a library file, or undefined if there is none of that id.
js::Value Compile(Environment& env, std::string id) {
  js::Value function;
  if (CompileLibrary(env, id, &function)) return function ? function : env.engine.Undefined();
  js::Exception error = env.engine.TakeException();
  env.engine.Throw(error.value.Get(env.engine));
  return {};
}

js::Value Ids(Environment& env) {
  std::vector<js::Value> ids;
  for (size_t i = 0; i < kLibraryFileCount; ++i) ids.push_back(env.engine.String(kLibraryFiles[i].id));
  return env.engine.Array(ids);
}

}  // namespace

void BindLibrary(Binder& binder) {
  binder.Functions<Fn<"compile", Compile>, Fn<"ids", Ids>>();
  js::Engine& engine = binder.env.engine;
  std::vector<js::Value> names;
  for (const char* name : kParameters) names.push_back(engine.String(name));
  binder.Set("parameters", engine.Array(names));
}

}  // namespace orrery
