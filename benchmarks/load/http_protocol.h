// HTTP/1.1 as http_load speaks it: requests made once, answers read as cheaply as can be verified.
//
// * An answer has to have status 200 and the length expected (--expect-bytes, or that of the first
//   answer; `any` for neither); lengths come from Content-Length or from chunks.
// * The head of an answer is mostly that of the one before, byte for byte: then it is not parsed
//   again, which makes an answer cost two comparisons.
// One thread.
#pragma once
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/load/options.h"

namespace orrery::load {

class HttpProtocol {
 public:
  static constexpr int64_t kAnyLength = -1, kLengthOfFirst = -2;

  enum class Part { kHead, kBody, kChunkSize, kChunk, kChunkEnd, kTrailer };
  struct State {
    Part part = Part::kHead;
    uint64_t left = 0;    // of the body or chunk
    uint64_t length = 0;  // of the whole body
    std::string line;     // a head or a line that has not come whole
  };

  HttpProtocol(const std::string& request, int pipeline, int64_t expected)
      : request_bytes_(request.size()), expected_(expected) {
    for (int i = 0; i < pipeline; ++i) requests_ += request;
  }

  std::string_view Requests(int n) const {
    return std::string_view(requests_).substr(0, request_bytes_ * static_cast<size_t>(n));
  }

  uint64_t Unread(const State& state) const {
    return state.part == Part::kBody || state.part == Part::kChunk ? state.left : 0;
  }

  int Take(State& state, std::string_view bytes) {
    int answers = 0;
    while (!bytes.empty()) answers += TakePart(state, bytes);
    return answers;
  }

  /// `size` bytes of what is Unread() have been dropped.
  int Drop(State& state, uint64_t size) {
    state.left -= size;
    if (state.left > 0) return 0;
    if (state.part == Part::kBody) return Whole(state);
    state.part = Part::kChunkEnd;
    return 0;
  }

 private:
  static constexpr size_t kMaxLine = 64 * 1024;
  static constexpr uint64_t kChunked = UINT64_MAX;

  int TakePart(State& state, std::string_view& bytes) {
    switch (state.part) {
      case Part::kHead: return TakeHead(state, bytes);
      case Part::kBody:
      case Part::kChunk: {
        const auto size = std::min<uint64_t>(state.left, bytes.size());
        bytes.remove_prefix(size);
        return Drop(state, size);
      }
      default: return TakeLine(state, bytes);
    }
  }

  int TakeHead(State& state, std::string_view& bytes) {
    if (state.line.empty() && !known_head_.empty() && bytes.size() >= known_head_.size() &&
        std::memcmp(bytes.data(), known_head_.data(), known_head_.size()) == 0) {
      bytes.remove_prefix(known_head_.size());
      return BeginBody(state);
    }
    if (!Collect(state, bytes, "\r\n\r\n")) return 0;
    known_length_ = LengthFrom(state.line);
    known_head_ = std::move(state.line);
    state.line.clear();
    return BeginBody(state);
  }

  int BeginBody(State& state) {
    const bool chunked = known_length_ == kChunked;
    state.left = state.length = chunked ? 0 : known_length_;
    state.part = chunked ? Part::kChunkSize : Part::kBody;
    return !chunked && state.left == 0 ? Whole(state) : 0;
  }

  int TakeLine(State& state, std::string_view& bytes) {
    if (!Collect(state, bytes, "\r\n")) return 0;
    const bool empty = state.line.size() == 2;
    const Part part = state.part;
    if (part == Part::kChunkSize) BeginChunk(state);
    if (part == Part::kChunkEnd) {
      if (!empty) Fail("a chunk is longer than it says");
      state.part = Part::kChunkSize;
    }
    state.line.clear();
    return part == Part::kTrailer && empty ? Whole(state) : 0;
  }

  static void BeginChunk(State& state) {
    char* end = nullptr;
    state.left = std::strtoull(state.line.c_str(), &end, 16);
    if (end == state.line.c_str()) Fail("a chunk without a size");
    state.length += state.left;
    state.part = state.left == 0 ? Part::kTrailer : Part::kChunk;
  }

  /// Moves bytes into state.line until it ends with `ending`; false if that has not come yet.
  static bool Collect(State& state, std::string_view& bytes, std::string_view ending) {
    const size_t had = state.line.size();
    if (had == 0) {  // mostly all of it is here
      const size_t at = bytes.find(ending);
      const size_t size = at == std::string_view::npos ? bytes.size() : at + ending.size();
      state.line.assign(bytes.substr(0, size));
      bytes.remove_prefix(size);
      return at != std::string_view::npos;
    }
    if (had > kMaxLine) Fail("a head of more than %zu bytes", kMaxLine);
    state.line.append(bytes);
    const size_t at = state.line.find(ending, had - std::min(had, ending.size() - 1));
    if (at == std::string::npos) return bytes = {}, false;
    state.line.resize(at + ending.size());
    bytes.remove_prefix(state.line.size() - had);
    return true;
  }

  static uint64_t LengthFrom(const std::string& head) {
    if (head.compare(0, 9, "HTTP/1.1 ") != 0 || head.compare(9, 3, "200") != 0) {
      Fail("not 200: %s", head.substr(0, head.find('\r')).c_str());
    }
    const std::string length = ValueOf(head, "content-length");
    if (!length.empty()) return std::strtoull(length.c_str(), nullptr, 10);
    const std::string coding = ValueOf(head, "transfer-encoding");
    if (strcasecmp(coding.c_str(), "chunked") != 0) Fail("an answer that does not say its length");
    return kChunked;
  }

  static std::string ValueOf(const std::string& head, std::string_view name) {
    for (size_t at = head.find('\n') + 1; at < head.size(); at = head.find('\n', at) + 1) {
      const bool found = at + name.size() < head.size() && head[at + name.size()] == ':' &&
                         strncasecmp(head.data() + at, name.data(), name.size()) == 0;
      if (!found) continue;
      const size_t begin = head.find_first_not_of(" \t", at + name.size() + 1);
      return head.substr(begin, head.find('\r', begin) - begin);
    }
    return "";
  }

  int Whole(State& state) {
    if (expected_ == kLengthOfFirst) expected_ = static_cast<int64_t>(state.length);
    if (expected_ != kAnyLength && state.length != static_cast<uint64_t>(expected_)) {
      Fail("a body of %llu bytes instead of %lld", static_cast<unsigned long long>(state.length),
           static_cast<long long>(expected_));
    }
    state.part = Part::kHead;
    return 1;
  }

  std::string requests_;
  size_t request_bytes_;
  int64_t expected_;
  std::string known_head_;
  uint64_t known_length_ = 0;
};

}  // namespace orrery::load
