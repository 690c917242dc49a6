// Argument errors of the typed binding layer; see function.h.
#include "bindings/core/function.h"

namespace orrery::internal {

namespace {
/// "Received undefined", "Received type string ('x')": the end of Node's message.
std::string Received(js::Engine& engine, js::Value value) {
  switch (engine.TypeOf(value)) {
    case js::Type::kUndefined: return "undefined";
    case js::Type::kNull: return "null";
    case js::Type::kFunction: return "function ";
    case js::Type::kArray: return "an instance of Array";
    case js::Type::kBytes:
    case js::Type::kObject: return "an instance of Object";
    case js::Type::kString: return "type string ('" + engine.ToUtf8(value) + "')";
    case js::Type::kBoolean:
      return engine.ToBoolean(value) ? "type boolean (true)" : "type boolean (false)";
    case js::Type::kNumber: return "type number (" + std::to_string(engine.ToNumber(value)) + ")";
    case js::Type::kBigInt: return "type bigint";
    case js::Type::kSymbol: return "type symbol";
  }
  return "";
}
}  // namespace

void ThrowArgumentType(js::CallInfo& call, int index, const char* expected) {
  js::Engine& engine = call.engine();
  std::string message = "The argument at position " + std::to_string(index) + " must be of type " +
                        expected + ". Received " + Received(engine, call[index]);
  engine.Throw(engine.Error("TypeError", "ERR_INVALID_ARG_TYPE", message));
}

}  // namespace orrery::internal
