// JavaScript strings as bytes in an Encoding, and back: what Buffer, crypto and others share.
//
//  * EncodeInto: a string's bytes into given memory, whole characters only. Encode: into a vector.
//  * Input: an argument that is a string or bytes, as bytes for the time of a call.
//  * Decode: bytes as a string, whatever they are (bad input becomes U+FFFD, as in Node).
//
// A failed Decode (too long a string) leaves an exception pending and returns an empty value.
// Engine's thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "bindings/buffer/codec.h"
#include "kernel/engine.h"

namespace orrery {

/// Bytes written; stops where `into` is full.
size_t EncodeInto(js::Engine& engine, js::Value string, Encoding encoding, std::span<uint8_t> into);
/// The same of a string whose characters are known to be these.
size_t EncodeInto(std::span<const uint8_t> latin1, Encoding encoding, std::span<uint8_t> into);
/// What a string takes as UTF-8.
size_t Utf8Length(js::Engine& engine, js::Value string);
/// No less than EncodeInto needs for all of the string.
size_t EncodedBound(js::Engine& engine, js::Value string, Encoding encoding);
std::vector<uint8_t> Encode(js::Engine& engine, js::Value string, Encoding encoding);

/// The bytes of a string, or those that a typed array or ArrayBuffer has; none of anything else.
class Input {
 public:
  Input(js::Engine& engine, js::Value value, Encoding encoding);
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;
  std::span<const uint8_t> bytes() const { return bytes_; }

 private:
  uint8_t small_[2048];
  std::unique_ptr<uint8_t[]> large_;
  std::span<uint8_t> bytes_;
};

js::Value Decode(js::Engine& engine, std::span<const uint8_t> bytes, Encoding encoding);

}  // namespace orrery
