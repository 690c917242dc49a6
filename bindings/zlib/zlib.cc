// internalBinding('zlib'): compression in steps for streams, and of a whole in one go.
//
//  * zlibStart(mode, windowBits, level, memLevel, strategy, dictionary or undefined) -> handle;
//    brotliStart(mode, parameters) -> handle, or undefined if a parameter is refused.
//  * step(request, handle, flush, in, inAt, inLength, out, outAt, outLength): a step on the
//    blocking pool (small ones at once), answered with (failed, inLeft, outLeft). stepNow: the same
//    at once, its answer in `results`. Never two at a time on one handle.
//  * whole(request, handle, flush, in, most): all of `in`, answered with (0, value of the bytes),
//    or (1) for a failure, (2) if the result would be longer than `most`. wholeNow returns bytes, 1
//    or 2.
//  * problem(handle) -> [message, number, code]; reset, setParameters: the same or undefined.
//    crc32(bytes, value) -> value. close(handle): its memory goes at once, or when the step in
//    flight has ended.
//
// Engine's thread; Codec::Run on the pool.
#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "bindings/core/function.h"
#include "bindings/zlib/codec.h"

namespace orrery {

namespace {

/// Below this, work takes less time than its way to another thread and back.
constexpr size_t kInline = 1024;

struct Stream {
  explicit Stream(js::Engine& engine) : engine(engine) {}
  ~Stream() { End(); }
  js::Engine& engine;
  std::unique_ptr<Codec> codec;
  size_t reported = 0;  // of its memory, to the engine
  Chunk chunk;
  int flush = 0;
  CodecProblem problem;
  bool busy = false;
  bool closing = false;

  void Run() noexcept { codec->Run(chunk, flush); }
  /// Tells the engine what the codec has taken or given back, so that streams nobody uses any more
  /// are collected in time.
  void Report() {
    const size_t now = codec == nullptr ? 0 : codec->memory();
    if (now == reported) return;
    engine.AdjustExternalMemory(static_cast<int64_t>(now) - static_cast<int64_t>(reported));
    reported = now;
  }
  void End() {
    codec.reset();
    Report();
  }
  void Close() {
    closing = true;
    if (!busy) End();
  }
};

Stream* StreamOf(Environment& env, js::Value handle) {
  return static_cast<Stream*>(env.engine.NativeState(handle));
}

js::Value MakeStream(Environment& env, std::unique_ptr<Codec> codec) {
  auto* stream = new Stream(env.engine);
  stream->codec = std::move(codec);
  return env.engine.NativeObject(stream, [](void* state) { delete static_cast<Stream*>(state); });
}

js::Value ZlibStart(Environment& env, int32_t mode, int32_t window_bits, int32_t level,
                    int32_t memory_level, int32_t strategy, js::Value dictionary) {
  ZlibSettings settings{
      static_cast<CodecMode>(mode), window_bits, level, memory_level, strategy, {}};
  std::span<uint8_t> bytes;
  if (env.engine.BytesOf(dictionary, &bytes))
    settings.dictionary.assign(bytes.begin(), bytes.end());
  return MakeStream(env, MakeZlib(std::move(settings)));
}

js::Value BrotliStart(Environment& env, int32_t mode, std::span<uint8_t> parameters) {
  std::vector<uint32_t> values(parameters.size() / sizeof(uint32_t));
  std::memcpy(values.data(), parameters.data(), values.size() * sizeof(uint32_t));
  auto codec = MakeBrotli(static_cast<CodecMode>(mode), std::move(values));
  return codec == nullptr ? env.engine.Undefined() : MakeStream(env, std::move(codec));
}

// ---- a step --------------------------------------------------------------------------------

struct Step final : BlockingWork {
  Environment& env;
  uint32_t request;
  Stream& stream;
  js::HeldBytes in, out;
  explicit Step(Environment& env, uint32_t request, Stream& stream)
      : env(env), request(request), stream(stream) {}
};

void Answer(Environment& env, uint32_t request, Stream& stream) {
  stream.problem = stream.codec->Problem(stream.chunk, stream.flush);
  stream.Report();
  env.mail.Post(
      MailKind::kRequest, request, stream.problem.number != 0,
      {static_cast<double>(stream.chunk.in_left), static_cast<double>(stream.chunk.out_left)});
}

void FinishStep(Step& step) {
  step.env.loop.WorkDone();
  Stream& stream = step.stream;
  stream.busy = false;
  Answer(step.env, step.request, stream);
  if (stream.closing) stream.End();
  delete &step;
}

bool SetChunk(Stream& stream, std::span<uint8_t> in, double in_at, double in_length,
              std::span<uint8_t> out, double out_at, double out_length) {
  if (stream.codec == nullptr || stream.busy) return false;
  if (in_at + in_length > static_cast<double>(in.size()) ||
      out_at + out_length > static_cast<double>(out.size())) {
    return false;
  }
  stream.chunk = {in.data() + static_cast<size_t>(in_at), static_cast<size_t>(in_length),
                  out.data() + static_cast<size_t>(out_at), static_cast<size_t>(out_length)};
  return true;
}

/// False if the stream is closed.
bool StartStep(Environment& env, uint32_t request, js::Value handle, int32_t flush, js::Value in,
               double in_at, double in_length, js::Value out, double out_at, double out_length) {
  Stream& stream = *StreamOf(env, handle);
  auto step = std::make_unique<Step>(env, request, stream);
  env.engine.Hold(in, &step->in);
  env.engine.Hold(out, &step->out);
  if (!SetChunk(stream, step->in.span(), in_at, in_length, step->out.span(), out_at, out_length)) {
    return false;
  }
  stream.flush = flush;
  if (stream.chunk.in_left <= kInline) {
    stream.Run();
    Answer(env, request, stream);
    return true;
  }
  stream.busy = true;
  step->execute = [](BlockingWork& work) noexcept { static_cast<Step&>(work).stream.Run(); };
  step->done = [](BlockingWork& work, bool) noexcept { FinishStep(static_cast<Step&>(work)); };
  env.loop.SubmitWork(*step.release());
  return true;
}

struct StepResults {
  explicit StepResults(Environment&) {}
  double numbers[2] = {0, 0};  // inLeft, outLeft
};

/// True if it worked; the numbers are in `results`.
bool StepNow(Environment& env, js::Value handle, int32_t flush, std::span<uint8_t> in, double in_at,
             double in_length, std::span<uint8_t> out, double out_at, double out_length) {
  Stream& stream = *StreamOf(env, handle);
  if (!SetChunk(stream, in, in_at, in_length, out, out_at, out_length)) return false;
  stream.flush = flush;
  stream.Run();
  stream.problem = stream.codec->Problem(stream.chunk, flush);
  stream.Report();
  double* numbers = env.State<StepResults>().numbers;
  numbers[0] = static_cast<double>(stream.chunk.in_left);
  numbers[1] = static_cast<double>(stream.chunk.out_left);
  return stream.problem.number == 0;
}

// ---- a whole -------------------------------------------------------------------------------

enum Outcome : int { kWorked = 0, kFailed = 1, kTooLong = 2 };

/// Everything of one input, into memory that grows.
struct Whole {
  Stream& stream;
  std::span<const uint8_t> in;
  size_t most;
  uint8_t* data = nullptr;
  size_t size = 0, capacity = 0;
  size_t used = 0;  // of the input
  Outcome outcome = kWorked;

  bool Grow() {
    size_t next = capacity == 0 ? std::max<size_t>(in.size() + 512, 4096) : 2 * capacity;
    // Output beyond the limit tells that it is too long; a fault in what follows is told first.
    next = std::min(next, most + 16384);
    auto* grown = static_cast<uint8_t*>(std::realloc(data, next));
    if (grown == nullptr) return false;
    data = grown;
    capacity = next;
    return true;
  }

  void Run() noexcept {
    for (;;) {
      if (size == capacity && !Grow()) {
        outcome = kTooLong;
        return;
      }
      // zlib counts in 32 bits.
      constexpr size_t kStep = size_t{1} << 30;
      const size_t part = std::min(in.size() - used, kStep);
      const bool last = used + part == in.size();
      const size_t room = std::min(capacity - size, kStep);
      stream.chunk = {in.data() + used, part, data + size, room};
      const int flush = last ? stream.flush : 0;
      stream.codec->Run(stream.chunk, flush);
      used += part - stream.chunk.in_left;
      size += room - stream.chunk.out_left;
      stream.problem = stream.codec->Problem(stream.chunk, flush);
      if (stream.problem.number != 0) {
        outcome = kFailed;
        return;
      }
      if (size > most) {
        outcome = kTooLong;
        return;
      }
      if (stream.chunk.out_left > 0 && (last || stream.chunk.in_left > 0)) return;
    }
  }

  /// The bytes, as JavaScript's: small ones copied, large ones as they are.
  js::Value Take(js::Engine& engine) {
    js::Value value;
    if (size <= 16384) {
      value = engine.CopyBytes({data, size});
      std::free(data);
    } else {
      if (auto* fitting = static_cast<uint8_t*>(std::realloc(data, size))) data = fitting;
      value = engine.Bytes(data, size, std::free, data);
    }
    data = nullptr;
    return value;
  }
  ~Whole() { std::free(data); }
};

struct WholeWork final : BlockingWork {
  Environment& env;
  uint32_t request;
  js::HeldBytes in;
  Whole whole;
  WholeWork(Environment& env, uint32_t request, Stream& stream, size_t most)
      : env(env), request(request), whole{stream, {}, most} {}
};

void FinishWhole(WholeWork& work) {
  Environment& env = work.env;
  env.loop.WorkDone();
  Stream& stream = work.whole.stream;
  stream.busy = false;
  stream.Report();
  if (stream.closing) stream.End();
  if (work.whole.outcome == kWorked) {
    js::Scope scope(env.engine);
    env.mail.Post(
        MailKind::kRequest, work.request, kWorked,
        {env.mail.Keep(work.whole.Take(env.engine)), static_cast<double>(work.whole.used)});
  } else {
    env.mail.Post(MailKind::kRequest, work.request, work.whole.outcome);
  }
  delete &work;
}

void StartWhole(Environment& env, uint32_t request, js::Value handle, int32_t flush, js::Value in,
                double most) {
  Stream& stream = *StreamOf(env, handle);
  auto* work = new WholeWork(env, request, stream, static_cast<size_t>(most));
  env.engine.Hold(in, &work->in);
  work->whole.in = work->in.span();
  stream.flush = flush;
  stream.busy = true;
  work->execute = [](BlockingWork& work) noexcept { static_cast<WholeWork&>(work).whole.Run(); };
  work->done = [](BlockingWork& work, bool) noexcept {
    FinishWhole(static_cast<WholeWork&>(work));
  };
  env.loop.SubmitWork(*work);
}

js::Value WholeNow(Environment& env, js::Value handle, int32_t flush, std::span<uint8_t> in,
                   double most) {
  Stream& stream = *StreamOf(env, handle);
  Whole whole{stream, in, static_cast<size_t>(most)};
  stream.flush = flush;
  whole.Run();
  stream.Report();
  env.State<StepResults>().numbers[0] = static_cast<double>(whole.used);
  return whole.outcome == kWorked ? whole.Take(env.engine) : env.engine.Number(whole.outcome);
}

// ---- the rest ------------------------------------------------------------------------------

js::Value Described(Environment& env, const CodecProblem& problem) {
  if (problem.number == 0) return env.engine.Undefined();
  const js::Value parts[] = {env.engine.String(problem.message), env.engine.Number(problem.number),
                             env.engine.String(problem.code)};
  return env.engine.Array(parts);
}
js::Value Problem(Environment& env, js::Value handle) {
  return Described(env, StreamOf(env, handle)->problem);
}
js::Value Reset(Environment& env, js::Value handle) {
  Stream& stream = *StreamOf(env, handle);
  if (stream.codec == nullptr || stream.busy) return env.engine.Undefined();
  return Described(env, stream.codec->Reset());
}
js::Value SetParameters(Environment& env, js::Value handle, int32_t level, int32_t strategy) {
  Stream& stream = *StreamOf(env, handle);
  if (stream.codec == nullptr || stream.busy) return env.engine.Undefined();
  return Described(env, stream.codec->SetParameters(level, strategy));
}
void Close(Environment& env, js::Value handle) { StreamOf(env, handle)->Close(); }

}  // namespace

void BindZlib(Binder& binder) {
  binder.Functions<Fn<"zlibStart", ZlibStart>, Fn<"brotliStart", BrotliStart>,
                   Fn<"step", StartStep>, Fn<"stepNow", StepNow>, Fn<"whole", StartWhole>,
                   Fn<"wholeNow", WholeNow>, Fn<"problem", Problem>, Fn<"reset", Reset>,
                   Fn<"setParameters", SetParameters>, Fn<"close", Close>, Fn<"crc32", CheckSum>>();
  binder.Set("results", binder.env.engine.Float64Array(binder.env.State<StepResults>().numbers, 2));
}

}  // namespace orrery
