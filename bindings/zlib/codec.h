// A compressor or decompressor: one stream of bytes in, another out.
//
//  * Codec: Step works on one piece of input; Reset, SetParams. MakeZlib, MakeBrotli.
//
// A codec works on one thread at a time: the loop's, or a pool thread during a request.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace orrery {

/// What a piece of work is given, and what is left of it afterwards.
struct CodecStep {
  const uint8_t* in = nullptr;
  uint32_t available_in = 0;
  uint8_t* out = nullptr;
  uint32_t available_out = 0;
  int flush = 0;
};

/// An error as Node names it; none while `message` is empty.
struct CodecError {
  int number = 0;
  std::string code, message;
};

class Codec {
 public:
  virtual ~Codec() = default;
  virtual void Step(CodecStep& step) = 0;
  virtual CodecError Error(const CodecStep& step) const = 0;
  virtual CodecError Reset() = 0;
  virtual CodecError SetParams(int level, int strategy) { return {}; }
};

/// The numbers of Node's binding (zlib.constants).
enum class CodecMode : int {
  kDeflate = 1, kInflate, kGzip, kGunzip, kDeflateRaw, kInflateRaw, kUnzip, kBrotliDecode,
  kBrotliEncode
};

struct ZlibSettings {
  CodecMode mode;
  int window_bits, level, mem_level, strategy;
  std::vector<uint8_t> dictionary;
};
/// Null, and why in `error`, if zlib refuses the settings.
std::unique_ptr<Codec> MakeZlib(const ZlibSettings& settings, CodecError* error);
/// `parameters` by Brotli's numbers; UINT32_MAX for those that are not set.
std::unique_ptr<Codec> MakeBrotli(CodecMode mode, std::span<const uint32_t> parameters,
                                  CodecError* error);

}  // namespace orrery
