// The strings of a message's head, made when somebody asks.
//
//  * HeadStrings: name, lower-case name and value of every header, three strings each.
//
// Engine's thread.
#pragma once

#include <span>

#include "bindings/core/environment.h"

namespace orrery {

/// Parses `head` (one that has been parsed before: it is valid) once more. For a response the
/// first element is the reason phrase.
js::Value HeadStrings(Environment& env, std::span<const uint8_t> head, bool response);

}  // namespace orrery
