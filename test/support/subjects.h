// What the conformance suite is run on.
//
//  * Subject: a driver to test: a loop of the registry as it is, with faults injected, or broken on
//    purpose.
//  * Subjects: those that --driver= names; without it every loop that works here, and its faulty
//    forms. FindSubject: by name.
//
//     uv                    the loop itself
//     faulty-uv-2           under the fault injector, seed 2
//     hostile-uv-2          where connections are reset, too: only for the Chaos suite
//     broken-ends-twice-uv  deliberately broken; never in the default list
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kernel/forwarding_driver.h"
#include "loops/loops.h"

namespace orrery::test {

struct Subject {
  using Wrap =
      std::function<std::unique_ptr<ForwardingDriver>(LoopDriver& driver, Sockets& sockets)>;
  std::string name;
  std::string loop;     ///< as MakeLoop takes it
  Wrap wrap;            ///< empty: the driver as it is
  bool faulty = false;  ///< a fault of the world may come at any time, as the rules allow
};
/// GoogleTest prints a parameter's name, not its bytes.
void PrintTo(const Subject& subject, std::ostream* out);

/// Takes --driver=NAME[,NAME…] and --patience=SECONDS out of the arguments. Call before
/// InitGoogleTest.
void ParseSubjects(int* argc, char** argv);
/// How long a test waits for what must come. Only a failing test waits so long.
int PatienceSeconds();
std::vector<Subject> Subjects();
/// Null, and the reason, when there is no such subject or it does not work here.
bool FindSubject(const std::string& name, Subject* out, std::string* error);

}  // namespace orrery::test
