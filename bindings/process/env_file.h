// Files of environment variables: --env-file, process.loadEnvFile() and util.parseEnv().
//
//  * ReadEnvFile, ParseEnvText.
//
// The rules are those of Node 20: one NAME=value per line, `export` before a name is dropped, text
// after '#' is a comment, and a value in ', " or ` may have several lines; "\n" in double quotes
// is a new line. The functions keep no state: any thread.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace orrery {

using EnvVariables = std::map<std::string, std::string>;

/// False if there is no such file, or it cannot be read.
bool ReadEnvFile(const std::string& path, std::string* text);
/// Adds what `text` sets; a name that is there already takes the new value.
void ParseEnvText(std::string_view text, EnvVariables* variables);

}  // namespace orrery
