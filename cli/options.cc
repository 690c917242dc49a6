// The command line of orrery; see options.h.
#include "cli/options.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <iostream>

#include "loops/loops.h"

namespace orrery {

namespace {

constexpr const char* kHelp =
    R"(Usage: orrery [options] [script | -e code | -p code | -] [arguments]

A JavaScript runtime with an event loop of your choice.

  --loop=auto|uring|uv|asio  the event loop (default auto: the best that works here)
  --loops                    the loops that are built in, whether they work here, and why not
  --stats                    at exit, print what the loop did
  -e, --eval CODE            run CODE
  -p, --print CODE           run CODE and print its value
  -i, --interactive          the interactive prompt, also when stdin is no terminal
  -r, --require MODULE       load MODULE first
  --input-type=TYPE          'commonjs' or 'module', for code from -e or stdin
  -c, --check                check the script's syntax without running it
  --expose-gc                make gc() available
  --v8 FLAGS                 flags for V8, as one argument: --v8 "--max-old-space-size=512"
  -v, --version              versions of orrery, V8 and the loops
  -h, --help                 this text

Without a script, orrery reads one from stdin, or starts the prompt on a terminal.
)";

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

/// One option that takes a value: "--name=value" or "--name value".
bool TakeValue(const char* name, int argc, char** argv, int* i, std::string* value) {
  size_t length = std::strlen(name);
  if (std::strncmp(argv[*i], name, length) != 0) return false;
  if (argv[*i][length] == '=' && name[1] == '-') {
    *value = argv[*i] + length + 1;
    return true;
  }
  if (argv[*i][length] != '\0') return false;
  if (*i + 1 >= argc) {
    std::cerr << "orrery: " << name << " requires an argument\n";
    std::exit(9);
  }
  *value = argv[++*i];
  return true;
}

/// An option for the library, which knows it by its long name alone.
struct Setting {
  const char* name;
  const char* short_name = nullptr;
};

/// Options with a value; they may be repeated.
constexpr Setting kSettings[] = {{"--require", "-r"},
                                 {"--import"},
                                 {"--input-type"},
                                 {"--conditions", "-C"},
                                 {"--unhandled-rejections"},
                                 {"--stack-trace-limit"},
                                 {"--env-file"},
                                 {"--redirect-warnings"},
                                 {"--dns-result-order"},
                                 {"--title"}};
constexpr Setting kSwitches[] = {{"--check", "-c"},
                                 {"--no-warnings"},
                                 {"--trace-warnings"},
                                 {"--throw-deprecation"},
                                 {"--no-deprecation"},
                                 {"--trace-deprecation"},
                                 {"--trace-uncaught"},
                                 {"--preserve-symlinks"},
                                 {"--preserve-symlinks-main"},
                                 {"--enable-source-maps"},
                                 {"--pending-deprecation"},
                                 {"--experimental-global-customevent"},
                                 {"--abort-on-uncaught-exception"}};

/// Ends the program if the value is none that the option can have.
void CheckSetting(std::string_view name, std::string_view value) {
  struct Choice {
    std::string_view name;
    std::vector<std::string_view> values;
  };
  static const Choice kChoices[] = {
      {"--unhandled-rejections", {"strict", "warn", "none", "throw", "warn-with-error-codes"}},
      {"--dns-result-order", {"verbatim", "ipv4first"}}};
  for (const auto& [option, values] : kChoices) {
    if (name != option || std::find(values.begin(), values.end(), value) != values.end()) continue;
    std::cerr << "orrery: invalid value for " << option << "\n";
    std::exit(9);
  }
}

bool TakeSetting(int argc, char** argv, int* i, ProgramOptions* options) {
  const std::string_view argument = argv[*i];
  for (const Setting& option : kSwitches) {
    if (argument == option.name || (option.short_name && argument == option.short_name)) {
      options->settings.emplace_back(option.name, "true");
      return true;
    }
  }
  std::string value;
  for (const Setting& option : kSettings) {
    if (TakeValue(option.name, argc, argv, i, &value) ||
        (option.short_name && TakeValue(option.short_name, argc, argv, i, &value))) {
      CheckSetting(option.name, value);
      options->settings.emplace_back(option.name, value);
      return true;
    }
  }
  return false;
}

/// The words of NODE_OPTIONS: parted by spaces, those in double quotes kept together.
std::vector<std::string> Words(std::string_view text) {
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
    if (each == '\\' && quoted && i + 1 < text.size()) each = text[++i];
    words.back().push_back(each);
  }
  return words;
}

/// The environment's options come before those of the command line, which may change them.
bool TakeEnvironment(ProgramOptions* options, int* status) {
  const char* text = std::getenv("NODE_OPTIONS");
  if (text == nullptr) return true;
  std::vector<std::string> words = Words(text);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  const int count = static_cast<int>(arguments.size());
  for (int i = 0; i < count; ++i) {
    const std::string& word = words[static_cast<size_t>(i)];
    const bool refused = word == "--check" || word == "-c" || word == "--expose-gc";
    if (!refused && word.starts_with("-") && TakeSetting(count, arguments.data(), &i, options)) {
      continue;
    }
    if (!refused && word.starts_with("--") && js::Engine::TakeFlag(word)) continue;
    std::cerr << options->argv0 << ": " << word << " is not allowed in NODE_OPTIONS\n";
    *status = 9;
    return false;
  }
  return true;
}

}  // namespace

bool ParseCommandLine(int argc, char** argv, ProgramOptions* options, int* status) {
  *status = 0;
  options->argv0 = argv[0];
  options->exec_path = ExecPath();
  if (const char* folder = std::getenv("ORRERY_STDLIB")) options->stdlib_folder = folder;
  options->loop_name = "auto";
  if (const char* loop = std::getenv("ORRERY_LOOP")) options->loop_name = loop;
  if (!TakeEnvironment(options, status)) return false;
  bool have_code = false;
  int i = 1;
  for (; i < argc; ++i) {
    std::string value;
    const int first = i;
    const std::string_view argument = argv[i];
    if (argument == "--") {
      ++i;
      break;
    }
    if (argument == "-" || argument[0] != '-') break;
    if (argument == "-h" || argument == "--help") return std::cout << kHelp, false;
    if (argument == "-v" || argument == "--version") return PrintVersion(std::cout), false;
    if (argument == "--loops") return PrintLoops(std::cout), false;
    if (argument == "--stats") {
      options->stats = true;
    } else if (argument == "-i" || argument == "--interactive") {
      options->interactive = true;
    } else if (argument == "--expose-gc" || argument == "--expose_gc") {
      options->expose_gc = true;
      js::Engine::SetFlags("--expose-gc");
    } else if (TakeValue("--loop", argc, argv, &i, &options->loop_name)) {
    } else if (TakeValue("--v8", argc, argv, &i, &value)) {
      js::Engine::SetFlags(value);
    } else if (TakeValue("--eval", argc, argv, &i, &options->code) ||
               TakeValue("-e", argc, argv, &i, &options->code)) {
      have_code = true;
    } else if (argument == "-pe" || argument == "-p" || argument == "--print") {
      options->print = true;
      if (i + 1 < argc) options->code = argv[++i];
      have_code = true;
    } else if (!TakeSetting(argc, argv, &i, options) &&
               !(argument.starts_with("--") && js::Engine::TakeFlag(argv[i]))) {
      std::cerr << "orrery: bad option: " << argument << "\n";
      *status = 9;
      return false;
    }
    for (int k = first; k <= i && k < argc; ++k) options->exec_argv.push_back(argv[k]);
  }
  options->argv.push_back(options->exec_path);
  if (!have_code && i < argc) options->entry = argv[i];
  for (; i < argc; ++i) options->argv.push_back(argv[i]);
  if (have_code) options->settings.emplace_back("--eval", "true");
  if (options->loop_name == "auto") options->loop_name = BestLoop();
  return true;
}

}  // namespace orrery
