// A stand-in for the JavaScript engine; see fake_engine.h.
#include "test/fuzz/fake_engine.h"

#include <deque>

#include "kernel/buffer_pool.h"

namespace orrery {

namespace {
struct Kept {
  std::string bytes;
  std::vector<js::Value> elements;
};
std::deque<Kept> kept;

js::Value Keep(std::string bytes) {
  kept.push_back({std::move(bytes), {}});
  return {reinterpret_cast<uintptr_t>(&kept.back())};
}
Kept& Of(js::Value value) { return *reinterpret_cast<Kept*>(value.slot); }
}  // namespace

namespace js {

struct Engine::Impl {};
Engine::Engine(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Engine::~Engine() = default;
std::unique_ptr<Engine> Engine::Create(const EngineOptions&) {
  return std::unique_ptr<Engine>(new Engine(std::make_unique<Impl>()));
}

Scope::Scope(Engine&) {}
Scope::~Scope() = default;
Persistent::Persistent(Engine&, Value value) : slot_(value.slot) {}
void Persistent::Reset() { slot_ = 0; }
Value Persistent::Get(Engine&) const { return {slot_}; }

Value Engine::Undefined() { return Keep(""); }
Value Engine::Number(double) { return Keep(""); }
Value Engine::String(std::string_view utf8) { return Keep(std::string(utf8)); }
Value Engine::StringLatin1(std::string_view bytes) { return Keep(std::string(bytes)); }
Value Engine::CopyBytes(std::span<const uint8_t> bytes) {
  return Keep(std::string(bytes.begin(), bytes.end()));
}
Value Engine::SlabBuffer(Slab*) { return Keep(""); }
Value Engine::Array(std::span<const Value> elements) {
  Value array = Keep("");
  Of(array).elements.assign(elements.begin(), elements.end());
  return array;
}
bool Engine::SetIndex(Value array, uint32_t index, Value value) {
  auto& elements = Of(array).elements;
  if (elements.size() <= index) elements.resize(index + 1);
  elements[index] = value;
  return true;
}

}  // namespace js

namespace fuzz {
std::unique_ptr<js::Engine> MakeEngine() { return js::Engine::Create({}); }
const std::string& BytesOf(js::Value value) { return Of(value).bytes; }
const std::vector<js::Value>& Elements(js::Value array) { return Of(array).elements; }
js::Value MakeArray() { return Keep(""); }
void Forget() { kept.clear(); }
}  // namespace fuzz

}  // namespace orrery
