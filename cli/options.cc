// The command line of orrery; see options.h.
#include "cli/options.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "bindings/process/env_file.h"
#include "cli/option_parser.h"
#include "kernel/wait_policy.h"
#include "loops/loops.h"

namespace orrery {

namespace {

constexpr int kBadOption = 9;
constexpr int kBadMode = 12;

constexpr const char* kUsage =
    R"(Usage: orrery [options] [script | -e code | -p code | -] [arguments]

A JavaScript runtime with an event loop of your choice.

)";
constexpr const char* kAfterOptions = R"(
Flags of V8 are options, too (--max-old-space-size=512). NODE_OPTIONS has options that come
before those of the command line; other variables are NODE_PATH, NODE_NO_WARNINGS,
NODE_REDIRECT_WARNINGS, NODE_PENDING_DEPRECATION, NODE_PRESERVE_SYMLINKS, NODE_DEBUG, NO_COLOR,
FORCE_COLOR, UV_THREADPOOL_SIZE and ORRERY_LOOP.

Without a script, orrery reads one from stdin, or starts the prompt on a terminal.
)";

void PrintHelp(std::ostream& out) { out << kUsage << DescribeOptions() << kAfterOptions; }

void PrintVersion(std::ostream& out) {
  out << "orrery " << ORRERY_VERSION << "\n  v8     " << js::Engine::Version() << "\n";
  for (const LoopInfo& loop : AvailableLoops()) {
    out << "  " << loop.name << std::string(7 - std::min<size_t>(6, loop.name.size()), ' ')
        << loop.version << (loop.works ? "" : " (does not work here: " + loop.reason + ")")
        << (loop.features.empty() ? "" : "  " + loop.features) << "\n";
  }
}

void PrintLoops(std::ostream& out) {
  for (const LoopInfo& loop : AvailableLoops()) {
    out << loop.name << "\t" << loop.version << "\t"
        << (loop.works ? "works" : "does not work here: " + loop.reason) << "\n";
  }
}

/// True if the command line asks for an answer rather than for a program.
bool Answered(const OptionParser& parser) {
  if (parser.Has("--version")) return PrintVersion(std::cout), true;
  if (parser.Has("--help")) return PrintHelp(std::cout), true;
  if (parser.Has("--loops")) return PrintLoops(std::cout), true;
  if (parser.Has("--completion-bash")) return std::cout << BashCompletion(), true;
  if (parser.Has("--v8-options")) return js::Engine::SetFlags("--help"), true;
  return false;
}

std::string BestLoop() {
  for (const LoopInfo& loop : AvailableLoops()) {
    if (loop.works) return loop.name;
  }
  return "";
}

std::string ExecPath() {
  std::string path(4096, '\0');
  ssize_t n = ::readlink("/proc/self/exe", path.data(), path.size());
  path.resize(n < 0 ? 0 : static_cast<size_t>(n));
  return path;
}

// ---- what the values may be, and what goes together ---------------------------------------------

void CheckChoice(OptionParser* parser, const char* name,
                 std::initializer_list<std::string_view> choices, const std::string& complaint) {
  const std::string* value = parser->Value(name);
  if (value == nullptr) return;
  if (std::find(choices.begin(), choices.end(), *value) == choices.end()) parser->Fail(complaint);
}

/// A number of a TCP port, or nothing.
bool IsPort(const std::string& text) {
  const bool digits = std::all_of(text.begin(), text.end(), [](char each) {
    return each >= '0' && each <= '9';
  });
  return digits && text.size() <= 5 && (text.empty() || std::stoi(text) <= 65535);
}

void CheckValues(OptionParser* parser) {
  CheckChoice(parser, "--unhandled-rejections",
              {"strict", "warn", "none", "throw", "warn-with-error-code"},
              "invalid value for --unhandled-rejections");
  CheckChoice(parser, "--input-type", {"commonjs", "module"},
              "--input-type must be \"module\" or \"commonjs\"");
  CheckChoice(parser, "--experimental-default-type", {"commonjs", "module"},
              "--experimental-default-type must be \"module\" or \"commonjs\"");
  CheckChoice(parser, "--experimental-specifier-resolution", {"node", "explicit"},
              "invalid value for --experimental-specifier-resolution");
  CheckChoice(parser, "--use-largepages", {"off", "on", "silent"},
              "invalid value for --use-largepages");
  const std::string* wait = parser->Value("--wait");
  if (wait != nullptr && !WaitOptions().Parse(*wait)) {
    parser->Fail("--wait must be off, adaptive, fixed:TIME, batch:TIME or two with a comma");
  }
  const std::string* port = parser->Value("--watch-loop");
  if (port != nullptr && !IsPort(*port)) parser->Fail("--watch-loop=" + *port + " is no port");
  CheckChoice(parser, "--trace-level", {"phases", "operations", "everything"},
              "--trace-level must be phases, operations or everything");
  CheckChoice(parser, "--dns-result-order", {"verbatim", "ipv4first", "ipv6first"},
              "--dns-result-order must be \"verbatim\" or \"ipv4first\"");
}

/// Says which two options exclude each other.
bool Exclude(OptionParser* parser, const char* one, const char* other) {
  if (!parser->Has(one) || !parser->Has(other)) return false;
  parser->Fail(std::string("either ") + one + " or " + other + " can be used, not both");
  return true;
}

void CheckTogether(OptionParser* parser, bool have_script) {
  Exclude(parser, "--use-openssl-ca", "--use-bundled-ca");
  Exclude(parser, "--check", "--eval");
  if (parser->Has("--test")) {
    for (const char* other : {"--check", "--eval", "--interactive", "--watch-path"}) {
      Exclude(parser, "--test", other);
    }
  } else if (parser->Has("--watch")) {
    for (const char* other : {"--check", "--eval", "--interactive"}) {
      if (Exclude(parser, "--watch", other)) return;
    }
    if (!have_script) parser->Fail("--watch requires specifying a file");
  }
  if (parser->Has("--watch-loop")) {
    for (const char* other : {"--watch", "--trace", "--test", "--interactive"}) {
      if (Exclude(parser, "--watch-loop", other)) return;
    }
    if (!have_script) parser->Fail("--watch-loop requires specifying a file");
  }
}

// ---- the environment ----------------------------------------------------------------------------

/// The words of NODE_OPTIONS: parted by spaces, those in double quotes kept together.
std::vector<std::string> Words(std::string_view text, OptionParser* parser) {
  std::vector<std::string> words;
  bool quoted = false, begun = false;
  for (size_t i = 0; i < text.size(); ++i) {
    char each = text[i];
    if (each == ' ' && !quoted) {
      begun = false;
      continue;
    }
    if (!begun) words.emplace_back();
    begun = true;
    if (each == '"') {
      quoted = !quoted;
      continue;
    }
    if (each == '\\' && quoted) {
      if (i + 1 == text.size()) {
        parser->Fail("invalid value for NODE_OPTIONS (invalid escape)\n");
        return words;
      }
      each = text[++i];
    }
    words.back().push_back(each);
  }
  if (quoted) parser->Fail("invalid value for NODE_OPTIONS (unterminated string)\n");
  return words;
}

/// The environment's options come before those of the command line, which may change them.
void TakeEnvironment(OptionParser* parser) {
  const char* text = std::getenv("NODE_OPTIONS");
  if (text == nullptr) return;
  const std::vector<std::string> words = Words(text, parser);
  if (parser->errors().empty()) parser->Parse(words, 0, OptionPlace::kEnvironment);
}

/// Sets the variables of the files, before anybody reads one. A later file's win over an
/// earlier's, those of the environment over both.
void TakeEnvFiles(OptionParser* parser, const ProgramOptions::Settings& settings) {
  EnvVariables variables;
  for (const auto& [name, value] : settings) {
    const bool optional = name == "--env-file-if-exists";
    if (!optional && name != "--env-file") continue;
    std::string text;
    if (ReadEnvFile(value, &text)) {
      ParseEnvText(text, &variables);
    } else if (!optional) {
      parser->Fail(value + ": not found");
    }
  }
  for (const auto& [name, value] : variables) ::setenv(name.c_str(), value.c_str(), 0);
}

// ---- the whole ----------------------------------------------------------------------------------

bool Refused(const OptionParser& parser, const ProgramOptions& options, int* status) {
  if (parser.errors().empty()) return false;
  for (const std::string& error : parser.errors()) {
    std::cerr << options.argv0 << ": " << error << "\n";
  }
  *status = kBadOption;
  return true;
}

/// Checked after all else, and with an exit code of its own, as in Node.
bool HasBadMode(const OptionParser& parser, const ProgramOptions& options, int* status) {
  const std::string* mode = parser.Value("--disable-proto");
  if (mode == nullptr || *mode == "delete" || *mode == "throw") return false;
  std::cerr << options.argv0 << ": invalid mode passed to --disable-proto\n";
  *status = kBadMode;
  return true;
}

void TakeOwnSettings(const OptionParser& parser, ProgramOptions* options) {
  const auto text = [&](const char* name, std::string otherwise) {
    const std::string* value = parser.Value(name);
    return value == nullptr ? otherwise : *value;
  };
  const char* loop = std::getenv("ORRERY_LOOP");
  options->loop_name = text("--loop", loop == nullptr ? "auto" : loop);
  if (options->loop_name == "auto") options->loop_name = BestLoop();
  options->code = text("--eval", "");
  options->print = parser.Has("--print");
  options->interactive = parser.Has("--interactive");
  options->stats = parser.Has("--stats");
  options->trace_file = text("--trace", "");
  options->trace_level = text("--trace-level", "operations");
  options->waiting = text("--wait", "adaptive");
  options->expose_gc = parser.Has("--expose-gc");
  if (parser.Has("--abort-on-uncaught-exception")) {
    js::Engine::SetFlags("--abort-on-uncaught-exception");
  }
  if (options->expose_gc) js::Engine::SetFlags("--expose-gc");
  if (const std::string* flags = parser.Value("--v8")) js::Engine::SetFlags(*flags);
}

}  // namespace

bool ParseCommandLine(int argc, char** argv, ProgramOptions* options, int* status) {
  *status = 0;
  options->argv0 = argv[0];
  options->exec_path = ExecPath();
  options->environment_flags = EnvironmentFlags;
  if (const char* folder = std::getenv("ORRERY_STDLIB")) options->stdlib_folder = folder;
  const std::vector<std::string> words(argv, argv + argc);
  ProgramOptions::Settings own;
  OptionParser parser(&options->settings), own_parser(&own);
  size_t script = own_parser.Parse(words, 1, OptionPlace::kCommandLine);
  TakeEnvFiles(&own_parser, own);
  TakeEnvironment(&parser);
  if (Refused(parser, *options, status)) return false;
  parser.Append(own_parser);
  if (parser.Has("--watch-path")) parser.Set("--watch");
  CheckValues(&parser);
  CheckTogether(&parser, script < words.size());
  if (Refused(parser, *options, status) || HasBadMode(parser, *options, status)) return false;
  if (Answered(parser)) return false;
  TakeOwnSettings(parser, options);
  options->exec_argv.assign(words.begin() + 1, words.begin() + static_cast<long>(script));
  if (!options->exec_argv.empty() && options->exec_argv.back() == "--") {
    options->exec_argv.pop_back();
  }
  options->argv.push_back(options->exec_path);
  if (!parser.Has("--eval") && !parser.Has("--test") && script < words.size()) {
    options->entry = words[script];
  }
  options->argv.insert(options->argv.end(), words.begin() + static_cast<long>(script),
                       words.end());
  return true;
}

}  // namespace orrery
