// Where the memory of a typed array or a flat string stands, read from the object itself.
//
//  * MemoryLayout::Find(isolate): looks once at objects whose memory is known.
//  * ViewBytes(value, &bytes): the memory of a typed array; false: ask the API. BytesInPlace also
//    finds small ones in V8's heap.
//  * OneByteText(value, &text): the characters of a flat one-byte string in V8's heap; as above.
//  * FastBytes, FastText of kernel/engine.h go by what the first engine of the process found.
//
// The API needs five calls into another library for the same, ten times what reading three words
// costs. The offsets are not guessed: Find() looks for the words that have to be there, and where
// it does not find all of them the fast way is off. What is rare is left to the API: detached or
// empty buffers, DataViews, strings in parts.
//
// What is read is valid until V8 may move or free it: no longer than the next allocation in its
// heap for text and BytesInPlace, the present call for ViewBytes. Engine's thread.
#pragma once

#include <cstring>
#include <span>

#include "engines/v8/compat.h"

namespace orrery::js {

class MemoryLayout {
 public:
  /// In the isolate's current context.
  static MemoryLayout Find(v8::Isolate* isolate);

  bool ViewBytes(v8::Local<v8::Value> value, std::span<uint8_t>* bytes) const {
    const uintptr_t object = AddressOf(value);
    return IsView(object) && Word(object, base_at_) == 0 && BytesOfView(object, bytes);
  }
  bool BytesInPlace(v8::Local<v8::Value> value, std::span<uint8_t>* bytes) const {
    const uintptr_t object = AddressOf(value);
    return IsView(object) && BytesOfView(object, bytes);
  }

  bool OneByteText(v8::Local<v8::Value> string, std::span<const uint8_t>* text) const {
    using v8::internal::Internals;
    const uintptr_t object = AddressOf(string);
    if (!strings_known_ || !Internals::HasHeapObjectTag(object)) return false;
    const int type = Internals::GetInstanceType(object);
    constexpr int kInOnePiece = Internals::kStringEncodingMask;  // and one byte a character
    if (type >= Internals::kFirstNonstringType ||
        (type & Internals::kStringRepresentationAndEncodingMask) != kInOnePiece) {
      return false;
    }
    int32_t length;
    std::memcpy(&length, At(object, kStringLengthAt), sizeof length);
    *text = {At(object, kStringTextAt), static_cast<size_t>(length)};
    return true;
  }

 private:
  static constexpr uint8_t kFollowsBuffer = 3;  // bits of the flags, behind the length in bytes
  static constexpr int kStringLengthAt = 12, kStringTextAt = 16;

  static uintptr_t AddressOf(v8::Local<v8::Value> value) {
    uintptr_t object;
    std::memcpy(&object, static_cast<const void*>(*value), sizeof object);
    return object;
  }
  static const uint8_t* At(uintptr_t object, int offset) {
    return reinterpret_cast<const uint8_t*>(object - v8::internal::kHeapObjectTag) + offset;
  }
  static uintptr_t Word(uintptr_t object, int offset) {
    uintptr_t word;
    std::memcpy(&word, At(object, offset), sizeof word);
    return word;
  }
  bool IsView(uintptr_t object) const {
    using v8::internal::Internals;
    return views_known_ && Internals::HasHeapObjectTag(object) &&
           Internals::GetInstanceType(object) == view_type_;
  }
  /// A length that follows a resizable buffer's, and a buffer that was detached, whose length is
  /// none, are the API's. In the heap the pointer counts from the base, and the buffer has no
  /// length yet.
  bool BytesOfView(uintptr_t object, std::span<uint8_t>* bytes) const {
    if ((*At(object, length_at_ + static_cast<int>(sizeof(uintptr_t))) & kFollowsBuffer) != 0) {
      return false;
    }
    const uintptr_t base = Word(object, base_at_);
    if (base == 0 && Word(Word(object, buffer_at_), buffer_length_at_) == 0) return false;
    *bytes = {reinterpret_cast<uint8_t*>(base + Word(object, pointer_at_)),
              Word(object, length_at_)};
    return true;
  }
  void FindViews(v8::Isolate* isolate);
  void FindStrings(v8::Isolate* isolate);

  bool views_known_ = false, strings_known_ = false;
  int view_type_ = 0, buffer_at_ = 0, length_at_ = 0, pointer_at_ = 0, base_at_ = 0;
  int buffer_length_at_ = 0;
};

}  // namespace orrery::js
