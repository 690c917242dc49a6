// Reads words of a command line; see option_parser.h.
#include "cli/option_parser.h"

#include <algorithm>

#include "kernel/engine.h"

namespace orrery {

/// One word, taken apart.
struct OptionParser::Word {
  std::string text;   ///< as it was written
  std::string written;  ///< the same without the value, but with its '='
  std::string name;   ///< the long name with its dashes, without a value
  std::string value;  ///< after '='
  bool has_value = false;
};

namespace {

/// The table's entry; `negated` tells that the word says the opposite of it.
const OptionInfo* Find(const std::string& name, bool* negated) {
  *negated = false;
  if (const OptionInfo* option = FindOption(name)) return option;
  *negated = true;
  if (name.starts_with("--no-no-")) return nullptr;
  if (name.starts_with("--no-")) return FindOption("--" + name.substr(5));
  return name.starts_with("--") ? FindOption("--no-" + name.substr(2)) : nullptr;
}

/// A value that begins with '-' has a backslash before it.
std::string Unescaped(const std::string& value) {
  return value.starts_with("\\-") ? value.substr(1) : value;
}

bool HasValue(OptionKind kind) {
  return kind == OptionKind::kValue || kind == OptionKind::kNoEffectValue;
}

}  // namespace

bool OptionParser::Has(std::string_view name) const { return Value(name) != nullptr; }

const std::string* OptionParser::Value(std::string_view name) const {
  for (auto each = settings_->rbegin(); each != settings_->rend(); ++each) {
    if (each->first == name) return &each->second;
  }
  return nullptr;
}

void OptionParser::Append(const OptionParser& later) {
  settings_->insert(settings_->end(), later.settings_->begin(), later.settings_->end());
  errors_.insert(errors_.end(), later.errors_.begin(), later.errors_.end());
}

size_t OptionParser::Parse(const std::vector<std::string>& words, size_t first,
                           OptionPlace place) {
  size_t at = first;
  while (at < words.size() && words[at].size() > 1 && words[at][0] == '-') {
    if (words[at] == "--") {
      if (place == OptionPlace::kEnvironment) Fail("-- is not allowed in NODE_OPTIONS");
      return at + 1;
    }
    at = TakeOne(words, at, place);
  }
  return at;
}

size_t OptionParser::TakeOne(const std::vector<std::string>& words, size_t at,
                             OptionPlace place) {
  Word word;
  word.text = word.written = word.name = words[at];
  if (word.name.starts_with("--")) {
    const size_t equals = word.name.find('=');
    if (equals != std::string::npos) {
      word.has_value = true;
      word.value = word.name.substr(equals + 1);
      word.name.resize(equals);
      word.written = word.text.substr(0, equals + 1);
    }
    std::replace(word.name.begin() + 2, word.name.end(), '_', '-');
  }
  word.name = LongName(word.name == "-pe" ? "-p" : word.name);
  bool negated = false;
  const OptionInfo* option = Find(word.name, &negated);
  if (option == nullptr) return TakeUnknown(word, place), at + 1;
  if (place == OptionPlace::kEnvironment && !option->in_environment) {
    Fail(word.written + " is not allowed in NODE_OPTIONS");
    return at + 1;
  }
  if (option->kind == OptionKind::kUnsupported) {
    Fail(word.name + " is an option of Node that orrery does not support");
    return at + 1;
  }
  if (option->kind == OptionKind::kEngine) return TakeUnknown(word, place), at + 1;
  if (word.name == "--print") return TakePrint(word, words, at);
  if (HasValue(option->kind)) {
    if (!negated) return TakeValue(*option, word, words, at);
    Fail(word.text + " is an invalid negation because it is not a boolean option");
    return at + 1;
  }
  if (option->kind == OptionKind::kMayHaveValue) {
    settings_->emplace_back(option->name, word.value);
    return at + 1;
  }
  if (negated) {
    std::erase_if(*settings_, [&](const auto& each) { return each.first == option->name; });
  } else {
    settings_->emplace_back(option->name, "true");
  }
  return at + 1;
}

size_t OptionParser::TakeValue(const OptionInfo& option, const Word& word,
                               const std::vector<std::string>& words, size_t at) {
  const bool next = at + 1 < words.size() && !words[at + 1].starts_with("-");
  // The empty text is a value only as a word of its own.
  if (word.has_value ? word.value.empty() : !next) {
    Fail(word.written + " requires an argument");
    return at + 1;
  }
  settings_->emplace_back(option.name, word.has_value ? word.value : Unescaped(words[++at]));
  return at + 1;
}

/// The code may be missing: it comes from stdin then.
size_t OptionParser::TakePrint(const Word& word, const std::vector<std::string>& words,
                               size_t at) {
  settings_->emplace_back("--print", "true");
  if (word.has_value) return at + 1;
  const bool have_code = at + 1 < words.size() && !words[at + 1].starts_with("-");
  if (have_code) settings_->emplace_back("--eval", Unescaped(words[++at]));
  if (!have_code && word.text == "-pe") Fail("--eval requires an argument");
  return at + 1;
}

void OptionParser::TakeUnknown(const Word& word, OptionPlace place) {
  const OptionInfo* known = FindOption(word.name);
  if (place == OptionPlace::kEnvironment && known == nullptr) {
    return Fail(word.written + " is not allowed in NODE_OPTIONS");
  }
  if (word.text.starts_with("--") && js::Engine::TakeFlag(word.text)) return;
  Fail("bad option: " + word.text);
}

}  // namespace orrery
