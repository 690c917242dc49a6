// What waits to be sent; see outgoing.h.
#include "bindings/net/outgoing.h"

#include <cstring>

namespace orrery {

uint8_t* Outgoing::Room(size_t size) {
  if (open_ == 0) return kNearBytes - used_ < size ? nullptr : near_ + used_;
  const Block& last = blocks_[open_ - 1];
  return last.size - used_ < size ? nullptr : last.data.get() + used_;
}

uint8_t* Outgoing::Reserve(size_t size) {
  if (uint8_t* room = Room(size)) return room;
  if (open_ == blocks_.size() || blocks_[open_].size < size) {
    blocks_.resize(open_);
    const size_t block_size = std::max(size, kBlockBytes);
    blocks_.push_back({std::unique_ptr<uint8_t[]>(new uint8_t[block_size]), block_size});
  }
  ++open_;
  used_ = 0;
  return blocks_.back().data.get();
}

void Outgoing::Commit(size_t size) {
  Append(Room(size), size);
  used_ += size;
}

void Outgoing::Append(const uint8_t* data, size_t size) {
  if (size == 0) return;
  bytes_ += size;
  if (slices_.size() > first_) {
    IoSlice& last = slices_.back();
    if (last.data + last.size == data) {
      last.size += size;
      return;
    }
  }
  slices_.push_back({data, size});
}

void Outgoing::Copy(std::span<const uint8_t> bytes) {
  if (bytes.empty()) return;
  std::memcpy(Reserve(bytes.size()), bytes.data(), bytes.size());
  Commit(bytes.size());
}

void Outgoing::Encode(js::Engine& engine, js::Value string, Encoding encoding) {
  const size_t length = engine.StringLength(string);
  switch (encoding) {
    case Encoding::kLatin1:
      Commit(engine.WriteLatin1(string, {Reserve(length), length}));
      return;
    case Encoding::kUtf8: {
      // A one-byte string needs at most two bytes a character, others at most three.
      const size_t most = length * (engine.IsStringOneByte(string) ? 2 : 3);
      const size_t room = most <= kBlockBytes ? most : engine.Utf8Length(string);
      Commit(engine.WriteUtf8(string, {Reserve(room), room}));
      return;
    }
    case Encoding::kUtf16: {
      std::vector<uint16_t> units(length);
      engine.WriteUtf16(string, units);
      Copy({reinterpret_cast<const uint8_t*>(units.data()), length * 2});
      return;
    }
  }
}

void Outgoing::Hold(js::Engine& engine, js::Value bytes) {
  js::HeldBytes held;
  if (!engine.Hold(bytes, &held)) return;
  Append(held.data(), held.size());
  held_.push_back(std::move(held));
}

void Outgoing::Advance(size_t size) {
  bytes_ -= size;
  while (size > 0) {
    IoSlice& slice = slices_[first_];
    const size_t step = std::min(size, slice.size);
    slice.data += step;
    slice.size -= step;
    size -= step;
    if (slice.size == 0) ++first_;
  }
}

void Outgoing::Clear() {
  if (blocks_.size() > 1 || (!blocks_.empty() && blocks_[0].size > kBlockBytes)) blocks_.clear();
  open_ = 0;
  used_ = 0;
  slices_.clear();
  first_ = 0;
  held_.clear();
  bytes_ = 0;
}

}  // namespace orrery
