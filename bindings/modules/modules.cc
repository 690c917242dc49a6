// internalBinding('modules'): the few questions that the module loaders ask of the file system,
// answered at once.
//
//  * fileKind(path): 0 a file, 1 a directory, negative: none. readText(path), realPath(path): a
//    string, or a negative errno.
//
// Loop thread only.
#include <cstdlib>

#include "bindings/core/function.h"

namespace orrery {

namespace {

constexpr uint64_t kTypeMask = 0170000, kDirectory = 0040000;

int32_t FileKind(Environment& env, std::string path) {
  FileOp op;
  op.action = FileAction::kStat;
  op.path = std::move(path);
  const Result result = env.loop.ExecuteFile(op);
  if (result < 0) return result;
  return (op.stat.mode & kTypeMask) == kDirectory ? 1 : 0;
}

js::Value ReadText(Environment& env, std::string path) {
  FileOp op;
  op.action = FileAction::kReadWhole;
  op.path = std::move(path);
  const Result result = env.loop.ExecuteFile(op);
  if (result < 0) return env.engine.Number(result);
  js::Value text =
      env.engine.String({reinterpret_cast<const char*>(op.bytes), op.bytes_size});
  std::free(op.bytes);
  return text;
}

js::Value RealPath(Environment& env, std::string path) {
  FileOp op;
  op.action = FileAction::kRealPath;
  op.path = std::move(path);
  const Result result = env.loop.ExecuteFile(op);
  return result < 0 ? env.engine.Number(result) : env.engine.String(op.text);
}

}  // namespace

void BindModules(Binder& binder) {
  binder.Functions<Fn<"fileKind", FileKind>, Fn<"readText", ReadText>,
                   Fn<"realPath", RealPath>>();
}

}  // namespace orrery
