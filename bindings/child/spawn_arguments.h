// The arguments of spawn as JavaScript gives them.
//
//  * ReadSpawnOptions: [file, args, cwd, env pairs or undefined, stdio numbers, detached, uid, gid].
//
// Loop thread only.
#pragma once

#include "bindings/core/environment.h"
#include "kernel/processes.h"

namespace orrery {

/// Numbers below zero in the list of descriptors: SpawnOptions::kNull, kClosed, or this.
inline constexpr int kPipe = -3;

/// uid and gid: negative for the parent's.
void ReadSpawnOptions(Environment& env, js::Value arguments, SpawnOptions* out);
std::vector<std::string> ReadStrings(js::Engine& engine, js::Value array);

}  // namespace orrery
