// The typed binding layer: a binding is a plain C++ function on plain types.
//
//  * Fn<"name", Function>: makes a js::NativeFunction of it. Arguments are read by their types,
//    the result is returned by its type; a wrong type throws Node's ERR_INVALID_ARG_TYPE.
//  * Argument types: Environment& or js::CallInfo& (given, not read), int32_t, uint32_t, int64_t
//    (a safe integer), double, bool, std::string (UTF-8), std::span<uint8_t> (bytes, for the time
//    of the call), js::Value (anything).
//  * Result types: void, int32_t, uint32_t, int64_t, double, bool, std::string, js::Value.
//  * Bind: puts functions and constants into the object that internalBinding(name) returns.
//
// A binding must not keep a js::Value or a span beyond its call. Engine's thread.
#pragma once

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "bindings/core/environment.h"
#include "kernel/engine.h"

namespace orrery {

/// A string as a template argument.
template <size_t N>
struct FixedString {
  char text[N];
  constexpr FixedString(const char (&from)[N]) { std::copy_n(from, N, text); }
};

namespace internal {

void ThrowArgumentType(js::CallInfo& call, int index, const char* expected);

template <typename T>
struct Argument;

template <>
struct Argument<int32_t> {
  static constexpr const char* kExpected = "number";
  static bool Read(js::CallInfo& call, int index, int32_t* out) { return call.Int32(index, out); }
};
template <>
struct Argument<uint32_t> {
  static constexpr const char* kExpected = "number";
  static bool Read(js::CallInfo& call, int index, uint32_t* out) { return call.Uint32(index, out); }
};
template <>
struct Argument<double> {
  static constexpr const char* kExpected = "number";
  static bool Read(js::CallInfo& call, int index, double* out) { return call.Number(index, out); }
};
template <>
struct Argument<int64_t> {
  static constexpr const char* kExpected = "number";
  static bool Read(js::CallInfo& call, int index, int64_t* out) {
    double number;
    if (!call.Number(index, &number) || !(std::fabs(number) <= 9007199254740992.0)) return false;
    *out = static_cast<int64_t>(number);
    return true;
  }
};
template <>
struct Argument<bool> {
  static constexpr const char* kExpected = "boolean";
  static bool Read(js::CallInfo& call, int index, bool* out) {
    *out = call.Boolean(index);
    return true;
  }
};
template <>
struct Argument<std::string> {
  static constexpr const char* kExpected = "string";
  static bool Read(js::CallInfo& call, int index, std::string* out) {
    return call.String(index, out);
  }
};
template <>
struct Argument<std::span<uint8_t>> {
  static constexpr const char* kExpected = "Uint8Array";
  static bool Read(js::CallInfo& call, int index, std::span<uint8_t>* out) {
    return call.Bytes(index, out);
  }
};
template <>
struct Argument<js::Value> {
  static constexpr const char* kExpected = "any";
  static bool Read(js::CallInfo& call, int index, js::Value* out) {
    *out = call[index];
    return true;
  }
};

inline void Return(js::CallInfo& call, int64_t value) { call.Return(static_cast<double>(value)); }
inline void Return(js::CallInfo& call, int32_t value) { call.Return(value); }
inline void Return(js::CallInfo& call, uint32_t value) { call.Return(value); }
inline void Return(js::CallInfo& call, double value) { call.Return(value); }
inline void Return(js::CallInfo& call, bool value) { call.Return(value); }
inline void Return(js::CallInfo& call, js::Value value) {
  if (value) call.Return(value);
}
inline void Return(js::CallInfo& call, const std::string& value) {
  call.Return(call.engine().String(value));
}

/// Given arguments take no place among those that JavaScript passes.
template <typename T>
inline constexpr bool kGiven = std::is_same_v<T, Environment&> || std::is_same_v<T, js::CallInfo&>;

template <typename Result, typename... Parameters>
struct Invoker {
  static constexpr int kLength = ((kGiven<Parameters> ? 0 : 1) + ... + 0);

  template <typename T>
  static bool ReadOne(js::CallInfo& call, int& index, std::decay_t<T>& slot) {
    if (Argument<std::decay_t<T>>::Read(call, index, &slot)) {
      ++index;
      return true;
    }
    ThrowArgumentType(call, index, Argument<std::decay_t<T>>::kExpected);
    return false;
  }

  template <typename T>
  struct Slot {
    std::decay_t<T> value{};
    bool Read(js::CallInfo& call, int& index) { return ReadOne<T>(call, index, value); }
    std::decay_t<T>& Pass(js::CallInfo&) { return value; }
  };
  template <typename T>
    requires kGiven<T>
  struct Slot<T> {
    bool Read(js::CallInfo&, int&) { return true; }
    T Pass(js::CallInfo& call) {
      if constexpr (std::is_same_v<T, Environment&>) {
        return *static_cast<Environment*>(call.engine().host);
      } else {
        return call;
      }
    }
  };

  template <auto Function, size_t... I>
  static void Run(js::CallInfo& call, std::index_sequence<I...>) {
    std::tuple<Slot<Parameters>...> slots;
    [[maybe_unused]] int index = 0;
    if (!(std::get<I>(slots).Read(call, index) && ...)) return;
    if constexpr (std::is_void_v<Result>) {
      Function(std::get<I>(slots).Pass(call)...);
    } else {
      Return(call, Function(std::get<I>(slots).Pass(call)...));
    }
  }
};

template <typename Result, typename... Parameters>
Invoker<Result, Parameters...> InvokerOf(Result (*)(Parameters...));

}  // namespace internal

/// The native function `Name` that calls the plain C++ function `Function`.
template <FixedString Name, auto Function>
struct Fn {
  using Invoker = decltype(internal::InvokerOf(Function));
  static void Invoke(js::CallInfo& call) {
    [&]<typename Result, typename... P>(internal::Invoker<Result, P...>*) {
      Invoker::template Run<Function>(call, std::index_sequence_for<P...>{});
    }(static_cast<Invoker*>(nullptr));
  }
  static constexpr js::NativeFunction kNative{Name.text, Invoke, Invoker::kLength};
};

/// Fills the object of one internalBinding.
class Binder {
 public:
  Binder(Environment& env, js::Value target) : env(env), target_(target) {}
  template <typename... Fns>
  void Functions() {
    (env.engine.Set(target_, Fns::kNative.name, env.engine.Function(Fns::kNative)), ...);
  }
  void Set(std::string_view name, js::Value value) { env.engine.Set(target_, name, value); }
  void Number(std::string_view name, double value) { Set(name, env.engine.Number(value)); }
  void Text(std::string_view name, std::string_view value) { Set(name, env.engine.String(value)); }

  Environment& env;

 private:
  js::Value target_;
};

}  // namespace orrery
