// Finding where V8 keeps the memory of typed arrays and strings; see memory_layout.h.
#include "engines/v8/memory_layout.h"

#include <mutex>

#include "kernel/engine.h"

namespace orrery::js {

namespace {

constexpr int kWord = sizeof(uintptr_t);
// The fields of a JSTypedArray of V8 10.2: buffer, byte offset, byte length, flags, length,
// pointer, base. Sizes that differ from one another, and from any other word.
constexpr size_t kBufferSize = 4242, kViewOffset = 130, kViewLength = 867, kViewSize = 1734;

constexpr uint8_t kSmall[] = {79, 82, 82, 69, 82, 89, 33, 10};

/// `new Uint8Array([...kSmall])`: so small that its memory is in the heap.
v8::MaybeLocal<v8::Value> SmallArray(v8::Isolate* isolate) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Value> constructor, numbers[sizeof kSmall];
  v8::Local<v8::String> name = v8::String::NewFromUtf8Literal(isolate, "Uint8Array");
  if (!context->Global()->Get(context, name).ToLocal(&constructor)) return {};
  for (size_t i = 0; i < sizeof kSmall; ++i) numbers[i] = v8::Integer::New(isolate, kSmall[i]);
  v8::Local<v8::Value> list = v8::Array::New(isolate, numbers, sizeof kSmall);
  v8::Local<v8::Object> made;
  if (!constructor.As<v8::Function>()->NewInstance(context, 1, &list).ToLocal(&made)) return {};
  return made;
}

}  // namespace

void MemoryLayout::FindViews(v8::Isolate* isolate) {
  using v8::internal::Internals;
  if (v8::internal::PointerCompressionIsEnabled()) return;
  v8::Local<v8::ArrayBuffer> buffer = v8::ArrayBuffer::New(isolate, kBufferSize);
  v8::Local<v8::Uint16Array> view = v8::Uint16Array::New(buffer, kViewOffset, kViewLength);
  const uintptr_t object = AddressOf(view), owner = AddressOf(buffer);
  const auto data = reinterpret_cast<uintptr_t>(buffer->Data()) + kViewOffset;
  for (int at = Internals::kJSObjectHeaderSize, end = at + 7 * kWord; at < end; at += kWord) {
    const uintptr_t word = Word(object, at);
    if (word == owner) buffer_at_ = at;
    if (word == kViewSize && length_at_ == 0) length_at_ = at;
    if (word == data) pointer_at_ = at;
  }
  for (int at = Internals::kJSObjectHeaderSize, end = at + 2 * kWord; at < end; at += kWord) {
    if (Word(owner, at) == kBufferSize && buffer_length_at_ == 0) buffer_length_at_ = at;
  }
  // The base, which tells memory in the heap from that outside, follows the pointer.
  base_at_ = pointer_at_ + kWord;
  v8::Local<v8::Value> inside;
  if (!SmallArray(isolate).ToLocal(&inside)) return;
  view_type_ = Internals::GetInstanceType(object);
  views_known_ = buffer_at_ != 0 && length_at_ != 0 && pointer_at_ != 0 && buffer_length_at_ != 0 &&
                 Word(object, base_at_) == 0 && Word(AddressOf(inside), base_at_) != 0 &&
                 Internals::GetInstanceType(AddressOf(inside)) == view_type_;
  std::span<uint8_t> found;
  views_known_ = views_known_ && BytesInPlace(inside, &found) && found.size() == sizeof kSmall &&
                 std::memcmp(found.data(), kSmall, sizeof kSmall) == 0;
}

void MemoryLayout::FindStrings(v8::Isolate* isolate) {
  if (v8::internal::PointerCompressionIsEnabled()) return;
  constexpr char kText[] = "where characters stand";
  const v8::Local<v8::String> string = v8::String::NewFromUtf8Literal(isolate, kText);
  strings_known_ = true;
  std::span<const uint8_t> found;
  strings_known_ = OneByteText(string, &found) && found.size() == sizeof kText - 1 &&
                   std::memcmp(found.data(), kText, found.size()) == 0;
}

namespace {
MemoryLayout known;
std::once_flag known_once;
}  // namespace

MemoryLayout MemoryLayout::Find(v8::Isolate* isolate) {
  MemoryLayout layout;
  v8::HandleScope scope(isolate);
  layout.FindViews(isolate);
  layout.FindStrings(isolate);
  std::call_once(known_once, [&] { known = layout; });
  return layout;
}

// A fast form is given the address of the value, as a handle is one.
bool FastBytes(Value value, std::span<uint8_t>* bytes) {
  v8::Local<v8::Value> local;
  std::memcpy(static_cast<void*>(&local), &value, sizeof value);
  return known.BytesInPlace(local, bytes);
}
bool FastText(Value value, std::span<const uint8_t>* text) {
  v8::Local<v8::Value> local;
  std::memcpy(static_cast<void*>(&local), &value, sizeof value);
  return known.OneByteText(local, text);
}

}  // namespace orrery::js
