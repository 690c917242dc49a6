// Text that is appended to, and then written away.
//
//  * TextBuffer: += of texts and characters; Number, Json; view, clear. It keeps its memory.
//
// A trace appends some ten pieces for each record: each is a comparison and a copy, nothing more.
// Thread rule: the thread that writes the trace.
#pragma once

#include <charconv>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

namespace orrery {

class TextBuffer {
 public:
  std::string_view view() const { return {memory_.get(), size_}; }
  size_t size() const { return size_; }
  void clear() { size_ = 0; }

  TextBuffer& operator+=(std::string_view text) {
    std::memcpy(Room(text.size()), text.data(), text.size());
    size_ += text.size();
    return *this;
  }
  TextBuffer& operator+=(char one) {
    *Room(1) = one;
    ++size_;
    return *this;
  }
  void Number(int64_t number) {
    if (number >= 0 && number < 10) {
      *this += static_cast<char>('0' + number);
      return;
    }
    constexpr size_t kDigits = 20;
    char* at = Room(kDigits);
    size_ += static_cast<size_t>(std::to_chars(at, at + kDigits, number).ptr - at);
  }
  /// Of a number below 10^8, with zeros in front.
  void EightDigits(uint32_t number) {
    char* at = Room(8);
    const uint32_t high = number / 10'000, low = number % 10'000;
    PutPair(high / 100, at);  // none of them waits for the one before it
    PutPair(high % 100, at + 2);
    PutPair(low / 100, at + 4);
    PutPair(low % 100, at + 6);
    size_ += 8;
  }
  /// The first `size` of kSize bytes that are there: to copy as many as can be is cheaper.
  template <size_t kSize>
  void Part(const char (&text)[kSize], size_t size) {
    std::memcpy(Room(kSize), text, kSize);
    size_ += size;
  }
  /// As JSON has it, with its quotes. What is no UTF-8 stays as it is: names of files are bytes.
  void Json(std::string_view text);

 private:
  char* Room(size_t bytes) {
    if (capacity_ - size_ < bytes) Grow(bytes);
    return memory_.get() + size_;
  }
  static void PutPair(uint32_t pair, char* at) {
    at[0] = static_cast<char>('0' + pair / 10);
    at[1] = static_cast<char>('0' + pair % 10);
  }
  void Grow(size_t bytes);
  void Escaped(char one);

  std::unique_ptr<char[]> memory_;
  size_t size_ = 0, capacity_ = 0;
};

}  // namespace orrery
