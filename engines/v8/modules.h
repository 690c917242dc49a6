// The ECMAScript modules of an engine, by number.
//
//  * ModuleTable: all of them; a part of Engine::Impl, made when first asked for.
//
// Engine's thread.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "engines/v8/compat.h"

namespace orrery::js {

struct SourceModule {
  uint32_t id = 0;
  v8::Global<v8::Module> module;
  v8::Global<v8::Value> sandbox;  ///< empty: the program's own context
  std::unordered_map<std::string, uint32_t> linked;  ///< request -> module
};

struct ModuleTable {
  std::vector<std::unique_ptr<SourceModule>> all;
  std::unordered_multimap<int, SourceModule*> by_hash;
  v8::Global<v8::Function> evaluate_synthetic;
};

}  // namespace orrery::js
