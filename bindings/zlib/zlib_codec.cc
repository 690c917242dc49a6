// zlib as a Codec: deflate, gzip, raw, and what undoes them; see codec.h.
#include <zlib.h>

#include <algorithm>

#include "bindings/zlib/codec.h"
#include "kernel/check.h"

namespace orrery {

namespace {

constexpr uint8_t kGzipFirst = 0x1f, kGzipSecond = 0x8b;

const char* CodeName(int error) {
  switch (error) {
    case Z_STREAM_END: return "Z_STREAM_END";
    case Z_NEED_DICT: return "Z_NEED_DICT";
    case Z_ERRNO: return "Z_ERRNO";
    case Z_STREAM_ERROR: return "Z_STREAM_ERROR";
    case Z_DATA_ERROR: return "Z_DATA_ERROR";
    case Z_MEM_ERROR: return "Z_MEM_ERROR";
    case Z_BUF_ERROR: return "Z_BUF_ERROR";
    case Z_VERSION_ERROR: return "Z_VERSION_ERROR";
    default: return "Z_OK";
  }
}

void* Allocate(void* memory, uInt count, uInt size) {
  return CodecMemory::Allocate(memory, size_t{count} * size);
}

class ZlibCodec final : public Codec {
 public:
  explicit ZlibCodec(ZlibSettings settings)
      : settings_(std::move(settings)), mode_(settings_.mode) {
    stream_.zalloc = Allocate;
    stream_.zfree = CodecMemory::Free;
    stream_.opaque = &memory_;
  }
  ~ZlibCodec() override { End(); }

  void Run(Chunk& chunk, int flush) noexcept override;
  CodecProblem Problem(const Chunk& chunk, int flush) const override;
  CodecProblem Reset() override;
  CodecProblem SetParameters(int level, int strategy) override;

 private:
  bool compresses() const {
    return mode_ == CodecMode::kDeflate || mode_ == CodecMode::kGzip ||
           mode_ == CodecMode::kDeflateRaw;
  }
  /// From the start. gzip has none at all.
  bool TakesDictionary() const {
    return mode_ == CodecMode::kDeflate || mode_ == CodecMode::kDeflateRaw ||
           mode_ == CodecMode::kInflateRaw;
  }
  int WindowBits() const;
  bool Start();
  void End();
  void Sniff(const Chunk& chunk);
  void Inflate(int flush);
  CodecProblem Describe(const char* message) const;

  ZlibSettings settings_;
  CodecMode mode_;  // of kUnzip, what the data turned out to be
  z_stream stream_{};
  bool started_ = false;
  int magic_seen_ = 0;  // of kUnzip: how many bytes looked like gzip's
  int error_ = Z_OK;
  const char* start_problem_ = nullptr;
};

int ZlibCodec::WindowBits() const {
  switch (mode_) {
    case CodecMode::kGzip:
    case CodecMode::kGunzip: return settings_.window_bits + 16;
    case CodecMode::kUnzip: return settings_.window_bits + 32;
    case CodecMode::kDeflateRaw:
    case CodecMode::kInflateRaw: return -settings_.window_bits;
    default: return settings_.window_bits;
  }
}

bool ZlibCodec::Start() {
  if (started_) return true;
  if (start_problem_ != nullptr) return false;
  error_ = compresses() ? deflateInit2(&stream_, settings_.level, Z_DEFLATED, WindowBits(),
                                       settings_.memory_level, settings_.strategy)
                        : inflateInit2(&stream_, WindowBits());
  if (error_ != Z_OK) {
    start_problem_ = "Init error";
    return false;
  }
  started_ = true;
  // A decompressor learns from the data that it needs one, except a raw one, which has no header.
  if (!TakesDictionary() || settings_.dictionary.empty()) return true;
  const auto size = static_cast<uInt>(settings_.dictionary.size());
  error_ = compresses() ? deflateSetDictionary(&stream_, settings_.dictionary.data(), size)
                        : inflateSetDictionary(&stream_, settings_.dictionary.data(), size);
  if (error_ == Z_OK) return true;
  start_problem_ = "Failed to set dictionary";
  return false;
}

void ZlibCodec::End() {
  if (!started_) return;
  compresses() ? deflateEnd(&stream_) : inflateEnd(&stream_);
  started_ = false;
}

/// Looks at the first two bytes of what may be gzip or deflate; they may come one at a time.
void ZlibCodec::Sniff(const Chunk& chunk) {
  for (size_t i = 0; magic_seen_ < 2 && i < chunk.in_left; ++i) {
    const uint8_t expected = magic_seen_ == 0 ? kGzipFirst : kGzipSecond;
    if (chunk.in[i] != expected) {
      mode_ = CodecMode::kInflate;
      return;
    }
    if (++magic_seen_ == 2) mode_ = CodecMode::kGunzip;
  }
}

void ZlibCodec::Inflate(int flush) {
  error_ = inflate(&stream_, flush);
  if (mode_ != CodecMode::kInflateRaw && error_ == Z_NEED_DICT && !settings_.dictionary.empty()) {
    error_ = inflateSetDictionary(&stream_, settings_.dictionary.data(),
                                  static_cast<uInt>(settings_.dictionary.size()));
    if (error_ == Z_OK) {
      error_ = inflate(&stream_, flush);
    } else if (error_ == Z_DATA_ERROR) {
      error_ = Z_NEED_DICT;  // it was there, but the wrong one
    }
  }
  // Another member may follow; zero bytes are padding.
  while (stream_.avail_in > 0 && mode_ == CodecMode::kGunzip && error_ == Z_STREAM_END &&
         stream_.next_in[0] != 0) {
    inflateReset(&stream_);
    error_ = inflate(&stream_, flush);
  }
}

void ZlibCodec::Run(Chunk& chunk, int flush) noexcept {
  if (!Start()) return;
  if (mode_ == CodecMode::kUnzip && chunk.in_left > 0) Sniff(chunk);
  KERNEL_CHECK(chunk.in_left <= UINT32_MAX && chunk.out_left <= UINT32_MAX);
  stream_.next_in = const_cast<Bytef*>(chunk.in);
  stream_.avail_in = static_cast<uInt>(chunk.in_left);
  stream_.next_out = chunk.out;
  stream_.avail_out = static_cast<uInt>(chunk.out_left);
  if (compresses()) {
    error_ = deflate(&stream_, flush);
  } else {
    Inflate(flush);
  }
  chunk = {stream_.next_in, stream_.avail_in, stream_.next_out, stream_.avail_out};
}

CodecProblem ZlibCodec::Describe(const char* message) const {
  return {error_, CodeName(error_), stream_.msg != nullptr ? stream_.msg : message};
}

CodecProblem ZlibCodec::Problem(const Chunk& chunk, int flush) const {
  if (start_problem_ != nullptr) return Describe(start_problem_);
  switch (error_) {
    case Z_OK:
    case Z_BUF_ERROR:
      if (chunk.out_left == 0 || flush != Z_FINISH) return {};
      return {Z_BUF_ERROR, "Z_BUF_ERROR", "unexpected end of file"};
    case Z_STREAM_END: return {};
    case Z_NEED_DICT:
      return Describe(settings_.dictionary.empty() ? "Missing dictionary" : "Bad dictionary");
    default: return Describe("Zlib error");
  }
}

CodecProblem ZlibCodec::Reset() {
  mode_ = settings_.mode;
  magic_seen_ = 0;
  if (!started_) return {};
  error_ = compresses() ? deflateReset(&stream_) : inflateReset(&stream_);
  if (error_ != Z_OK) return Describe("Failed to reset stream");
  if (!settings_.dictionary.empty() && compresses() && TakesDictionary()) {
    error_ = deflateSetDictionary(&stream_, settings_.dictionary.data(),
                                  static_cast<uInt>(settings_.dictionary.size()));
    if (error_ != Z_OK) return Describe("Failed to set dictionary");
  }
  return {};
}

CodecProblem ZlibCodec::SetParameters(int level, int strategy) {
  settings_.level = level;
  settings_.strategy = strategy;
  if (!started_ || !compresses()) return {};
  error_ = deflateParams(&stream_, level, strategy);
  if (error_ != Z_OK && error_ != Z_BUF_ERROR) return Describe("Failed to set parameters");
  return {};
}

}  // namespace

std::unique_ptr<Codec> MakeZlib(ZlibSettings settings) {
  return std::make_unique<ZlibCodec>(std::move(settings));
}

uint32_t CheckSum(std::span<uint8_t> bytes, uint32_t value) {
  if (bytes.empty()) return value;  // with no memory it would begin anew
  return static_cast<uint32_t>(crc32_z(value, bytes.data(), bytes.size()));
}

}  // namespace orrery
