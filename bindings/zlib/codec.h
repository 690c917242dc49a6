// Compressors and decompressors as one thing: bytes in, bytes out, a step at a time.
//
//  * Codec: Run works until the input is used up or the output is full; Problem says what went
//    wrong.
//  * MakeZlib, MakeBrotli: the two families, by Mode.
//  * CodecMemory: what a library has allocated, so that the garbage collector can be told.
//
// Nothing here knows of an engine. Thread rule: one thread at a time, any; the memory of zlib's and
// Brotli's state is allocated by the first Run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
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

/// Counts the memory that zlib or Brotli takes: a compressor has a few hundred KiB, which its
/// JavaScript object does not show. Each block carries its size before it.
class CodecMemory {
 public:
  size_t used() const { return used_; }
  /// For the libraries' hooks; `opaque` is the CodecMemory.
  static void* Allocate(void* opaque, size_t size) noexcept;
  static void Free(void* opaque, void* block) noexcept;

 private:
  size_t used_ = 0;
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
  /// Bytes that it holds now; not while another thread is in Run.
  size_t memory() const { return memory_.used(); }

 protected:
  CodecMemory memory_;
};

struct ZlibSettings {
  CodecMode mode = CodecMode::kNone;
  int window_bits = 15, level = -1, memory_level = 8, strategy = 0;
  std::vector<uint8_t> dictionary;
};
std::unique_ptr<Codec> MakeZlib(ZlibSettings settings);

/// `parameters[i]` is the value of parameter i, 0xffffffff for its default. Null if one is refused.
std::unique_ptr<Codec> MakeBrotli(CodecMode mode, std::vector<uint32_t> parameters);

/// gzip's checksum of more bytes, after those of `value` (0: none).
uint32_t CheckSum(std::span<uint8_t> bytes, uint32_t value);

}  // namespace orrery
