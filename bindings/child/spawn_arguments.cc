// The arguments of spawn; see spawn_arguments.h.
#include "bindings/child/spawn_arguments.h"

namespace orrery {

namespace {

js::Value At(js::Engine& engine, js::Value array, uint32_t index) {
  js::Value value;
  return engine.GetIndex(array, index, &value) ? value : engine.Undefined();
}

std::string Text(js::Engine& engine, js::Value value) {
  return engine.TypeOf(value) == js::Type::kString ? engine.ToUtf8(value) : "";
}

}  // namespace

std::vector<std::string> ReadStrings(js::Engine& engine, js::Value array) {
  std::vector<std::string> texts;
  if (engine.TypeOf(array) != js::Type::kArray) return texts;
  const uint32_t count = engine.ArrayLength(array);
  for (uint32_t i = 0; i < count; ++i) texts.push_back(Text(engine, At(engine, array, i)));
  return texts;
}

void ReadSpawnOptions(Environment& env, js::Value arguments, SpawnOptions* out) {
  js::Engine& engine = env.engine;
  out->file = Text(engine, At(engine, arguments, 0));
  out->arguments = ReadStrings(engine, At(engine, arguments, 1));
  out->directory = Text(engine, At(engine, arguments, 2));
  js::Value environment = At(engine, arguments, 3);
  out->inherit_environment = engine.TypeOf(environment) != js::Type::kArray;
  out->environment = ReadStrings(engine, environment);
  js::Value stdio = At(engine, arguments, 4);
  const uint32_t count = engine.TypeOf(stdio) == js::Type::kArray ? engine.ArrayLength(stdio) : 0;
  for (uint32_t i = 0; i < count; ++i) {
    out->descriptors.push_back(static_cast<int>(engine.ToNumber(At(engine, stdio, i))));
  }
  out->detached = engine.ToBoolean(At(engine, arguments, 5));
  const double uid = engine.ToNumber(At(engine, arguments, 6));
  const double gid = engine.ToNumber(At(engine, arguments, 7));
  if ((out->set_uid = uid >= 0)) out->uid = static_cast<uint32_t>(uid);
  if ((out->set_gid = gid >= 0)) out->gid = static_cast<uint32_t>(gid);
}

}  // namespace orrery
