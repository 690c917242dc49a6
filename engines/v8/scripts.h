// What compiling scripts, functions and modules has in common.
//
//  * OriginOf: where a source text comes from, and who answers for its import().
//  * FailedToCompile: the pending error keeps its place in the source, in its stack or beside.
//  * ArrowOfError: the place to print with an error.
//
// Engine's thread.
#pragma once

#include "engines/v8/impl.h"

namespace orrery::js {

struct SourcePlace {
  v8::Local<v8::Value> name;  ///< file name or URL
  int line = 0, column = 0;   ///< what comes before the text
  /// Goes to the handler of import(): undefined for files, a number for what vm compiles.
  v8::Local<v8::Value> host;
  bool is_module = false;
};

v8::ScriptOrigin OriginOf(v8::Isolate* isolate, const SourcePlace& place);

/// Whether everybody sees the place of an error (with an empty line after it, or tight as Node has
/// it for errors of linking), or only who prints it when nobody caught it.
enum class ArrowPlace { kInStack, kTightInStack, kBeside };

/// Keeps "file:line\nsource\n   ^\n" with the pending exception and throws it on.
void FailedToCompile(v8::Isolate* isolate, v8::TryCatch& attempt,
                     ArrowPlace where = ArrowPlace::kInStack);
void PutArrowInStack(v8::Isolate* isolate, v8::Local<v8::Context> context,
                     v8::Local<v8::Value> error, const std::string& arrow);

/// What is to be printed before the stack: what was kept, the place that `message` tells, or "".
std::string ArrowOfError(v8::Isolate* isolate, v8::Local<v8::Context> context,
                         v8::Local<v8::Value> error, v8::Local<v8::Message> message);

/// The frames of a message, "    at function (file:line:column)\n" each.
std::string StackText(v8::Isolate* isolate, v8::Local<v8::Message> message);

}  // namespace orrery::js
