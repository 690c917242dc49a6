// Compressors and decompressors as one thing: bytes in, bytes out, a step at a time.
//
//  * Codec: Run works until the input is used up or the output is full; Problem says what went
//    wrong.
//  * MakeZlib, MakeBrotli: the two families, by Mode.
//
// Nothing here knows of an engine. Thread rule: one thread at a time, any; the memory of zlib's and
// Brotli's state is allocated by the first Run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace orrery {

/// The numbers are Node's, and stand in stdlib-js/internal/zlib/constants.js.
enum class CodecMode : int {
  kNone = 0,
  kDeflate,
  kInflate,
  kGzip,
  kGunzip,
  kDeflateRaw,
  kInflateRaw,
  kUnzip,
  kBrotliDecode,
  kBrotliEncode
};

struct Chunk {
  const uint8_t* in = nullptr;
  size_t in_left = 0;
  uint8_t* out = nullptr;
  size_t out_left = 0;
};

struct CodecProblem {
  int number = 0;  ///< 0: none
  std::string code, message;
};

class Codec {
 public:
  virtual ~Codec() = default;
  /// Moves `chunk` forward. `flush`: Z_NO_FLUSH…, or BROTLI_OPERATION_….
  virtual void Run(Chunk& chunk, int flush) noexcept = 0;
  /// About the last Run; `chunk` is as that left it.
  virtual CodecProblem Problem(const Chunk& chunk, int flush) const = 0;
  /// As new, with the same settings.
  virtual CodecProblem Reset() = 0;
  /// Level and strategy from now on (deflate only).
  virtual CodecProblem SetParameters(int level, int strategy) = 0;
};

struct ZlibSettings {
  CodecMode mode = CodecMode::kNone;
  int window_bits = 15, level = -1, memory_level = 8, strategy = 0;
  std::vector<uint8_t> dictionary;
};
std::unique_ptr<Codec> MakeZlib(ZlibSettings settings);

/// `parameters[i]` is the value of parameter i, 0xffffffff for its default. Null if one is refused.
std::unique_ptr<Codec> MakeBrotli(CodecMode mode, std::vector<uint32_t> parameters);

}  // namespace orrery
