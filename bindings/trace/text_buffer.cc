// Growing, and texts as JSON has them; see text_buffer.h.
#include "bindings/trace/text_buffer.h"

#include <algorithm>

namespace orrery {

void TextBuffer::Grow(size_t bytes) {
  constexpr size_t kLeast = 4096;
  const size_t capacity = std::max({2 * capacity_, size_ + bytes, kLeast});
  auto memory = std::make_unique_for_overwrite<char[]>(capacity);
  if (size_ > 0) std::memcpy(memory.get(), memory_.get(), size_);
  memory_ = std::move(memory);
  capacity_ = capacity;
}

void TextBuffer::Escaped(char one) {
  constexpr char kHex[] = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(one);
  if (one == '"' || one == '\\') {
    (*this += '\\') += one;
  } else if (one == '\n') {
    *this += "\\n";
  } else if (byte < 0x20) {
    ((*this += "\\u00") += kHex[byte >> 4]) += kHex[byte & 15];
  } else {
    *this += one;
  }
}

void TextBuffer::Json(std::string_view text) {
  *this += '"';
  for (const char one : text) Escaped(one);
  *this += '"';
}

}  // namespace orrery
