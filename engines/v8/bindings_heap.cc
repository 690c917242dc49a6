// internalBinding('heap'): what the engine says of its memory and takes as flags; the module v8.
//
//  * heapStatistics(), spaceStatistics(), codeStatistics(): arrays of numbers.
//  * setFlags(text), cachedDataVersionTag(), collectGarbage(), serializeSnapshot(fd): 0 or -errno.
//
// Engine's thread.
#include <v8-profiler.h>

#include <unistd.h>

#include <cerrno>

#include "engines/v8/impl.h"

namespace orrery::js {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

v8::Local<v8::Array> Numbers(v8::Isolate* isolate, std::initializer_list<double> numbers) {
  std::vector<v8::Local<v8::Value>> values;
  for (double number : numbers) values.push_back(v8::Number::New(isolate, number));
  return v8::Array::New(isolate, values.data(), values.size());
}
double D(size_t size) { return static_cast<double>(size); }

void TotalStatistics(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::HeapStatistics heap;
  isolate->GetHeapStatistics(&heap);
  info.GetReturnValue().Set(Numbers(
      isolate,
      {D(heap.total_heap_size()), D(heap.total_heap_size_executable()),
       D(heap.total_physical_size()), D(heap.total_available_size()), D(heap.used_heap_size()),
       D(heap.heap_size_limit()), D(heap.malloced_memory()), D(heap.peak_malloced_memory()),
       D(heap.does_zap_garbage()), D(heap.number_of_native_contexts()),
       D(heap.number_of_detached_contexts()), D(heap.total_global_handles_size()),
       D(heap.used_global_handles_size()), D(heap.external_memory())}));
}

/// [name, size, used, available, physical] of each space.
void SpaceStatistics(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Array> spaces = v8::Array::New(isolate);
  for (size_t i = 0; i < isolate->NumberOfHeapSpaces(); ++i) {
    v8::HeapSpaceStatistics space;
    isolate->GetHeapSpaceStatistics(&space, i);
    v8::Local<v8::Value> parts[] = {Utf8(isolate, space.space_name()),
                                    v8::Number::New(isolate, D(space.space_size())),
                                    v8::Number::New(isolate, D(space.space_used_size())),
                                    v8::Number::New(isolate, D(space.space_available_size())),
                                    v8::Number::New(isolate, D(space.physical_space_size()))};
    spaces->Set(context, static_cast<uint32_t>(i), v8::Array::New(isolate, parts, 5)).Check();
  }
  info.GetReturnValue().Set(spaces);
}

void CodeStatistics(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::HeapCodeStatistics code;
  isolate->GetHeapCodeAndMetadataStatistics(&code);
  info.GetReturnValue().Set(
      Numbers(isolate, {D(code.code_and_metadata_size()), D(code.bytecode_and_metadata_size()),
                        D(code.external_script_source_size()),
                        D(code.cpu_profiler_metadata_size())}));
}

void SetFlags(const Info& info) {
  v8::String::Utf8Value flags(info.GetIsolate(), info[0]);
  Engine::SetFlags(std::string(*flags, static_cast<size_t>(flags.length())));
}

void CachedDataVersionTag(const Info& info) {
  info.GetReturnValue().Set(v8::ScriptCompiler::CachedDataVersionTag());
}

void CollectGarbage(const Info& info) { info.GetIsolate()->LowMemoryNotification(); }

/// Writes the snapshot's JSON to a descriptor as it comes.
class FileStream final : public v8::OutputStream {
 public:
  explicit FileStream(int fd) : fd_(fd) {}
  int GetChunkSize() override { return 65536; }
  void EndOfStream() override {}
  WriteResult WriteAsciiChunk(char* data, int size) override {
    for (int done = 0; done < size;) {
      const ssize_t n = ::write(fd_, data + done, static_cast<size_t>(size - done));
      if (n < 0 && errno != EINTR) {
        error = errno;
        return kAbort;
      }
      if (n > 0) done += static_cast<int>(n);
    }
    return kContinue;
  }
  int error = 0;

 private:
  const int fd_;
};

void SerializeSnapshot(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  const v8::HeapSnapshot* snapshot = isolate->GetHeapProfiler()->TakeHeapSnapshot();
  FileStream stream(info[0].As<v8::Int32>()->Value());
  snapshot->Serialize(&stream, v8::HeapSnapshot::kJSON);
  const_cast<v8::HeapSnapshot*>(snapshot)->Delete();
  info.GetReturnValue().Set(-stream.error);
}

}  // namespace

void FillHeap(Engine& engine, v8::Local<v8::Object> target) {
  SetMethod(engine, target, "heapStatistics", TotalStatistics);
  SetMethod(engine, target, "spaceStatistics", SpaceStatistics);
  SetMethod(engine, target, "codeStatistics", CodeStatistics);
  SetMethod(engine, target, "setFlags", SetFlags);
  SetMethod(engine, target, "cachedDataVersionTag", CachedDataVersionTag);
  SetMethod(engine, target, "collectGarbage", CollectGarbage);
  SetMethod(engine, target, "serializeSnapshot", SerializeSnapshot);
}

}  // namespace orrery::js
