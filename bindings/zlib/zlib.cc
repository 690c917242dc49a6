// internalBinding('zlib'): codecs as objects that the garbage collector may drop.
//
//  * zlib(mode, windowBits, level, memLevel, strategy, dictionary), brotli(mode, parameters)
//      -> object, or [number, code, message]
//  * step(codec, request, flush, in, inOffset, inLength, out, outOffset, outLength): at once
//      (request < 0) returns [available in, available out] or [number, code, message]; as a request
//      the two numbers come as payload, an error as a value
//  * reset, params, close; crc32(bytes, start)
//
// At most one step of a codec is under way; JavaScript sees to that. Loop thread only.
#include <zlib.h>

#include "bindings/core/function.h"
#include "bindings/zlib/codec.h"

namespace orrery {

namespace {

struct CodecObject {
  std::unique_ptr<Codec> codec;
  bool busy = false, dropped = false;
};

void Drop(void* state) {
  auto* object = static_cast<CodecObject*>(state);
  object->dropped = true;
  if (!object->busy) delete object;
}

CodecObject* Of(Environment& env, js::Value value) {
  return static_cast<CodecObject*>(env.engine.NativeState(value));
}

js::Value ErrorValue(Environment& env, const CodecError& error) {
  if (error.message.empty()) return {};
  js::Value parts[] = {env.engine.Number(error.number), env.engine.String(error.code),
                       env.engine.String(error.message)};
  return env.engine.Array(parts);
}

js::Value ObjectOf(Environment& env, std::unique_ptr<Codec> codec, const CodecError& error) {
  if (codec == nullptr) return ErrorValue(env, error);
  return env.engine.NativeObject(new CodecObject{std::move(codec)}, Drop);
}

js::Value MakeZlibObject(Environment& env, int32_t mode, int32_t window_bits, int32_t level,
                         int32_t mem_level, int32_t strategy, js::Value dictionary) {
  ZlibSettings settings{static_cast<CodecMode>(mode), window_bits, level, mem_level, strategy, {}};
  std::span<uint8_t> bytes;
  if (env.engine.BytesOf(dictionary, &bytes)) {
    settings.dictionary.assign(bytes.begin(), bytes.end());
  }
  CodecError error;
  auto codec = MakeZlib(settings, &error);
  return ObjectOf(env, std::move(codec), error);
}

js::Value MakeBrotliObject(Environment& env, int32_t mode, std::span<uint8_t> parameters) {
  std::vector<uint32_t> numbers(parameters.size() / sizeof(uint32_t));
  std::copy_n(parameters.data(), numbers.size() * sizeof(uint32_t),
              reinterpret_cast<uint8_t*>(numbers.data()));
  CodecError error;
  auto codec = MakeBrotli(static_cast<CodecMode>(mode), numbers, &error);
  return ObjectOf(env, std::move(codec), error);
}

/// A step on the blocking pool.
struct StepWork : BlockingWork {
  Environment* env;
  CodecObject* object;
  int32_t request;
  CodecStep step;
  js::HeldBytes in, out;
};

void FinishStep(StepWork& work) {
  Environment& env = *work.env;
  env.loop.WorkDone();
  CodecObject* object = work.object;
  object->busy = false;
  const CodecError error = object->codec->Error(work.step);
  if (error.message.empty()) {
    env.mail.Post(MailKind::kRequest, work.request, 0,
                  {static_cast<double>(work.step.available_in),
                   static_cast<double>(work.step.available_out)});
  } else {
    js::Scope scope(env.engine);
    env.mail.Post(MailKind::kRequest, work.request, -1,
                  {env.mail.Keep(ErrorValue(env, error))});
  }
  if (object->dropped) delete object;
  delete &work;
}

bool Part(Environment& env, js::Value buffer, uint32_t offset, uint32_t length,
          std::span<uint8_t>* out) {
  if (!env.engine.BytesOf(buffer, out)) {
    *out = {};
    return length == 0;
  }
  if (offset > out->size() || length > out->size() - offset) return false;
  *out = out->subspan(offset, length);
  return true;
}

js::Value Step(Environment& env, js::Value codec, int32_t request, int32_t flush, js::Value in,
               uint32_t in_offset, uint32_t in_length, js::Value out, uint32_t out_offset,
               uint32_t out_length) {
  CodecObject* object = Of(env, codec);
  std::span<uint8_t> input, output;
  if (object == nullptr || object->busy || !Part(env, in, in_offset, in_length, &input) ||
      !Part(env, out, out_offset, out_length, &output)) {
    env.engine.Throw(env.engine.Error("Error", "ERR_INTERNAL_ASSERTION", "zlib: invalid step"));
    return {};
  }
  CodecStep step{input.data(), in_length, output.data(), out_length, flush};
  if (request < 0) {
    object->codec->Step(step);
    const CodecError error = object->codec->Error(step);
    if (!error.message.empty()) return ErrorValue(env, error);
    js::Value parts[] = {env.engine.Number(step.available_in),
                         env.engine.Number(step.available_out)};
    return env.engine.Array(parts);
  }
  auto* work = new StepWork;
  work->env = &env;
  work->object = object;
  work->request = request;
  work->step = step;
  env.engine.Hold(in, &work->in);
  env.engine.Hold(out, &work->out);
  object->busy = true;
  work->execute = [](BlockingWork& base) noexcept {
    auto& self = static_cast<StepWork&>(base);
    self.object->codec->Step(self.step);
  };
  work->done = [](BlockingWork& base, bool) noexcept { FinishStep(static_cast<StepWork&>(base)); };
  env.loop.SubmitWork(*work);
  return {};
}

js::Value Reset(Environment& env, js::Value codec) {
  CodecObject* object = Of(env, codec);
  return object == nullptr || object->busy ? js::Value{} : ErrorValue(env, object->codec->Reset());
}
js::Value Params(Environment& env, js::Value codec, int32_t level, int32_t strategy) {
  CodecObject* object = Of(env, codec);
  if (object == nullptr || object->busy) return {};
  return ErrorValue(env, object->codec->SetParams(level, strategy));
}
uint32_t Crc32(std::span<uint8_t> bytes, uint32_t start) {
  return static_cast<uint32_t>(crc32(start, bytes.data(), static_cast<uInt>(bytes.size())));
}

}  // namespace

void BindZlib(Binder& binder) {
  binder.Functions<Fn<"zlib", MakeZlibObject>, Fn<"brotli", MakeBrotliObject>, Fn<"step", Step>,
                   Fn<"reset", Reset>, Fn<"params", Params>, Fn<"crc32", Crc32>>();
}

}  // namespace orrery
