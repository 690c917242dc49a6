// The versions of the program and of the libraries that it runs with: process.versions.
//
//  * LibraryVersion.
//
// Any thread.
#pragma once

#include <string>
#include <string_view>

namespace orrery {

/// What is linked at this moment, rather than what was built with, by the name that Node has for
/// it. Empty for any other name: V8 and the loops tell theirs elsewhere. Asking for ares, brotli
/// and openssl loads the library.
std::string LibraryVersion(std::string_view name);

}  // namespace orrery
