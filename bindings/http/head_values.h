// The values of a request's headers, for names that came before in the same order.
//
//  * HeadValues: the number of the list of names, and the values.
//
// Clients send the same names in the same order with every request, so JavaScript has the names
// already, and only the values become strings. A list is told of when it has come kTimes times, and
// only if no name in it needs more than to be written down (twice the same, set-cookie, __proto__,
// numbers, which objects put first).
//
// Engine's thread.
#pragma once

#include <span>

#include "bindings/core/environment.h"

namespace orrery {

/// Of a head that has been parsed before. [number, value, value, ...], or undefined: its names are
/// not known (yet), or its lines have an unusual form; HeadStrings then tells.
js::Value HeadValues(Environment& env, std::span<const uint8_t> head);

}  // namespace orrery
