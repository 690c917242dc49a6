// Origins of sources, and errors in them; see scripts.h.
#include "engines/v8/scripts.h"

namespace orrery::js {

namespace {
v8::Local<v8::Private> DecoratedKey(v8::Isolate* isolate) {
  return v8::Private::ForApi(isolate, Name(isolate, "orrery:arrowInStack"));
}
v8::Local<v8::Private> ArrowKey(v8::Isolate* isolate) {
  return v8::Private::ForApi(isolate, Name(isolate, "orrery:arrow"));
}
}  // namespace

v8::ScriptOrigin OriginOf(v8::Isolate* isolate, const SourcePlace& place) {
  v8::Local<v8::PrimitiveArray> host = v8::PrimitiveArray::New(isolate, 1);
  if (!place.host.IsEmpty() && place.host->IsNumber()) {
    host->Set(isolate, 0, v8::Number::New(isolate, place.host.As<v8::Number>()->Value()));
  }
  return v8::ScriptOrigin(isolate, place.name, place.line, place.column, false, -1, {}, false,
                          false, place.is_module, host);
}

void PutArrowInStack(v8::Isolate* isolate, v8::Local<v8::Context> context,
                     v8::Local<v8::Value> error, const std::string& arrow) {
  if (arrow.empty() || !error->IsNativeError()) return;
  v8::Local<v8::Object> object = error.As<v8::Object>();
  v8::TryCatch ignore(isolate);
  v8::Local<v8::Value> stack;
  v8::Local<v8::String> key = Name(isolate, "stack");
  if (!object->Get(context, key).ToLocal(&stack) || !stack->IsString()) return;
  v8::Local<v8::String> both =
      v8::String::Concat(isolate, Utf8(isolate, arrow), stack.As<v8::String>());
  object->Set(context, key, both).FromMaybe(false);
  object->SetPrivate(context, DecoratedKey(isolate), v8::True(isolate)).FromMaybe(false);
}

void FailedToCompile(v8::Isolate* isolate, v8::TryCatch& attempt, ArrowPlace where) {
  if (attempt.HasCaught() && !attempt.HasTerminated()) {
    v8::Local<v8::Context> context = isolate->GetCurrentContext();
    const std::string arrow = MessageArrow(isolate, context, attempt.Message());
    if (where != ArrowPlace::kBeside) {
      PutArrowInStack(isolate, context, attempt.Exception(),
                      where == ArrowPlace::kInStack ? arrow + "\n" : arrow);
    } else if (attempt.Exception()->IsNativeError()) {
      attempt.Exception()
          .As<v8::Object>()
          ->SetPrivate(context, ArrowKey(isolate), Utf8(isolate, arrow))
          .FromMaybe(false);
    }
  }
  attempt.ReThrow();
}

std::string ArrowOfError(v8::Isolate* isolate, v8::Local<v8::Context> context,
                         v8::Local<v8::Value> error, v8::Local<v8::Message> message) {
  if (error->IsNativeError()) {
    v8::Local<v8::Object> object = error.As<v8::Object>();
    if (object->HasPrivate(context, DecoratedKey(isolate)).FromMaybe(false)) return "";
    v8::Local<v8::Value> kept;
    if (object->GetPrivate(context, ArrowKey(isolate)).ToLocal(&kept) && kept->IsString()) {
      v8::String::Utf8Value text(isolate, kept);
      return std::string(*text, static_cast<size_t>(text.length()));
    }
  }
  if (message.IsEmpty()) message = v8::Exception::CreateMessage(isolate, error);
  return MessageArrow(isolate, context, message);
}

std::string StackText(v8::Isolate* isolate, v8::Local<v8::Message> message) {
  std::string text;
  if (message.IsEmpty()) return text;
  v8::Local<v8::StackTrace> trace = message->GetStackTrace();
  if (trace.IsEmpty()) return text;
  for (int i = 0; i < trace->GetFrameCount(); ++i) {
    v8::Local<v8::StackFrame> frame = trace->GetFrame(isolate, static_cast<uint32_t>(i));
    v8::String::Utf8Value function(isolate, frame->GetFunctionName());
    v8::String::Utf8Value script(isolate, frame->GetScriptName());
    const std::string place = std::string(*script == nullptr ? "<anonymous>" : *script) + ":" +
                              std::to_string(frame->GetLineNumber()) + ":" +
                              std::to_string(frame->GetColumn());
    text += "    at " +
            (function.length() > 0 ? std::string(*function) + " (" + place + ")" : place) + "\n";
  }
  return text;
}

}  // namespace orrery::js
