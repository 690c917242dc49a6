// The values of a request's headers; see head_values.h.
#include "bindings/http/head_values.h"

#include <cstring>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace orrery {

namespace {

/// So often a list of names has come before it is told of.
constexpr uint32_t kTimes = 16;
/// Peers may send any names: so many lists are kept, with so many names each.
constexpr size_t kMaxLists = 64, kMaxNames = 64;

bool IsBlank(char c) { return c == ' ' || c == '\t'; }

/// The names and values of a head's lines.
class Lines {
 public:
  /// False if a line has a form that only a parser should read.
  bool Read(std::string_view head) {
    names_.clear();
    values_.clear();
    if (!SkipLine(&head)) return false;
    while (!head.empty() && head.front() != '\r') {
      if (values_.size() == kMaxNames || !ReadLine(&head)) return false;
    }
    return true;
  }
  /// All names, as sent, each with its colon.
  const std::string& names() const { return names_; }
  const std::vector<std::string_view>& values() const { return values_; }

 private:
  /// The line up to its CR LF, which must be its only ones.
  static bool NextLine(std::string_view* head, std::string_view* line) {
    const size_t end = head->find('\n');
    if (end == std::string_view::npos || end == 0 || (*head)[end - 1] != '\r') return false;
    *line = head->substr(0, end - 1);
    head->remove_prefix(end + 1);
    return line->find('\r') == std::string_view::npos;
  }
  static bool SkipLine(std::string_view* head) {
    std::string_view line;
    return NextLine(head, &line);
  }
  bool ReadLine(std::string_view* head) {
    std::string_view line;
    if (!NextLine(head, &line)) return false;
    const size_t colon = line.find(':');
    if (colon == 0 || colon == std::string_view::npos || IsBlank(line.front()) ||
        IsBlank(line[colon - 1])) {
      return false;
    }
    names_.append(line, 0, colon + 1);
    line.remove_prefix(colon + 1);
    while (!line.empty() && IsBlank(line.front())) line.remove_prefix(1);
    while (!line.empty() && IsBlank(line.back())) line.remove_suffix(1);
    values_.push_back(line);
    return true;
  }

  std::string names_;
  std::vector<std::string_view> values_;
};

/// Whether an object gets these names by writing down one after the other.
bool ArePlain(std::string_view names) {
  std::set<std::string> seen;
  while (!names.empty()) {
    const size_t colon = names.find(':');
    std::string name(names.substr(0, colon));
    names.remove_prefix(colon + 1);
    for (char& c : name) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    }
    if (name == "set-cookie" || name == "__proto__" || (name[0] >= '0' && name[0] <= '9') ||
        !seen.insert(name).second) {
      return false;
    }
  }
  return true;
}

class NameLists {
 public:
  explicit NameLists(Environment&) {}

  struct List {
    double number = 0;
    uint32_t times = 0;
    bool plain = false;
  };

  /// The list, if it has come often enough.
  const List* Find(const std::string& names) {
    if (last_ == nullptr || last_->first != names) {
      auto found = lists_.find(names);
      if (found == lists_.end()) found = Add(names);
      last_ = &*found;
    }
    List& list = last_->second;
    if (!list.plain || ++list.times <= kTimes) return nullptr;
    list.times = kTimes;
    return &list;
  }

  Lines lines;
  std::vector<js::Value> strings;

 private:
  using Lists = std::unordered_map<std::string, List>;

  Lists::iterator Add(const std::string& names) {
    if (lists_.size() == kMaxLists) lists_.clear();
    return lists_.emplace(names, List{next_number_++, 0, ArePlain(names)}).first;
  }

  Lists lists_;
  Lists::value_type* last_ = nullptr;  // the one that was found last
  double next_number_ = 0;
};

}  // namespace

js::Value HeadValues(Environment& env, std::span<const uint8_t> head) {
  auto& known = env.State<NameLists>();
  if (!known.lines.Read({reinterpret_cast<const char*>(head.data()), head.size()})) {
    return env.engine.Undefined();
  }
  const NameLists::List* list = known.Find(known.lines.names());
  if (list == nullptr) return env.engine.Undefined();
  known.strings.clear();
  known.strings.push_back(env.engine.Number(list->number));
  for (std::string_view value : known.lines.values()) {
    known.strings.push_back(env.engine.StringLatin1(value));
  }
  return env.engine.Array(known.strings);
}

}  // namespace orrery
