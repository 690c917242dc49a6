// Prints what the loops that are built in say of themselves, one line per fact: loop, name, value,
// separated by tabs. script/differences makes docs/differences.md of it.
#include <cstdio>

#include "kernel/file_op.h"
#include "loops/loops.h"

namespace {

using orrery::Capabilities;

void Print(const std::string& loop, const char* name, const std::string& value) {
  std::printf("%s\t%s\t%s\n", loop.c_str(), name, value.c_str());
}

void Print(const std::string& loop, const char* name, bool value) {
  Print(loop, name, std::string(value ? "yes" : "no"));
}

std::string FileActions(uint64_t actions) {
  std::string names;
  for (unsigned i = 0; i < static_cast<unsigned>(orrery::FileAction::kCount); ++i) {
    if ((actions >> i & 1) == 0) continue;
    const std::string name = orrery::FileActionName(static_cast<orrery::FileAction>(i));
    if ((", " + names + ",").find(", " + name + ",") != std::string::npos) continue;
    names += (names.empty() ? "" : ", ") + name;
  }
  return names.empty() ? "none" : names;
}

}  // namespace

int main() {
  orrery::SystemClock clock;
  orrery::SlabPool buffers(64 * 1024, 16);
  for (const orrery::LoopInfo& info : orrery::AvailableLoops()) {
    Print(info.name, "version", info.version);
    std::string error = info.reason;
    std::unique_ptr<orrery::Loop> loop;
    if (info.works) loop = orrery::MakeLoop(info.name, {&clock, &buffers}, &error);
    Print(info.name, "works", loop != nullptr ? std::string("yes") : error);
    if (loop == nullptr) continue;
    const Capabilities& facts = loop->driver().capabilities();
    Print(info.name, "features", info.features);
    Print(info.name, "native_multishot", facts.native_multishot);
    Print(info.name, "kernel_buffers", facts.kernel_buffers);
    Print(info.name, "batched_submission", facts.batched_submission);
    Print(info.name, "gathers", facts.gathers);
    Print(info.name, "zero_copy_send", facts.zero_copy_send);
    Print(info.name, "native_file_actions", FileActions(facts.native_file_actions));
  }
}
