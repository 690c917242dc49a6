// Brotli as a Codec; see codec.h.
#include <brotli/decode.h>
#include <brotli/encode.h>

#include "bindings/zlib/codec.h"

namespace orrery {

namespace {

constexpr uint32_t kDefault = 0xffffffff;

class BrotliEncoder final : public Codec {
 public:
  explicit BrotliEncoder(std::vector<uint32_t> parameters) : parameters_(std::move(parameters)) {}
  ~BrotliEncoder() override { BrotliEncoderDestroyInstance(state_); }

  bool Start() {
    if (state_ != nullptr) return true;
    state_ =
        BrotliEncoderCreateInstance(CodecMemory::Allocate, CodecMemory::Free, &memory_);
    if (state_ == nullptr) return false;
    for (size_t i = 0; i < parameters_.size(); ++i) {
      if (parameters_[i] != kDefault &&
          !BrotliEncoderSetParameter(state_, static_cast<BrotliEncoderParameter>(i),
                                     parameters_[i])) {
        return false;
      }
    }
    return true;
  }

  void Run(Chunk& chunk, int flush) noexcept override {
    worked_ = BrotliEncoderCompressStream(state_, static_cast<BrotliEncoderOperation>(flush),
                                          &chunk.in_left, &chunk.in, &chunk.out_left, &chunk.out,
                                          nullptr);
  }
  CodecProblem Problem(const Chunk&, int) const override {
    if (worked_) return {};
    return {-1, "ERR_BROTLI_COMPRESSION_FAILED", "Compression failed"};
  }
  CodecProblem Reset() override {
    BrotliEncoderDestroyInstance(state_);
    state_ = nullptr;
    worked_ = true;
    if (Start()) return {};
    return {-1, "ERR_ZLIB_INITIALIZATION_FAILED", "Could not initialize Brotli instance"};
  }
  CodecProblem SetParameters(int, int) override { return {}; }

 private:
  std::vector<uint32_t> parameters_;
  BrotliEncoderState* state_ = nullptr;
  bool worked_ = true;
};

/// "_ERROR_FORMAT_PADDING_1", of which some versions of the library give the end only.
std::string NameOf(BrotliDecoderErrorCode error) {
  const std::string name = BrotliDecoderErrorString(error);
  if (name.starts_with('_')) return name;
  const int number = static_cast<int>(error);
  if (number >= -16) return "_ERROR_FORMAT_" + name;
  return (number <= -21 && number >= -30 ? "_ERROR_ALLOC_" : "_ERROR_") + name;
}

class BrotliDecoder final : public Codec {
 public:
  explicit BrotliDecoder(std::vector<uint32_t> parameters) : parameters_(std::move(parameters)) {}
  ~BrotliDecoder() override { BrotliDecoderDestroyInstance(state_); }

  bool Start() {
    if (state_ != nullptr) return true;
    state_ =
        BrotliDecoderCreateInstance(CodecMemory::Allocate, CodecMemory::Free, &memory_);
    if (state_ == nullptr) return false;
    for (size_t i = 0; i < parameters_.size(); ++i) {
      if (parameters_[i] != kDefault &&
          !BrotliDecoderSetParameter(state_, static_cast<BrotliDecoderParameter>(i),
                                     parameters_[i])) {
        return false;
      }
    }
    return true;
  }

  void Run(Chunk& chunk, int) noexcept override {
    result_ = BrotliDecoderDecompressStream(state_, &chunk.in_left, &chunk.in, &chunk.out_left,
                                            &chunk.out, nullptr);
  }
  CodecProblem Problem(const Chunk&, int flush) const override {
    if (result_ == BROTLI_DECODER_RESULT_ERROR) {
      const BrotliDecoderErrorCode error = BrotliDecoderGetErrorCode(state_);
      return {static_cast<int>(error), "ERR_" + NameOf(error), "Decompression failed"};
    }
    // The operation is a matter of compressing; what counts here is that no more input will come.
    if (flush == BROTLI_OPERATION_FINISH && result_ == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT) {
      return {-5, "Z_BUF_ERROR", "unexpected end of file"};
    }
    return {};
  }
  CodecProblem Reset() override {
    BrotliDecoderDestroyInstance(state_);
    state_ = nullptr;
    result_ = BROTLI_DECODER_RESULT_SUCCESS;
    if (Start()) return {};
    return {-1, "ERR_ZLIB_INITIALIZATION_FAILED", "Could not initialize Brotli instance"};
  }
  CodecProblem SetParameters(int, int) override { return {}; }

 private:
  std::vector<uint32_t> parameters_;
  BrotliDecoderState* state_ = nullptr;
  BrotliDecoderResult result_ = BROTLI_DECODER_RESULT_SUCCESS;
};

template <typename Kind>
std::unique_ptr<Codec> Started(std::vector<uint32_t> parameters) {
  auto codec = std::make_unique<Kind>(std::move(parameters));
  if (!codec->Start()) return nullptr;
  return codec;
}

}  // namespace

std::unique_ptr<Codec> MakeBrotli(CodecMode mode, std::vector<uint32_t> parameters) {
  return mode == CodecMode::kBrotliEncode ? Started<BrotliEncoder>(std::move(parameters))
                                          : Started<BrotliDecoder>(std::move(parameters));
}

}  // namespace orrery
