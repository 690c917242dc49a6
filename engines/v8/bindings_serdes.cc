// internalBinding('serdes'): values as bytes, by the engine's serializer (structured clone).
//
//  * makeSerializer() and, with what it gives as first argument: writeHeader, writeValue(s, owner,
//    value), release, transferWritten(s, id, buffer), writeUint32, writeUint64(s, high, low),
//    writeDouble, writeRawBytes, treatViewsAsHostObjects.
//  * makeDeserializer(bytes): readHeader, readValue(d, owner), transferRead(d, id, buffer, anew),
//    wireFormatVersion, readUint32, readUint64, readDouble, readRawBytes(d, length) -> offset.
//    transferRead takes shared memory (`anew`: for another object of the same memory) and modules
//    of WebAssembly, too.
//  * HostObject: whose instances the serializer leaves to its owner. detach(buffer): a new
//    ArrayBuffer with the memory of one that has none from then on.
//
// `owner` answers what the engine cannot: _writeHostObject(object), _getDataCloneError(message),
// _getSharedArrayBufferId(buffer), _getWasmModuleId(module); _readHostObject(). Engine's thread.
#include <unordered_map>

#include "engines/v8/scripts.h"

namespace orrery::js {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

/// Calls a method of the owner; empty with an exception pending, or if there is no such method.
v8::MaybeLocal<v8::Value> Ask(v8::Isolate* isolate, v8::Local<v8::Object> owner, const char* name,
                              std::initializer_list<v8::Local<v8::Value>> arguments) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Value> method;
  if (!owner->Get(context, Name(isolate, name)).ToLocal(&method)) return {};
  if (!method->IsFunction()) {
    isolate->ThrowException(
        v8::Exception::TypeError(Utf8(isolate, std::string(name) + " is not a function")));
    return {};
  }
  std::vector<v8::Local<v8::Value>> list(arguments);
  return method.As<v8::Function>()->Call(context, owner, static_cast<int>(list.size()),
                                         list.data());
}

bool HasMethod(v8::Isolate* isolate, v8::Local<v8::Object> owner, const char* name) {
  v8::Local<v8::Value> method;
  return owner->Get(isolate->GetCurrentContext(), Name(isolate, name)).ToLocal(&method) &&
         method->IsFunction();
}

// ---- writing ------------------------------------------------------------------------------------

class Writer final : public v8::ValueSerializer::Delegate {
 public:
  explicit Writer(v8::Isolate* isolate) : isolate_(isolate), serializer(isolate, this) {}

  void ThrowDataCloneError(v8::Local<v8::String> message) override {
    v8::Local<v8::Value> error;
    if (Ask(isolate_, owner, "_getDataCloneError", {message}).ToLocal(&error)) {
      isolate_->ThrowException(error);
    }
  }
  v8::Maybe<bool> WriteHostObject(v8::Isolate* isolate, v8::Local<v8::Object> object) override {
    if (!HasMethod(isolate, owner, "_writeHostObject")) {
      ThrowDataCloneError(Utf8(isolate, "#<Object> could not be cloned."));
      return v8::Nothing<bool>();
    }
    if (Ask(isolate, owner, "_writeHostObject", {object}).IsEmpty()) return v8::Nothing<bool>();
    return v8::Just(true);
  }
  v8::Maybe<uint32_t> GetSharedArrayBufferId(v8::Isolate* isolate,
                                             v8::Local<v8::SharedArrayBuffer> buffer) override {
    return IdOf(isolate, buffer, "_getSharedArrayBufferId",
                "#<SharedArrayBuffer> could not be cloned.");
  }
  v8::Maybe<uint32_t> GetWasmModuleTransferId(v8::Isolate* isolate,
                                              v8::Local<v8::WasmModuleObject> module) override {
    return IdOf(isolate, module, "_getWasmModuleId", "#<Module> could not be cloned.");
  }

 private:
  v8::Maybe<uint32_t> IdOf(v8::Isolate* isolate, v8::Local<v8::Object> object, const char* method,
                           const char* otherwise) {
    v8::Local<v8::Value> id;
    if (!HasMethod(isolate, owner, method)) {
      ThrowDataCloneError(Utf8(isolate, otherwise));
      return v8::Nothing<uint32_t>();
    }
    if (!Ask(isolate, owner, method, {object}).ToLocal(&id)) return v8::Nothing<uint32_t>();
    return id->Uint32Value(isolate->GetCurrentContext());
  }

  v8::Isolate* isolate_;

 public:
  v8::Local<v8::Object> owner;  ///< during WriteValue
  v8::ValueSerializer serializer;
};

class Reader final : public v8::ValueDeserializer::Delegate {
 public:
  Reader(v8::Isolate* isolate, v8::Local<v8::Value> bytes, std::span<const uint8_t> data)
      : deserializer(isolate, data.data(), data.size(), this), data(data) {
    kept.Reset(isolate, bytes);
  }
  v8::MaybeLocal<v8::Object> ReadHostObject(v8::Isolate* isolate) override {
    if (!HasMethod(isolate, owner, "_readHostObject")) {
      return v8::ValueDeserializer::Delegate::ReadHostObject(isolate);
    }
    v8::Isolate::AllowJavascriptExecutionScope allowed(isolate);
    v8::Local<v8::Value> object;
    if (!Ask(isolate, owner, "_readHostObject", {}).ToLocal(&object)) return {};
    if (object->IsObject()) return object.As<v8::Object>();
    isolate->ThrowException(
        v8::Exception::TypeError(Utf8(isolate, "readHostObject must return an object")));
    return {};
  }
  // The engine lets no JavaScript run here: the buffers have been given before.
  v8::MaybeLocal<v8::SharedArrayBuffer> GetSharedArrayBufferFromId(v8::Isolate* isolate,
                                                                   uint32_t id) override {
    auto found = shared.find(id);
    if (found != shared.end()) return found->second.Get(isolate);
    return v8::ValueDeserializer::Delegate::GetSharedArrayBufferFromId(isolate, id);
  }
  v8::MaybeLocal<v8::WasmModuleObject> GetWasmModuleFromId(v8::Isolate* isolate,
                                                           uint32_t id) override {
    auto found = modules.find(id);
    if (found == modules.end()) {
      return v8::ValueDeserializer::Delegate::GetWasmModuleFromId(isolate, id);
    }
    return v8::WasmModuleObject::FromCompiledModule(
        isolate, found->second.Get(isolate)->GetCompiledModule());
  }

  v8::Local<v8::Object> owner;  ///< during ReadValue
  v8::ValueDeserializer deserializer;
  std::span<const uint8_t> data;
  std::unordered_map<uint32_t, v8::Global<v8::SharedArrayBuffer>> shared;
  std::unordered_map<uint32_t, v8::Global<v8::WasmModuleObject>> modules;
  v8::Global<v8::Value> kept;
};

template <typename T>
T& StateOf(const Info& info) {
  return *static_cast<T*>(EngineOf(info.GetIsolate()).NativeState(ToValue(info[0])));
}
double NumberAt(const Info& info, int index) {
  return info[index]->NumberValue(info.GetIsolate()->GetCurrentContext()).FromMaybe(0);
}
uint32_t Uint32At(const Info& info, int index) {
  return info[index]->Uint32Value(info.GetIsolate()->GetCurrentContext()).FromMaybe(0);
}

void MakeSerializer(const Info& info) {
  Engine& engine = EngineOf(info.GetIsolate());
  info.GetReturnValue().Set(Local(engine.NativeObject(
      new Writer(info.GetIsolate()), [](void* state) { delete static_cast<Writer*>(state); })));
}
void WriteHeader(const Info& info) { StateOf<Writer>(info).serializer.WriteHeader(); }
void WriteValue(const Info& info) {
  auto& writer = StateOf<Writer>(info);
  writer.owner = info[1].As<v8::Object>();
  v8::Maybe<bool> written =
      writer.serializer.WriteValue(info.GetIsolate()->GetCurrentContext(), info[2]);
  writer.owner = {};
  if (written.IsJust()) info.GetReturnValue().Set(written.FromJust());
}
void Release(const Info& info) {
  Engine& engine = EngineOf(info.GetIsolate());
  auto [data, size] = StateOf<Writer>(info).serializer.Release();
  if (size == 0) {
    std::free(data);
    return info.GetReturnValue().Set(Local(engine.CopyBytes({})));
  }
  info.GetReturnValue().Set(Local(engine.Bytes(data, size, std::free, data)));
}
void TransferWritten(const Info& info) {
  StateOf<Writer>(info).serializer.TransferArrayBuffer(Uint32At(info, 1),
                                                       info[2].As<v8::ArrayBuffer>());
}
void WriteUint32(const Info& info) {
  StateOf<Writer>(info).serializer.WriteUint32(Uint32At(info, 1));
}
void WriteUint64(const Info& info) {
  const uint64_t high = Uint32At(info, 1), low = Uint32At(info, 2);
  StateOf<Writer>(info).serializer.WriteUint64((high << 32) | low);
}
void WriteDouble(const Info& info) {
  StateOf<Writer>(info).serializer.WriteDouble(NumberAt(info, 1));
}
void WriteRawBytes(const Info& info) {
  std::span<uint8_t> bytes;
  if (EngineOf(info.GetIsolate()).BytesOf(ToValue(info[1]), &bytes)) {
    StateOf<Writer>(info).serializer.WriteRawBytes(bytes.data(), bytes.size());
  }
}
void TreatViewsAsHostObjects(const Info& info) {
  StateOf<Writer>(info).serializer.SetTreatArrayBufferViewsAsHostObjects(
      info[1]->BooleanValue(info.GetIsolate()));
}

// ---- reading ------------------------------------------------------------------------------------

void MakeDeserializer(const Info& info) {
  Engine& engine = EngineOf(info.GetIsolate());
  std::span<uint8_t> bytes;
  if (!engine.BytesOf(ToValue(info[0]), &bytes)) return;
  info.GetReturnValue().Set(
      Local(engine.NativeObject(new Reader(info.GetIsolate(), info[0], bytes),
                                [](void* state) { delete static_cast<Reader*>(state); })));
}
void ReadHeader(const Info& info) {
  v8::Maybe<bool> read =
      StateOf<Reader>(info).deserializer.ReadHeader(info.GetIsolate()->GetCurrentContext());
  if (read.IsJust()) info.GetReturnValue().Set(read.FromJust());
}
void ReadValue(const Info& info) {
  auto& reader = StateOf<Reader>(info);
  reader.owner = info[1].As<v8::Object>();
  v8::Local<v8::Value> value;
  const bool read =
      reader.deserializer.ReadValue(info.GetIsolate()->GetCurrentContext()).ToLocal(&value);
  reader.owner = {};
  if (read) info.GetReturnValue().Set(value);
}
void TransferRead(const Info& info) {
  auto& reader = StateOf<Reader>(info);
  if (info[2]->IsArrayBuffer()) {
    reader.deserializer.TransferArrayBuffer(Uint32At(info, 1), info[2].As<v8::ArrayBuffer>());
  } else if (info[2]->IsSharedArrayBuffer()) {
    auto buffer = info[2].As<v8::SharedArrayBuffer>();
    if (info[3]->IsTrue()) {
      buffer = v8::SharedArrayBuffer::New(info.GetIsolate(), buffer->GetBackingStore());
    }
    reader.shared[Uint32At(info, 1)].Reset(info.GetIsolate(), buffer);
  } else if (info[2]->IsWasmModuleObject()) {
    reader.modules[Uint32At(info, 1)].Reset(info.GetIsolate(), info[2].As<v8::WasmModuleObject>());
  }
}
void WireFormatVersion(const Info& info) {
  info.GetReturnValue().Set(StateOf<Reader>(info).deserializer.GetWireFormatVersion());
}
// undefined when the bytes end before.
void ReadUint32(const Info& info) {
  uint32_t value;
  if (StateOf<Reader>(info).deserializer.ReadUint32(&value)) info.GetReturnValue().Set(value);
}
void ReadUint64(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  uint64_t value;
  if (!StateOf<Reader>(info).deserializer.ReadUint64(&value)) return;
  v8::Local<v8::Value> parts[] = {
      v8::Integer::NewFromUnsigned(isolate, static_cast<uint32_t>(value >> 32)),
      v8::Integer::NewFromUnsigned(isolate, static_cast<uint32_t>(value))};
  info.GetReturnValue().Set(v8::Array::New(isolate, parts, 2));
}
void ReadDouble(const Info& info) {
  double value;
  if (StateOf<Reader>(info).deserializer.ReadDouble(&value)) info.GetReturnValue().Set(value);
}
void ReadRawBytes(const Info& info) {
  auto& reader = StateOf<Reader>(info);
  const void* data;
  if (!reader.deserializer.ReadRawBytes(static_cast<size_t>(NumberAt(info, 1)), &data)) return;
  info.GetReturnValue().Set(
      static_cast<double>(static_cast<const uint8_t*>(data) - reader.data.data()));
}

// ---- what is not copied -------------------------------------------------------------------------

void Detach(const Info& info) {
  auto buffer = info[0].As<v8::ArrayBuffer>();
  if (!buffer->IsDetachable()) return;
  std::shared_ptr<v8::BackingStore> memory = buffer->GetBackingStore();
  buffer->Detach();
  info.GetReturnValue().Set(v8::ArrayBuffer::New(info.GetIsolate(), std::move(memory)));
}

void SetHostObject(Engine& engine, v8::Local<v8::Object> target) {
  v8::Isolate* isolate = engine.impl().isolate;
  v8::Local<v8::FunctionTemplate> shape = v8::FunctionTemplate::New(isolate);
  shape->SetClassName(Name(isolate, "HostObject"));
  shape->InstanceTemplate()->SetInternalFieldCount(1);
  v8::Local<v8::Context> context = engine.impl().context();
  target->Set(context, Name(isolate, "HostObject"), shape->GetFunction(context).ToLocalChecked())
      .Check();
}

}  // namespace

void FillSerdes(Engine& engine, v8::Local<v8::Object> target) {
  SetHostObject(engine, target);
  SetMethod(engine, target, "detach", Detach);
  SetMethod(engine, target, "makeSerializer", MakeSerializer);
  SetMethod(engine, target, "writeHeader", WriteHeader);
  SetMethod(engine, target, "writeValue", WriteValue);
  SetMethod(engine, target, "release", Release);
  SetMethod(engine, target, "transferWritten", TransferWritten);
  SetMethod(engine, target, "writeUint32", WriteUint32);
  SetMethod(engine, target, "writeUint64", WriteUint64);
  SetMethod(engine, target, "writeDouble", WriteDouble);
  SetMethod(engine, target, "writeRawBytes", WriteRawBytes);
  SetMethod(engine, target, "treatViewsAsHostObjects", TreatViewsAsHostObjects);
  SetMethod(engine, target, "makeDeserializer", MakeDeserializer);
  SetMethod(engine, target, "readHeader", ReadHeader);
  SetMethod(engine, target, "readValue", ReadValue);
  SetMethod(engine, target, "transferRead", TransferRead);
  SetMethod(engine, target, "wireFormatVersion", WireFormatVersion);
  SetMethod(engine, target, "readUint32", ReadUint32);
  SetMethod(engine, target, "readUint64", ReadUint64);
  SetMethod(engine, target, "readDouble", ReadDouble);
  SetMethod(engine, target, "readRawBytes", ReadRawBytes);
}

}  // namespace orrery::js
