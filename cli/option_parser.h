// Reads words of a command line by the table of options.
//
//  * OptionParser: Parse reads the words up to the first that is no option; Fail collects what is
//    wrong with them.
//
// As in Node, '_' is the same as '-' in names, "--no-x" is the opposite of "--x", a value is in
// the same word after '=' or is the next word, and a value that begins with '-' is written "\-".
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/option_table.h"

namespace orrery {

enum class OptionPlace : unsigned char { kCommandLine, kEnvironment };

class OptionParser {
 public:
  using Settings = std::vector<std::pair<std::string, std::string>>;

  explicit OptionParser(Settings* settings) : settings_(settings) {}

  /// Reads from words[first]; the index of the first word that is none of its.
  size_t Parse(const std::vector<std::string>& words, size_t first, OptionPlace place);
  bool Has(std::string_view name) const;
  /// The last value of an option; null if it was not given.
  const std::string* Value(std::string_view name) const;
  void Set(const char* name) { settings_->emplace_back(name, "true"); }
  /// What the other read comes after what this one did.
  void Append(const OptionParser& later);
  void Fail(std::string what) { errors_.push_back(std::move(what)); }
  const std::vector<std::string>& errors() const { return errors_; }

 private:
  struct Word;
  size_t TakeOne(const std::vector<std::string>& words, size_t at, OptionPlace place);
  size_t TakeValue(const OptionInfo& option, const Word& word,
                   const std::vector<std::string>& words, size_t at);
  void TakeUnknown(const Word& word, OptionPlace place);
  size_t TakePrint(const Word& word, const std::vector<std::string>& words, size_t at);

  Settings* settings_;
  std::vector<std::string> errors_;
};

}  // namespace orrery
