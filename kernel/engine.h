// The JavaScript engine as bindings see it: plain one-word values, no engine type.
//
//  * Value: a handle on the stack, valid while its Scope lives. Persistent: one that is stored.
//  * CallInfo: the arguments of a native function, and its return value.
//  * Engine: about 60 operations, implemented by one engine that is chosen at build time
//    (engines/v8). Nothing here is virtual: the linker binds it.
//
// A function that can run JavaScript returns bool: on false an exception is pending in the engine
// (take it with TakeException, or return to JavaScript, which then sees it). No C++ exception
// crosses. Thread rule: the engine's thread, but Terminate.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace orrery {
class EventLoop;
class Slab;
}  // namespace orrery

namespace orrery::js {

class Engine;
class CallInfo;

/// A JavaScript value: one word, trivially copyable, alive while the innermost Scope is.
struct Value {
  uintptr_t slot = 0;
  explicit operator bool() const { return slot != 0; }
};

enum class Type : uint8_t {
  kUndefined, kNull, kBoolean, kNumber, kBigInt, kString, kSymbol, kFunction, kArray, kBytes, kObject
};

/// A value that is stored: a root for the garbage collector until it is reset or dies.
class Persistent {
 public:
  Persistent() = default;
  Persistent(Engine& engine, Value value);
  Persistent(Persistent&& other) noexcept : slot_(other.slot_) { other.slot_ = 0; }
  Persistent& operator=(Persistent&& other) noexcept {
    std::swap(slot_, other.slot_);
    return *this;
  }
  ~Persistent() { Reset(); }
  void Reset();
  explicit operator bool() const { return slot_ != 0; }
  /// A handle in the current Scope.
  Value Get(Engine& engine) const;

 private:
  uintptr_t slot_ = 0;
};

/// Memory of an ArrayBuffer that an operation in flight uses: it stays while this lives, whatever
/// JavaScript does. About 50 ns; for synchronous calls CallInfo::Bytes is enough.
class HeldBytes {
 public:
  uint8_t* data() const { return bytes_.data(); }
  size_t size() const { return bytes_.size(); }
  std::span<uint8_t> span() const { return bytes_; }

 private:
  friend class Engine;
  std::shared_ptr<void> store_;
  std::span<uint8_t> bytes_;
};

/// Opens the engine for use: values made inside die with it. Nests.
class Scope {
 public:
  explicit Scope(Engine& engine);
  ~Scope();
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;

 private:
  alignas(void*) unsigned char storage_[64];
};

/// What a fast form of a native function takes and gives.
enum class FastType : uint8_t { kVoid, kBoolean, kInt32, kUint32, kDouble, kValue };

/// A C++ function that compiled JavaScript may call as such, without entering the engine's API: it
/// gets the receiver and the arguments as `parameters` says, and a FastCall& behind them. It must
/// not call the engine. `function` is nullptr where there is none; an engine is free not to use it.
struct FastForm {
  const void* function = nullptr;
  FastType result = FastType::kVoid;
  std::span<const FastType> parameters;  ///< without the receiver and the FastCall
};

/// What a fast form is given last.
struct FastCall {
  bool falls_back = false;  ///< set: nothing has been done, call the ordinary form
};
/// What a fast form can ask of a value; false: falls back. The memory is valid for the call.
bool FastBytes(Value value, std::span<uint8_t>* bytes);       ///< of a typed array
bool FastText(Value value, std::span<const uint8_t>* text);  ///< of a flat string of Latin-1

/// A function that JavaScript can call.
struct NativeFunction {
  const char* name;
  void (*invoke)(CallInfo&);
  int length = 0;
  FastForm fast = {};
};

/// The arguments and the return value of one call from JavaScript.
class CallInfo {
 public:
  CallInfo(Engine& engine, const void* raw) : engine_(engine), raw_(raw) {}
  Engine& engine() const { return engine_; }
  int count() const;
  Value operator[](int index) const;  ///< undefined beyond count()
  Value receiver() const;

  /// The argument as a plain type; false if it is of another type (no exception is pending).
  bool Int32(int index, int32_t* out) const;
  bool Uint32(int index, uint32_t* out) const;
  bool Number(int index, double* out) const;
  bool Boolean(int index) const;  ///< truthiness
  /// The memory of a typed array, DataView or ArrayBuffer, for the time of this call.
  bool Bytes(int index, std::span<uint8_t>* out) const;
  bool String(int index, std::string* utf8) const;

  void Return(Value value);
  void Return(int32_t value);
  void Return(uint32_t value);
  void Return(double value);
  void Return(bool value);

 private:
  Engine& engine_;
  const void* raw_;
};

/// What is known of an exception that nobody caught.
struct Exception {
  Persistent value;
  std::string arrow;  ///< "file:line\nsource line\n    ^^^\n", or ""
  std::string thrown_at;  ///< the stack where it was thrown, a line per frame
  bool terminated = false;  ///< execution was ended, there is no value
};

struct HeapStatistics {
  uint64_t total = 0, executable = 0, physical = 0, available = 0, used = 0, limit = 0,
           malloced = 0, peak_malloced = 0, external = 0, native_contexts = 0,
           detached_contexts = 0, array_buffers = 0;
};

/// A compiled library file: see Engine::CompileLibrary.
struct LibrarySource {
  std::string_view id;      ///< "fs"; the file name that stacks show is "node:fs"
  std::string_view source;  ///< ASCII, alive for the life of the process
  std::string_view cache;   ///< code cache, or empty
  /// Of the function that the file becomes: the same texts in each call, or the first of them.
  std::span<const char* const> parameters;
};

struct EngineOptions {
  EventLoop* loop = nullptr;               ///< where the engine's own tasks run
  std::function<void()> on_near_heap_limit;///< called once before memory runs out
  /// Called when the engine's own tasks ran in a turn: promises that they settled have reactions.
  std::function<void()> on_tasks_run;
  bool always_clear = false;               ///< no ArrayBuffer shows what its memory held before
};

class Engine {
 public:
  static const size_t kMaxStringLength;  ///< in UTF-16 units
  static const size_t kMaxBytes;         ///< of a typed array
  /// Sets flags of the engine ("--stack-size=984"); before the first engine is made.
  static void SetFlags(const std::string& flags);
  /// Sets one flag as a command line has it ("--name" or "--name=value"); false if there is none.
  static bool TakeFlag(const std::string& flag);
  static std::string Version();
  static std::unique_ptr<Engine> Create(const EngineOptions& options);
  ~Engine();

  // -- making values (8 bytes each, in the current Scope) --
  Value Undefined();
  Value Null();
  Value Boolean(bool value);
  Value Number(double value);
  Value BigInt(int64_t value);
  Value BigIntUnsigned(uint64_t value);
  Value String(std::string_view utf8);
  Value StringLatin1(std::string_view bytes);
  Value StringUtf16(std::u16string_view units);
  /// A string that takes memory from malloc() as it is, and free()s it once it is garbage: for
  /// large texts, which would cost a copy.
  Value StringLatin1Owned(uint8_t* data, size_t size);
  Value Array(std::span<const Value> elements);
  Value Object();
  /// Of an object that has got its properties: reading them becomes quick, however many there are.
  void MakeQuick(Value object);
  Value Function(const NativeFunction& function);  ///< `function` lives as long as the engine
  /// An Uint8Array over memory that `release(hint)` gives back, on any thread, once it is garbage.
  Value Bytes(uint8_t* data, size_t size, void (*release)(void* hint), void* hint);
  /// An ArrayBuffer, whose memory holds anything until the caller has filled it.
  Value NewBytes(size_t size, std::span<uint8_t>* memory);
  Value CopyBytes(std::span<const uint8_t> bytes);
  /// An ArrayBuffer over a whole slab; holds a reference to it.
  Value SlabBuffer(Slab* slab);
  Value Float64Array(double* data, size_t length);  ///< the memory outlives the engine
  Value Int32Array(int32_t* data, size_t length);
  /// An Int32Array [1]: while it holds 0, the memory of new ArrayBuffers is not cleared.
  Value ClearingSwitch();
  /// new Error(message), TypeError, RangeError, with `code` as a property.
  Value Error(const char* constructor, std::string_view code, std::string_view message);

  // -- reading values --
  Type TypeOf(Value value);
  double ToNumber(Value number);
  bool ToBoolean(Value value);
  int64_t ToBigInt(Value bigint);
  uint64_t ToBigIntUnsigned(Value bigint);
  std::string ToUtf8(Value string);
  void ToUtf8(Value string, std::string* into);  ///< uses the memory that `into` has
  bool IsStringOneByte(Value string);
  size_t StringLength(Value string);  ///< in UTF-16 units
  /// The characters of a string where they stand, valid until the engine allocates; false if they
  /// do not stand in one piece, a byte each.
  bool OneByteText(Value string, std::span<const uint8_t>* text);
  size_t Utf8Length(Value string);
  /// Write into `into`, no terminator; return bytes (or units) written; whole characters only.
  size_t WriteUtf8(Value string, std::span<uint8_t> into, size_t* units_read = nullptr);
  size_t WriteLatin1(Value string, std::span<uint8_t> into);
  size_t WriteUtf16(Value string, std::span<uint16_t> into);
  bool BytesOf(Value value, std::span<uint8_t>* out);
  bool Hold(Value bytes, HeldBytes* out);

  // -- objects --
  bool Get(Value object, std::string_view name, Value* out);
  bool Set(Value object, std::string_view name, Value value);
  bool GetIndex(Value object, uint32_t index, Value* out);
  bool SetIndex(Value object, uint32_t index, Value value);
  uint32_t ArrayLength(Value array);
  /// An object with one native slot. When it becomes garbage, `finalize(state)` runs on the
  /// engine's thread; at teardown for all that are left.
  Value NativeObject(void* state, void (*finalize)(void* state));
  /// The slot of an object made by NativeObject; null for anything else.
  void* NativeState(Value object);

  // -- running --
  bool Call(Value function, Value receiver, std::span<const Value> arguments, Value* result);
  void Throw(Value exception);
  /// The pending exception after a call that returned false; clears it.
  Exception TakeException();
  /// "file:line:column" of the innermost function on the stack that is not the library's; "" if
  /// there is none among the uppermost.
  std::string CallerPlace();
  /// Where an error was made, in the form of Exception::arrow.
  std::string ArrowOf(Value error);
  void RunMicrotasks();
  /// Objects that a WeakRef was asked for, or made of, are held until here (ECMAScript's
  /// ClearKeptObjects): at the end of each job.
  void LetGoOfWeakTargets();
  /// Ends running JavaScript, from any thread.
  void Terminate();
  void CancelTermination();
  /// The function (exports, require, module, internalBinding) of a library file. False with an
  /// exception pending if it does not compile.
  bool CompileLibrary(const LibrarySource& library, Value* function, bool* cache_rejected);
  /// The code cache of a function that CompileLibrary made, with all that has been compiled since.
  std::string CreateCodeCache(Value function);
  /// Adds the engine's own bindings (modules, vm, util facts) to internalBinding.
  bool EngineBinding(std::string_view name, Value* object);

  // -- the rest --
  HeapStatistics Heap();
  void CollectGarbage();
  /// Collects, and gives memory that is not needed now back to the system: one short pause, unlike
  /// CollectGarbage, which goes on until nothing more is found.
  void ReturnMemory();
  void AdjustExternalMemory(int64_t bytes);
  /// From now on `told` is called when a garbage collection begins and ends, with the engine's kind
  /// of it. Once.
  void WatchCollections(std::function<void(bool begins, int kind)> told);
  /// Runs the engine's tasks until none is left in its workers; true if any ran.
  bool DrainTasks();
  /// The embedder's pointer, for CallInfo's functions to find their environment.
  void* host = nullptr;

  struct Impl;
  Impl& impl() { return *impl_; }

 private:
  explicit Engine(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace orrery::js
