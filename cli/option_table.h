// The options of the command line, as a table: what each takes, where it may stand, what it does.
//
//  * kOptions: all of them, in the order of --help. An option whose default is "on" stands here
//    by the name that turns it off (--no-warnings).
//  * FindOption: by its long name.
//  * LongName: what '-r' stands for.
//  * EnvironmentFlags: process.allowedNodeEnvironmentFlags.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace orrery {

enum class OptionKind : unsigned char {
  kSwitch,       ///< on or off; "--no-..." turns it round
  kValue,        ///< "--name=value" or "--name value"
  kMayHaveValue, ///< "--name" (the empty text) or "--name=value"
  kNoEffect,     ///< taken as Node takes it; there is nothing here that it could change
  kNoEffectValue,
  kUnsupported,  ///< Node has it, orrery has not, and says so
  kEngine,       ///< V8's; in the table because NODE_OPTIONS may have it
};

/// `help` is null for options that --help does not list.
struct OptionInfo {
  const char* name;
  OptionKind kind;
  bool in_environment;      ///< whether NODE_OPTIONS may have it
  const char* short_name = nullptr;
  const char* argument = nullptr;  ///< how --help names the value
  const char* help = nullptr;
};

std::span<const OptionInfo> Options();
const OptionInfo* FindOption(std::string_view name);
/// The long name for a short one or an older one; `name` itself if it is neither.
std::string_view LongName(std::string_view name);
/// The names that NODE_OPTIONS may have: short ones, older ones and negated ones too.
std::vector<std::string> EnvironmentFlags();
/// The script of --completion-bash.
std::string BashCompletion();
/// The lines of --help that tell the options.
std::string DescribeOptions();

}  // namespace orrery
