// Files of environment variables; see env_file.h.
#include "bindings/process/env_file.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace orrery {

namespace {

constexpr std::string_view kBlanks = " \t\n";

std::string_view Trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return "";
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// Goes behind the first `end` at or after `from`, or to the end of the text.
void SkipBehind(std::string_view* text, char end, size_t from = 0) {
  const size_t at = text->find(end, from);
  text->remove_prefix(at == std::string_view::npos ? text->size() : at + 1);
}

std::string WithNewlines(std::string_view text) {
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool newline = text[i] == '\\' && i + 1 < text.size() && text[i + 1] == 'n';
    result.push_back(newline ? '\n' : text[i]);
    if (newline) ++i;
  }
  return result;
}

/// Takes a value up to its closing quote, and what follows on its line.
bool TakeQuoted(std::string_view* text, std::string* value) {
  const char quote = text->front();
  if (quote != '"' && quote != '\'' && quote != '`') return false;
  const size_t end = text->find(quote, 1);
  if (end == std::string_view::npos) return false;
  const std::string_view inner = text->substr(1, end - 1);
  *value = quote == '"' ? WithNewlines(inner) : std::string(inner);
  SkipBehind(text, '\n', end + 1);
  return true;
}

std::string TakeLine(std::string_view* text) {
  std::string_view line = text->substr(0, text->find('\n'));
  SkipBehind(text, '\n');
  return std::string(Trimmed(line.substr(0, line.find('#'))));
}

}  // namespace

bool ReadEnvFile(const std::string& path, std::string* text) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream content;
  if (!file || !(content << file.rdbuf())) return file.is_open();
  *text = content.str();
  return true;
}

void ParseEnvText(std::string_view raw, EnvVariables* variables) {
  std::string lines(raw);
  std::erase(lines, '\r');
  std::string_view text = Trimmed(lines);
  while (!text.empty()) {
    const size_t newline = text.find('\n'), equals = text.find('=');
    if (text.front() == '#' || text.front() == '\n' || equals > newline) {
      SkipBehind(&text, '\n');
      continue;
    }
    if (equals == std::string_view::npos) return;
    std::string_view name = Trimmed(text.substr(0, equals));
    if (name.empty()) return;
    if (name.starts_with("export ")) name.remove_prefix(7);
    text.remove_prefix(equals + 1);
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    std::string value;
    if (!text.empty() && !TakeQuoted(&text, &value)) value = TakeLine(&text);
    (*variables)[std::string(name)] = value;
  }
}

}  // namespace orrery
