// The families of native functions, by the name that internalBinding takes.
//
//  * kBindings (registry.cc): a new family joins by one line.
//  * MakeBinding: fills the object of one family. Engine's thread.
#pragma once

#include "bindings/core/environment.h"

namespace orrery {

class Binder;

/// The object of internalBinding(name); an empty value if there is no such family.
js::Value MakeBinding(Environment& env, std::string_view name);

}  // namespace orrery
