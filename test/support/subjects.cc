// The list of subjects; see subjects.h.
#include "test/support/subjects.h"

#include <algorithm>
#include <cstring>
#include <ostream>

#include "test/faults/fault_injector.h"
#include "test/support/broken_drivers.h"

namespace orrery::test {

namespace {
constexpr unsigned kSeeds = 3;

std::string& Selection() {
  static std::string selection;
  return selection;
}

int& Patience() {
  static int seconds = 30;
  return seconds;
}

std::vector<std::string> WorkingLoops() {
  std::vector<std::string> names;
  for (const LoopInfo& info : AvailableLoops()) {
    if (info.works) names.push_back(info.name);
  }
  return names;
}

Subject Plain(const std::string& loop) { return {loop, loop, nullptr, false}; }

Subject Faulty(const std::string& name, const std::string& loop, const FaultPlan& plan) {
  auto wrap = [plan](LoopDriver& driver, Sockets& sockets) -> std::unique_ptr<ForwardingDriver> {
    return std::make_unique<FaultInjector>(driver, sockets, plan);
  };
  return {name, loop, wrap, true};
}

/// "faulty-uv-2" or "hostile-uv-2".
Subject FaultyByName(const std::string& name) {
  const size_t first = name.find('-'), last = name.find_last_of('-');
  const std::string loop = name.substr(first + 1, last - first - 1);
  const auto seed = static_cast<unsigned>(std::strtoul(name.c_str() + last + 1, nullptr, 10));
  const bool hostile = name.rfind("hostile-", 0) == 0;
  return Faulty(name, loop, hostile ? FaultPlan::Hostile(seed) : FaultPlan::Harmless(seed));
}

std::vector<Subject> Everything() {
  std::vector<Subject> all;
  for (const std::string& loop : WorkingLoops()) {
    all.push_back(Plain(loop));
    for (unsigned seed = 1; seed <= kSeeds; ++seed) {
      all.push_back(FaultyByName("faulty-" + loop + "-" + std::to_string(seed)));
    }
  }
  return all;
}

bool Starts(const std::string& text, const std::string& with) { return text.rfind(with, 0) == 0; }
}  // namespace

void PrintTo(const Subject& subject, std::ostream* out) { *out << subject.name; }

void ParseSubjects(int* argc, char** argv) {
  int kept = 1;
  for (int i = 1; i < *argc; ++i) {
    if (std::strncmp(argv[i], "--driver=", 9) == 0) {
      Selection() = argv[i] + 9;
    } else if (std::strncmp(argv[i], "--patience=", 11) == 0) {
      Patience() = std::atoi(argv[i] + 11);
    } else {
      argv[kept++] = argv[i];
    }
  }
  *argc = kept;
}

int PatienceSeconds() { return Patience(); }

bool FindSubject(const std::string& name, Subject* out, std::string* error) {
  const std::string loop = name.substr(name.find_last_of('-') + 1);
  if (Starts(name, "faulty-") || Starts(name, "hostile-")) {
    *out = FaultyByName(name);
  } else if (Starts(name, "broken-")) {
    const std::string fault = name.substr(7, name.size() - 7 - loop.size() - 1);
    *out = {name, loop, BrokenDriver(fault), false};
    if (!out->wrap) {
      *error = "no broken driver is called " + fault;
      return false;
    }
  } else {
    *out = Plain(name);
  }
  for (const LoopInfo& info : AvailableLoops()) {
    if (info.name != out->loop) continue;
    if (!info.works) *error = info.name + " does not work here: " + info.reason;
    return info.works;
  }
  *error = "no loop named " + out->loop + " is built in";
  return false;
}

std::vector<Subject> Subjects() {
  if (Selection().empty()) return Everything();
  std::vector<Subject> chosen;
  for (size_t start = 0; start <= Selection().size();) {
    const size_t comma = std::min(Selection().find(',', start), Selection().size());
    Subject subject;
    std::string error;
    if (FindSubject(Selection().substr(start, comma - start), &subject, &error)) {
      chosen.push_back(std::move(subject));
    } else {
      std::fprintf(stderr, "conformance: %s\n", error.c_str());
    }
    start = comma + 1;
  }
  return chosen;
}

}  // namespace orrery::test
