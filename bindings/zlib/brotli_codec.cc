// Brotli; see codec.h.
#include <brotli/decode.h>
#include <brotli/encode.h>

#include "bindings/zlib/codec.h"

namespace orrery {

namespace {

const CodecError kInitFailed{-1, "ERR_ZLIB_INITIALIZATION_FAILED", "Initialization failed"};

class BrotliEncoder final : public Codec {
 public:
  explicit BrotliEncoder(std::span<const uint32_t> parameters)
      : parameters_(parameters.begin(), parameters.end()) {}
  ~BrotliEncoder() override { BrotliEncoderDestroyInstance(state_); }

  CodecError Reset() override {
    BrotliEncoderDestroyInstance(state_);
    state_ = BrotliEncoderCreateInstance(nullptr, nullptr, nullptr);
    if (state_ == nullptr) return kInitFailed;
    for (size_t i = 0; i < parameters_.size(); ++i) {
      if (parameters_[i] == UINT32_MAX) continue;
      if (!BrotliEncoderSetParameter(state_, static_cast<BrotliEncoderParameter>(i),
                                     parameters_[i])) {
        return kInitFailed;
      }
    }
    return {};
  }

  void Step(CodecStep& step) override {
    size_t in = step.available_in, out = step.available_out;
    ok_ = BrotliEncoderCompressStream(state_, static_cast<BrotliEncoderOperation>(step.flush), &in,
                                      &step.in, &out, &step.out, nullptr);
    step.available_in = static_cast<uint32_t>(in);
    step.available_out = static_cast<uint32_t>(out);
  }

  CodecError Error(const CodecStep&) const override {
    if (ok_) return {};
    return {-1, "ERR_BROTLI_COMPRESSION_FAILED", "Compression failed"};
  }

 private:
  std::vector<uint32_t> parameters_;
  BrotliEncoderState* state_ = nullptr;
  bool ok_ = true;
};

class BrotliDecoder final : public Codec {
 public:
  explicit BrotliDecoder(std::span<const uint32_t> parameters)
      : parameters_(parameters.begin(), parameters.end()) {}
  ~BrotliDecoder() override { BrotliDecoderDestroyInstance(state_); }

  CodecError Reset() override {
    BrotliDecoderDestroyInstance(state_);
    state_ = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
    result_ = BROTLI_DECODER_RESULT_SUCCESS;
    if (state_ == nullptr) return kInitFailed;
    for (size_t i = 0; i < parameters_.size(); ++i) {
      if (parameters_[i] == UINT32_MAX) continue;
      if (!BrotliDecoderSetParameter(state_, static_cast<BrotliDecoderParameter>(i),
                                     parameters_[i])) {
        return kInitFailed;
      }
    }
    return {};
  }

  void Step(CodecStep& step) override {
    size_t in = step.available_in, out = step.available_out;
    result_ = BrotliDecoderDecompressStream(state_, &in, &step.in, &out, &step.out, nullptr);
    step.available_in = static_cast<uint32_t>(in);
    step.available_out = static_cast<uint32_t>(out);
  }

  CodecError Error(const CodecStep& step) const override {
    if (result_ == BROTLI_DECODER_RESULT_ERROR) {
      const BrotliDecoderErrorCode code = BrotliDecoderGetErrorCode(state_);
      return {static_cast<int>(code), std::string("ERR_") + BrotliDecoderErrorString(code),
              "Decompression failed"};
    }
    if (step.flush == BROTLI_OPERATION_FINISH &&
        result_ == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT) {
      return {-5, "Z_BUF_ERROR", "unexpected end of file"};
    }
    return {};
  }

 private:
  std::vector<uint32_t> parameters_;
  ::BrotliDecoderState* state_ = nullptr;
  BrotliDecoderResult result_ = BROTLI_DECODER_RESULT_SUCCESS;
};

}  // namespace

std::unique_ptr<Codec> MakeBrotli(CodecMode mode, std::span<const uint32_t> parameters,
                                  CodecError* error) {
  std::unique_ptr<Codec> codec;
  if (mode == CodecMode::kBrotliEncode) {
    codec = std::make_unique<BrotliEncoder>(parameters);
  } else {
    codec = std::make_unique<BrotliDecoder>(parameters);
  }
  *error = codec->Reset();
  if (!error->message.empty()) return nullptr;
  return codec;
}

}  // namespace orrery
