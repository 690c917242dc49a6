// Drivers that break one rule each, on purpose: the suite must fail on every one of them.
//
//  * BrokenDriver: wraps a sound driver in the named fault; empty for a name it does not know.
//    BrokenDrivers: their names.
//
// The tests under `conformance.broken.…` run the suite on them and expect the named test to fail.
#pragma once

#include <string>
#include <vector>

#include "test/support/subjects.h"

namespace orrery::test {

Subject::Wrap BrokenDriver(const std::string& fault);

}  // namespace orrery::test
