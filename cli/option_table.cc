// The options of the command line; see option_table.h.
#include "cli/option_table.h"

namespace orrery {

namespace {

using enum OptionKind;

constexpr OptionInfo kOptions[] = {
    {"--loop", kValue, false, nullptr, "NAME",
     "the event loop: auto (default: the best that works here), uring, uv, asio"},
    {"--loops", kSwitch, false, nullptr, nullptr,
     "the loops that are built in, whether they work here, and why not"},
    {"--wait", kValue, false, nullptr, "POLICY",
     "before sleeping, look for events: off, adaptive (default), fixed:TIME; batch:TIME gathers"},
    {"--stats", kSwitch, false, nullptr, nullptr, "at exit, print what the loop did"},
    {"--trace", kValue, false, nullptr, "FILE",
     "record what the loop does into FILE.ndjson, FILE.json (for Perfetto) or FILE.txt"},
    {"--trace-level", kValue, false, nullptr, "LEVEL",
     "how much of it: phases, operations (default), everything (JavaScript's causes as well)"},
    {"--watch-loop", kMayHaveValue, false, nullptr, "PORT",
     "run the script, and serve a page on this machine that shows its loop at work"},
    {"--trace-on-signal", kValue, true, nullptr, "SIGNAL",
     "begin a trace of a running process on SIGNAL, end it on the next"},

    {"--eval", kValue, false, "-e", "CODE", "run CODE"},
    {"--print", kSwitch, false, "-p", "[CODE]", "run CODE and print its value"},
    {"--interactive", kSwitch, false, "-i", nullptr,
     "the interactive prompt, also when stdin is no terminal"},
    {"--check", kSwitch, false, "-c", nullptr, "check the script's syntax without running it"},
    {"--test", kSwitch, false, nullptr, nullptr,
     "run test files with node:test: those named, or those found here"},
    {"--test-only", kSwitch, true, nullptr, nullptr, "run tests with the option 'only' alone"},
    {"--test-name-pattern", kValue, false, nullptr, "REGEXP",
     "run tests whose name matches (repeatable)"},
    {"--watch", kSwitch, false, nullptr, nullptr,
     "start the script again when a file changes that it has loaded"},
    {"--watch-path", kValue, true, nullptr, "PATH",
     "watch PATH instead of what the script loads (repeatable)"},
    {"--watch-preserve-output", kSwitch, true, nullptr, nullptr,
     "do not clear the terminal before a start"},

    {"--require", kValue, true, "-r", "MODULE", "load MODULE first (repeatable)"},
    {"--import", kValue, true, nullptr, "MODULE", "import MODULE first (repeatable)"},
    {"--conditions", kValue, true, "-C", "NAME",
     "a further condition for \"exports\" and \"imports\" of packages (repeatable)"},
    {"--input-type", kValue, true, nullptr, "TYPE",
     "'commonjs' or 'module', for code from -e or stdin"},
    {"--env-file", kValue, false, nullptr, "FILE",
     "set environment variables from FILE (repeatable)"},
    {"--env-file-if-exists", kValue, false, nullptr, "FILE", "the same if there is such a file"},
    {"--preserve-symlinks", kSwitch, true, nullptr, nullptr,
     "modules keep the names of symbolic links"},
    {"--preserve-symlinks-main", kSwitch, true, nullptr, nullptr, "so does the main module"},
    {"--no-global-search-paths", kSwitch, true, nullptr, nullptr,
     "do not look for modules in NODE_PATH, ~/.node_modules and the like"},
    {"--enable-source-maps", kSwitch, true, nullptr, nullptr,
     "stack traces in terms of the sources that source maps tell"},
    {"--experimental-vm-modules", kSwitch, true, nullptr, nullptr,
     "vm.SourceTextModule and vm.SyntheticModule; importModuleDynamically of vm answers import()"},
    {"--experimental-loader", kValue, true, "--loader", "MODULE",
     "MODULE has hooks that resolve and load what is imported (repeatable)"},
    {"--experimental-specifier-resolution", kValue, true, nullptr, "MODE",
     "'node': import finds files without extension and folders; 'explicit' (default)"},
    {"--experimental-wasm-modules", kSwitch, true, nullptr, nullptr,
     "import WebAssembly modules"},

    {"--unhandled-rejections", kValue, true, nullptr, "MODE",
     "strict, warn, none, throw (default) or warn-with-error-code"},
    {"--no-warnings", kSwitch, true, nullptr, nullptr, "print no warnings"},
    {"--trace-warnings", kSwitch, true, nullptr, nullptr, "print warnings with their stack"},
    {"--redirect-warnings", kValue, true, nullptr, "FILE", "write warnings to FILE"},
    {"--no-deprecation", kSwitch, true, nullptr, nullptr, "print no warnings of deprecation"},
    {"--trace-deprecation", kSwitch, true, nullptr, nullptr, "print these with their stack"},
    {"--throw-deprecation", kSwitch, true, nullptr, nullptr, "throw them"},
    {"--pending-deprecation", kSwitch, true, nullptr, nullptr,
     "warn of what will be deprecated, too"},
    {"--trace-uncaught", kSwitch, true, nullptr, nullptr,
     "tell where an exception was thrown, not just where it was made"},
    {"--trace-exit", kSwitch, true, nullptr, nullptr, "tell where process.exit() was called"},
    {"--abort-on-uncaught-exception", kSwitch, true, nullptr, nullptr,
     "end with a core file on an exception that nobody catches"},
    {"--disable-proto", kValue, true, nullptr, "MODE",
     "'delete' Object.prototype.__proto__, or have it 'throw'"},
    {"--max-http-header-size", kValue, true, nullptr, "BYTES",
     "the most bytes that the headers of a message may have"},
    {"--insecure-http-parser", kSwitch, true, nullptr, nullptr,
     "take messages of http that break its rules"},
    {"--dns-result-order", kValue, true, nullptr, "ORDER",
     "what dns.lookup() prefers: verbatim (default) or ipv4first"},
    {"--title", kValue, true, nullptr, "TEXT", "process.title"},
    {"--report-uncaught-exception", kSwitch, true, nullptr, nullptr,
     "write a report (process.report) of an exception that nobody catches"},
    {"--report-on-signal", kSwitch, true, nullptr, nullptr, "write one on a signal"},
    {"--report-signal", kValue, true, nullptr, "SIGNAL", "which one (default: SIGUSR2)"},
    {"--report-dir", kValue, true, nullptr, "FOLDER", "where reports are written"},
    {"--report-filename", kValue, true, nullptr, "FILE", "the name of a report"},
    {"--report-compact", kSwitch, true, nullptr, nullptr, "reports are one line"},
    {"--diagnostic-dir", kValue, true, nullptr, "FOLDER",
     "where reports are written if --report-dir does not say"},
    {"--expose-gc", kSwitch, false, nullptr, nullptr, "make gc() available"},
    {"--v8", kValue, false, nullptr, "FLAGS", "several flags of V8 in one argument"},
    {"--v8-options", kSwitch, false, nullptr, nullptr, "the flags of V8"},
    {"--completion-bash", kSwitch, false, nullptr, nullptr, "a script with which bash completes"},
    {"--version", kSwitch, false, "-v", nullptr, "versions of orrery, V8 and the loops"},
    {"--help", kSwitch, false, "-h", nullptr, "this text"},

    // V8's own.
    {"--disallow-code-generation-from-strings", kEngine, true},
    {"--huge-max-old-generation-size", kEngine, true},
    {"--interpreted-frames-native-stack", kEngine, true},
    {"--jitless", kEngine, true},
    {"--max-old-space-size", kEngine, true},
    {"--max-semi-space-size", kEngine, true},
    {"--perf-basic-prof", kEngine, true},
    {"--perf-basic-prof-only-functions", kEngine, true},
    {"--perf-prof", kEngine, true},
    {"--perf-prof-unwinding-info", kEngine, true},
    {"--stack-trace-limit", kEngine, true},

    // What they ask for is always so here, is never so, or concerns what is not there.
    {"--no-addons", kNoEffect, true},
    {"--experimental-abortcontroller", kNoEffect, true},
    {"--no-experimental-detect-module", kNoEffect, true},
    {"--no-experimental-fetch", kSwitch, true},
    {"--debug-arraybuffer-allocations", kNoEffect, true},
    {"--enable-etw-stack-walking", kNoEffect, true},
    {"--enable-network-family-autoselection", kSwitch, true},
    {"--experimental-global-customevent", kSwitch, true},
    {"--no-experimental-global-webcrypto", kSwitch, true},
    {"--http-parser", kNoEffect, true},
    {"--experimental-import-meta-resolve", kSwitch, true},
    {"--experimental-json-modules", kNoEffect, true},
    {"--experimental-modules", kNoEffect, true},
    {"--no-experimental-repl-await", kSwitch, true},
    {"--experimental-report", kNoEffect, true},
    {"--experimental-require-module", kNoEffect, true},
    {"--experimental-top-level-await", kNoEffect, true},
    {"--experimental-wasi-unstable-preview1", kNoEffect, true},
    {"--experimental-websocket", kNoEffect, true},
    {"--experimental-worker", kNoEffect, true},
    {"--no-extra-info-on-fatal-exception", kSwitch, true},
    {"--force-context-aware", kNoEffect, true},
    {"--no-force-async-hooks-checks", kSwitch, true},
    {"--force-node-api-uncaught-exceptions-policy", kNoEffect, true},
    {"--icu-data-dir", kNoEffectValue, true},
    {"--napi-modules", kNoEffect, true},
    {"--node-memory-debug", kNoEffect, true},
    {"--no-node-snapshot", kNoEffect, true},
    {"--test-udp-no-try-send", kSwitch, false},
    {"--no-verify-base-objects", kNoEffect, true},
    {"--secure-heap", kNoEffectValue, true},
    {"--secure-heap-min", kNoEffectValue, true},
    {"--no-network-family-autoselection", kSwitch, true},
    {"--network-family-autoselection-attempt-timeout", kValue, true},
    {"--openssl-config", kNoEffectValue, true},
    {"--openssl-legacy-provider", kNoEffect, true},
    {"--openssl-shared-config", kNoEffect, true},
    {"--tls-cipher-list", kNoEffectValue, true},
    {"--tls-keylog", kNoEffectValue, true},
    {"--tls-max-v1.2", kNoEffect, true},
    {"--tls-max-v1.3", kNoEffect, true},
    {"--tls-min-v1.0", kNoEffect, true},
    {"--tls-min-v1.1", kNoEffect, true},
    {"--tls-min-v1.2", kNoEffect, true},
    {"--tls-min-v1.3", kNoEffect, true},
    {"--trace-tls", kNoEffect, true},
    {"--track-heap-objects", kNoEffect, true},
    {"--use-bundled-ca", kSwitch, true},
    {"--use-openssl-ca", kSwitch, true},
    {"--use-largepages", kNoEffectValue, true},
    {"--v8-pool-size", kNoEffectValue, true},
    {"--zero-fill-buffers", kSwitch, true},

    {"--build-snapshot", kUnsupported, false},
    {"--cpu-prof", kUnsupported, false},
    {"--cpu-prof-dir", kUnsupported, false},
    {"--cpu-prof-interval", kUnsupported, false},
    {"--cpu-prof-name", kUnsupported, false},
    {"--enable-fips", kUnsupported, true},
    {"--experimental-default-type", kValue, true},
    {"--experimental-network-imports", kUnsupported, true},
    {"--experimental-permission", kUnsupported, false},
    {"--experimental-policy", kUnsupported, true},
    {"--experimental-shadow-realm", kUnsupported, true},
    {"--experimental-test-coverage", kUnsupported, false},
    {"--force-fips", kUnsupported, true},
    {"--frozen-intrinsics", kUnsupported, true},
    {"--heap-prof", kUnsupported, false},
    {"--heap-prof-dir", kUnsupported, false},
    {"--heap-prof-interval", kUnsupported, false},
    {"--heap-prof-name", kUnsupported, false},
    {"--heapsnapshot-near-heap-limit", kUnsupported, true},
    {"--heapsnapshot-signal", kUnsupported, true},
    {"--inspect", kUnsupported, false},
    {"--inspect-brk", kUnsupported, false},
    {"--inspect-port", kUnsupported, false, "--debug-port"},
    {"--inspect-publish-uid", kUnsupported, false},
    {"--policy-integrity", kUnsupported, true},
    {"--prof-process", kUnsupported, false},
    {"--report-on-fatalerror", kUnsupported, true},
    {"--snapshot-blob", kUnsupported, true},
    {"--test-concurrency", kUnsupported, false},
    {"--test-reporter", kUnsupported, true},
    {"--test-reporter-destination", kUnsupported, true},
    {"--test-shard", kUnsupported, true},
    {"--trace-atomics-wait", kUnsupported, true},
    {"--trace-event-categories", kUnsupported, true},
    {"--trace-event-file-pattern", kUnsupported, true},
    {"--trace-events-enabled", kUnsupported, true},
    {"--trace-sigint", kUnsupported, true},
    {"--trace-sync-io", kUnsupported, true},
};

/// What --help shows before the text: "  -r, --require MODULE".
std::string Heading(const OptionInfo& option) {
  std::string heading = "  ";
  if (option.short_name != nullptr) heading += std::string(option.short_name) + ", ";
  heading += option.name;
  if (option.argument == nullptr) return heading;
  const std::string argument = option.argument;
  return heading + (option.kind == kMayHaveValue ? "[=" + argument + "]" : " " + argument);
}

}  // namespace

std::span<const OptionInfo> Options() { return kOptions; }

const OptionInfo* FindOption(std::string_view name) {
  for (const OptionInfo& option : kOptions) {
    if (name == option.name) return &option;
  }
  return nullptr;
}

std::string_view LongName(std::string_view name) {
  for (const OptionInfo& option : kOptions) {
    if (option.short_name != nullptr && name == option.short_name) return option.name;
  }
  if (name == "--report-directory") return "--report-dir";
  return name == "--es-module-specifier-resolution" ? "--experimental-specifier-resolution" : name;
}

std::vector<std::string> EnvironmentFlags() {
  std::vector<std::string> names = {"--es-module-specifier-resolution", "--report-directory"};
  for (const OptionInfo& option : kOptions) {
    if (!option.in_environment) continue;
    const std::string name = option.name;
    names.push_back(name);
    if (option.short_name != nullptr) names.emplace_back(option.short_name);
    if (name.starts_with("--no-")) {
      names.push_back("--" + name.substr(5));
    } else if (option.kind == OptionKind::kSwitch) {
      names.push_back("--no-" + name.substr(2));
    }
  }
  return names;
}

std::string BashCompletion() {
  std::string words;
  for (const OptionInfo& option : kOptions) {
    if (option.kind == OptionKind::kUnsupported) continue;
    words += std::string(option.name) + " ";
    if (option.short_name != nullptr) words += std::string(option.short_name) + " ";
  }
  words.pop_back();
  return R"(_orrery_complete() {
  local word="${COMP_WORDS[COMP_CWORD]}"
  if [[ "$word" == -* ]]; then
    COMPREPLY=( $(compgen -W ')" + words + R"(' -- "$word") )
    return 0
  fi
  COMPREPLY=( $(compgen -f -- "$word") )
}
complete -o filenames -o nospace -o bashdefault -F _orrery_complete orrery
)";
}

std::string DescribeOptions() {
  constexpr size_t kColumn = 30;
  std::string text;
  for (const OptionInfo& option : kOptions) {
    if (option.help == nullptr) continue;
    std::string line = Heading(option);
    if (line.size() + 2 > kColumn) {
      text += line + "\n";
      line.clear();
    }
    line.resize(kColumn, ' ');
    text += line + option.help + "\n";
  }
  return text;
}

}  // namespace orrery
