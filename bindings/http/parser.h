// An HTTP parser for programs that drive one themselves (`HTTPParser` of `_http_common`).
//
//  * BindHttpParser: newParser, parse and finishParser in internalBinding('http').
//
// The connections of `http` have their own (http_connection.h), which does not call back.
// Engine's thread.
#pragma once

#include "bindings/core/function.h"

namespace orrery {

/// newParser(response, maxHeaderBytes, lenient) -> a parser.
/// parse(parser, bytes, offset, answer) -> [how far, code, reason, ...events]: it stops behind each
/// event with 'HPE_PAUSED', to be called again; code is '' when all is read, and
/// 'HPE_PAUSED_UPGRADE' where another protocol begins. `answer` is what the program said of the
/// head before: 1, it has no body; 2, nor does HTTP go on behind it.
/// finishParser(parser) -> the same, of the end of the stream.
/// Events: a number (enum ParserEvent), and what it tells.
void BindHttpParser(Binder& binder);

}  // namespace orrery
