// The end of the process.
//
//  * EndProcess, AtEnd.
//
// Any thread.
#pragma once

namespace orrery {

/// Ends the process at once: what is printed is flushed, the handlers of AtEnd run, and all else is
/// left to the system, which takes it back faster than it could be given back piece by piece.
/// (Under AddressSanitizer as exit() does, so that leaks are looked for.)
[[noreturn]] void EndProcess(int code);

/// Has `handler` called at the end, after those that were given later. At most 32 are sure of it.
void AtEnd(void (*handler)());

}  // namespace orrery
