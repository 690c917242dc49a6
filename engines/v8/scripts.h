// What compiling scripts, functions and modules has in common.
//
//  * OriginOf: where a source text comes from, and who answers for its import().
//  * FailedToCompile: the pending SyntaxError gets the place in the source put before its stack.
//  * ArrowIsInStack: whether that was done, so that it is not printed twice.
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

/// Puts "file:line\nsource\n   ^\n" before the stack of the exception and throws it on.
void FailedToCompile(v8::Isolate* isolate, v8::TryCatch& attempt);

void PutArrowInStack(v8::Isolate* isolate, v8::Local<v8::Context> context,
                     v8::Local<v8::Value> error, const std::string& arrow);
bool ArrowIsInStack(v8::Isolate* isolate, v8::Local<v8::Context> context,
                    v8::Local<v8::Value> error);

}  // namespace orrery::js
