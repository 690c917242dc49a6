// Command lines of the generators: one port, and options of the form --name=value.
//
//   Options options(argc, argv, "PORT [--connections=64]");
//   options.Number("connections", 64); options.Flag("spin"); options.Finish();
//
// Finish() names what nobody asked for: it may be misspelt. It is no error, since script/bench
// gives a workload's parameters to its program and to its load, and not all concern both.
// Fail() is how every generator ends when something is wrong: one line, exit code 1.
#pragma once
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace orrery::load {

inline const char* program_name = "load";

[[noreturn]] __attribute__((format(printf, 1, 2))) inline void Fail(const char* format, ...) {
  std::fprintf(stderr, "%s: ", program_name);
  va_list arguments;
  va_start(arguments, format);
  std::vfprintf(stderr, format, arguments);
  va_end(arguments);
  std::fputc('\n', stderr);
  std::_Exit(1);
}

class Options {
 public:
  Options(int argc, char** argv, const char* usage) : usage_(usage) {
    program_name = argv[0];
    for (const char* at = argv[0]; *at != '\0'; ++at) {
      if (*at == '/') program_name = at + 1;
    }
    for (int i = 1; i < argc; ++i) given_.push_back({argv[i], false});
  }

  /// The port, or -1 where a unix socket takes its place.
  int Port() {
    for (Given& given : given_) {
      if (given.used || given.text.empty() || given.text[0] == '-') continue;
      given.used = true;
      const int port = std::atoi(given.text.c_str());
      if (port <= 0 || port > 65535) Usage(given.text);
      return port;
    }
    return -1;
  }

  double Number(const std::string& name, double fallback) {
    const std::string text = Text(name, "");
    if (text.empty()) return fallback;
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (*end != '\0' || value < 0) Usage("--" + name + "=" + text);
    return value;
  }

  std::string Text(const std::string& name, const std::string& fallback) {
    const std::vector<std::string> all = All(name);
    return all.empty() ? fallback : all.back();
  }

  /// Every value of an option that may be given several times.
  std::vector<std::string> All(const std::string& name) {
    std::vector<std::string> values;
    const std::string prefix = "--" + name + "=";
    for (Given& given : given_) {
      if (given.text.compare(0, prefix.size(), prefix) != 0) continue;
      given.used = true;
      values.push_back(given.text.substr(prefix.size()));
    }
    return values;
  }

  bool Flag(const std::string& name) {
    bool set = false;
    for (Given& given : given_) {
      if (given.text == "--" + name) set = given.used = true;
    }
    return set;
  }

  void Finish() const {
    for (const Given& given : given_) {
      if (given.used) continue;
      if (given.text.compare(0, 2, "--") != 0) Usage(given.text);
      std::fprintf(stderr, "%s: not used: %s\n", program_name, given.text.c_str());
    }
  }

  [[noreturn]] void Usage(const std::string& wrong) const {
    Fail("not understood: %s; usage: %s %s", wrong.c_str(), program_name, usage_);
  }

 private:
  struct Given {
    std::string text;
    bool used;
  };
  const char* usage_;
  std::vector<Given> given_;
};

}  // namespace orrery::load
