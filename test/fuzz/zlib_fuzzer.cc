// Fuzzes the compressors (bindings/zlib/codec.h): whatever the bytes, the pieces in which they
// come and the room there is, a decompressor makes progress or stops, gives the same as with all
// at once, and stays inside its room; what was compressed decompresses to itself.
//
// The first bytes of an input choose: mode, settings, sizes of pieces and of room.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "bindings/zlib/codec.h"

namespace {

using namespace orrery;
using Bytes = std::vector<uint8_t>;

constexpr size_t kMost = size_t{1} << 20;  // of output: a bomb is cut off here
constexpr int kFinish = 4, kBrotliFinish = 2;

void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "not so: %s\n", what);
  std::abort();
}

struct Choice {
  CodecMode mode;
  uint8_t settings, pieces, room;
};

bool IsBrotli(CodecMode mode) {
  return mode == CodecMode::kBrotliDecode || mode == CodecMode::kBrotliEncode;
}

std::unique_ptr<Codec> Make(CodecMode mode, uint8_t settings) {
  if (IsBrotli(mode)) {
    std::vector<uint32_t> parameters(10, 0xffffffff);
    if (mode == CodecMode::kBrotliEncode) parameters[1] = settings % 10;  // quality
    return MakeBrotli(mode, std::move(parameters));
  }
  const bool compresses = mode == CodecMode::kDeflate || mode == CodecMode::kGzip ||
                          mode == CodecMode::kDeflateRaw;
  ZlibSettings zlib;
  zlib.mode = mode;
  zlib.window_bits = compresses ? 9 + (settings >> 2) % 7 : 15;
  zlib.level = settings % 11 - 1;
  zlib.memory_level = 1 + settings % 9;
  zlib.strategy = settings % 5;
  if ((settings & 0x80) != 0 && mode != CodecMode::kGzip && mode != CodecMode::kGunzip) {
    zlib.dictionary = {'o', 'r', 'r', 'e', 'r', 'y'};
  }
  return MakeZlib(std::move(zlib));
}

struct Outcome {
  Bytes bytes;
  int problem = 0;
  size_t unused = 0;
  bool cut = false;
};

/// One call of the codec, into `room` bytes between two that must stay as they are.
size_t Step(Codec& codec, const uint8_t* in, size_t size, size_t room, int flush, Outcome& to,
            bool* full) {
  Bytes memory(room + 2, 0xa5);
  Chunk chunk{in, size, memory.data() + 1, room};
  codec.Run(chunk, flush);
  Require(chunk.in_left <= size && chunk.in == in + (size - chunk.in_left), "input is counted");
  Require(chunk.out_left <= room, "output is counted");
  Require(memory.front() == 0xa5 && memory.back() == 0xa5, "it stays inside its room");
  const size_t made = room - chunk.out_left;
  to.bytes.insert(to.bytes.end(), memory.begin() + 1,
                  memory.begin() + 1 + static_cast<std::ptrdiff_t>(made));
  to.problem = codec.Problem(chunk, flush).number;
  *full = chunk.out_left == 0;
  return size - chunk.in_left;
}

/// All of `in`, in pieces of `piece` bytes (0: at once) with `room` for each step.
Outcome Process(Codec& codec, const Bytes& in, size_t piece, size_t room, int finish) {
  Outcome outcome;
  size_t at = 0;
  for (;;) {
    const size_t size = piece == 0 ? in.size() - at : std::min(piece, in.size() - at);
    const bool last = at + size == in.size();
    bool full = false;
    size_t left = size;
    do {
      const int flush = last ? finish : 0;
      const size_t used = Step(codec, in.data() + at, left, room, flush, outcome, &full);
      at += used;
      left -= used;
      outcome.cut = outcome.bytes.size() > kMost;
      if (outcome.problem != 0 || outcome.cut) return outcome;
    } while (full);
    outcome.unused = in.size() - at;
    // With room to spare it stops in the middle only where the compressed data ends.
    if (last || left > 0) return outcome;
  }
}

/// The same bytes, at once and in pieces.
void DecompressAnything(const Choice& choice, const Bytes& in) {
  const int finish = IsBrotli(choice.mode) ? kBrotliFinish : kFinish;
  auto whole = Make(choice.mode, choice.settings);
  auto pieces = Make(choice.mode, choice.settings);
  const Outcome first = Process(*whole, in, 0, 4096, finish);
  const Outcome second = Process(*pieces, in, 1 + choice.pieces, 1 + choice.room, finish);
  if (first.cut || second.cut) return;
  // A piece may end where a member of gzip's does, and then nothing says that more belongs to it.
  if (choice.mode == CodecMode::kGunzip || choice.mode == CodecMode::kUnzip) return;
  Require((first.problem == 0) == (second.problem == 0), "pieces fail as the whole does");
  if (first.problem == 0) Require(first.bytes == second.bytes, "pieces give what the whole gives");
}

CodecMode Undoing(CodecMode mode) {
  switch (mode) {
    case CodecMode::kDeflate: return CodecMode::kInflate;
    case CodecMode::kGzip: return CodecMode::kUnzip;
    case CodecMode::kDeflateRaw: return CodecMode::kInflateRaw;
    default: return CodecMode::kBrotliDecode;
  }
}

void RoundTrip(const Choice& choice, const Bytes& in) {
  const int finish = IsBrotli(choice.mode) ? kBrotliFinish : kFinish;
  auto compressor = Make(choice.mode, choice.settings);
  auto decompressor = Make(Undoing(choice.mode), choice.settings);
  const Outcome small = Process(*compressor, in, choice.pieces, 1 + choice.room, finish);
  Require(small.problem == 0, "anything can be compressed");
  const Outcome back = Process(*decompressor, small.bytes, choice.room, 1 + choice.pieces, finish);
  Require(back.problem == 0 && back.bytes == in, "what was compressed decompresses to itself");
  Require(compressor->memory() > 0, "its memory is counted");
  Require(compressor->Reset().number == 0, "it can begin anew");
  const Outcome again = Process(*compressor, in, choice.pieces, 1 + choice.room, finish);
  Require(again.bytes == small.bytes, "begun anew, it does the same");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 4) return 0;
  const Choice choice{static_cast<CodecMode>(1 + data[0] % 9), data[1], data[2], data[3]};
  const Bytes in(data + 4, data + size);
  switch (choice.mode) {
    case CodecMode::kDeflate:
    case CodecMode::kGzip:
    case CodecMode::kDeflateRaw:
    case CodecMode::kBrotliEncode: RoundTrip(choice, in); break;
    default: DecompressAnything(choice, in);
  }
  return 0;
}
