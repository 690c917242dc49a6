// gzip, deflate and raw deflate by zlib; see codec.h.
#include <zlib.h>

#include "bindings/zlib/codec.h"

namespace orrery {

namespace {

constexpr uint8_t kGzipId1 = 0x1f, kGzipId2 = 0x8b;

const char* CodeName(int error) {
  switch (error) {
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

class ZlibCodec final : public Codec {
 public:
  explicit ZlibCodec(const ZlibSettings& settings) : settings_(settings), mode_(settings.mode) {}
  ~ZlibCodec() override {
    if (!open_) return;
    if (Compresses()) {
      deflateEnd(&stream_);
    } else {
      inflateEnd(&stream_);
    }
  }

  CodecError Open() {
    int bits = settings_.window_bits;
    if (mode_ == CodecMode::kGzip || mode_ == CodecMode::kGunzip) bits += 16;
    if (mode_ == CodecMode::kUnzip) bits += 32;
    if (mode_ == CodecMode::kDeflateRaw || mode_ == CodecMode::kInflateRaw) bits = -bits;
    error_ = Compresses() ? deflateInit2(&stream_, settings_.level, Z_DEFLATED, bits,
                                         settings_.mem_level, settings_.strategy)
                          : inflateInit2(&stream_, bits);
    if (error_ != Z_OK) return Failure("Init error");
    open_ = true;
    return SetDictionary();
  }

  void Step(CodecStep& step) override {
    stream_.next_in = const_cast<uint8_t*>(step.in);
    stream_.avail_in = step.available_in;
    stream_.next_out = step.out;
    stream_.avail_out = step.available_out;
    if (Compresses()) {
      error_ = deflate(&stream_, step.flush);
    } else {
      Inflate(step.flush);
    }
    step.in = stream_.next_in;
    step.available_in = stream_.avail_in;
    step.out = stream_.next_out;
    step.available_out = stream_.avail_out;
  }

  CodecError Error(const CodecStep& step) const override {
    switch (error_) {
      case Z_OK:
      case Z_BUF_ERROR:
        if (step.available_out != 0 && step.flush == Z_FINISH) {
          return {Z_BUF_ERROR, "Z_BUF_ERROR", "unexpected end of file"};
        }
        return {};
      case Z_STREAM_END: return {};
      case Z_NEED_DICT:
        return Failure(settings_.dictionary.empty() ? "Missing dictionary" : "Bad dictionary");
      default: return Failure("Zlib error");
    }
  }

  CodecError Reset() override {
    error_ = Compresses() ? deflateReset(&stream_) : inflateReset(&stream_);
    if (error_ != Z_OK) return Failure("Failed to reset stream");
    mode_ = settings_.mode;
    magic_seen_ = 0;
    return SetDictionary();
  }

  CodecError SetParams(int level, int strategy) override {
    if (!Compresses()) return {};
    error_ = deflateParams(&stream_, level, strategy);
    if (error_ != Z_OK && error_ != Z_BUF_ERROR) return Failure("Failed to set parameters");
    return {};
  }

 private:
  bool Compresses() const {
    return mode_ == CodecMode::kDeflate || mode_ == CodecMode::kGzip ||
           mode_ == CodecMode::kDeflateRaw;
  }

  CodecError Failure(const char* message) const {
    return {error_, CodeName(error_), stream_.msg != nullptr ? stream_.msg : message};
  }

  CodecError SetDictionary() {
    if (settings_.dictionary.empty()) return {};
    const auto* bytes = settings_.dictionary.data();
    const auto size = static_cast<uInt>(settings_.dictionary.size());
    error_ = Z_OK;
    if (mode_ == CodecMode::kDeflate || mode_ == CodecMode::kDeflateRaw) {
      error_ = deflateSetDictionary(&stream_, bytes, size);
    } else if (mode_ == CodecMode::kInflateRaw) {
      error_ = inflateSetDictionary(&stream_, bytes, size);
    }
    return error_ == Z_OK ? CodecError{} : Failure("Failed to set dictionary");
  }

  void Inflate(int flush) {
    NoteMagic();
    error_ = inflate(&stream_, flush);
    if (mode_ != CodecMode::kInflateRaw && error_ == Z_NEED_DICT && !settings_.dictionary.empty()) {
      error_ = inflateSetDictionary(&stream_, settings_.dictionary.data(),
                                    static_cast<uInt>(settings_.dictionary.size()));
      if (error_ == Z_OK) {
        error_ = inflate(&stream_, flush);
      } else if (error_ == Z_DATA_ERROR) {
        error_ = Z_NEED_DICT;  // the dictionary is not the one that is asked for
      }
    }
    // gzip files may be several members, one behind the other; zeros behind them are padding.
    while (is_gzip_ && error_ == Z_STREAM_END && stream_.avail_in > 0 &&
           stream_.next_in[0] != 0) {
      inflateReset(&stream_);
      error_ = inflate(&stream_, flush);
    }
  }

  /// Whether what is unzipped is gzip: the first two bytes tell.
  void NoteMagic() {
    if (mode_ == CodecMode::kGunzip) is_gzip_ = true;
    if (mode_ != CodecMode::kUnzip) return;
    for (uInt i = 0; i < stream_.avail_in && magic_seen_ < 2; ++i, ++magic_seen_) {
      const uint8_t wanted = magic_seen_ == 0 ? kGzipId1 : kGzipId2;
      is_gzip_ = (magic_seen_ == 0 || is_gzip_) && stream_.next_in[i] == wanted;
    }
  }

  const ZlibSettings settings_;
  CodecMode mode_;
  z_stream stream_{};
  int error_ = Z_OK;
  int magic_seen_ = 0;
  bool open_ = false, is_gzip_ = false;
};

}  // namespace

std::unique_ptr<Codec> MakeZlib(const ZlibSettings& settings, CodecError* error) {
  auto codec = std::make_unique<ZlibCodec>(settings);
  *error = codec->Open();
  if (!error->message.empty()) return nullptr;
  return codec;
}

}  // namespace orrery
