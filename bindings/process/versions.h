// The versions of the program and of the libraries that it runs with: process.versions.
//
//  * LibraryVersions.
//
// Any thread.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace orrery {

/// Name (as Node has it) and version, of what is linked at this moment rather than what was built
/// with; in the order of the names. V8 and the loops tell theirs elsewhere.
std::vector<std::pair<const char*, std::string>> LibraryVersions();

}  // namespace orrery
