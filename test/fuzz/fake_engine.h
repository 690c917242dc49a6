// A stand-in for the JavaScript engine, for fuzzing bindings without one: values are kept in a list.
//
//  * MakeEngine: implements of kernel/engine.h what the http parser calls; anything else ends the
//    process.
//  * BytesOf, Elements, Forget: what the values hold; all of them die with Forget.
//
// One thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kernel/engine.h"

namespace orrery::fuzz {

std::unique_ptr<js::Engine> MakeEngine();
/// Bytes of a string or a byte array.
const std::string& BytesOf(js::Value value);
const std::vector<js::Value>& Elements(js::Value array);
/// A new empty array.
js::Value MakeArray();
/// Frees every value.
void Forget();

}  // namespace orrery::fuzz
