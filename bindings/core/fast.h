// Functions that compiled JavaScript calls without entering the engine's API.
//
//  * FastFn<"name", Function, FastFunction>: as Fn, with a fast form that is generated from the
//    types of FastFunction (default: Function itself).
//  * Its parameters: int32_t, uint32_t, int64_t (a safe integer), double, bool,
//    std::span<uint8_t> (a typed array), FlatText (a string of Latin-1 in one piece), Receiver
//    (`this`, a typed array; first). Its result: void, bool, int32_t, uint32_t, int64_t, double,
//    or std::optional of one of these: std::nullopt falls back.
//
// What is of another type falls back, too: Function is called instead, which throws or finds a
// longer way. So FastFunction needs no checks beyond those that Function makes of its ranges; where
// Function would throw it gives std::nullopt. It must not call the engine, nor change anything
// before it falls back.
#pragma once

#include <optional>

#include "bindings/core/function.h"

namespace orrery {

struct FlatText : std::span<const uint8_t> {
  using span::span;
};
struct Receiver : std::span<uint8_t> {
  using span::span;
};

namespace internal {

/// What the engine passes for a parameter, and how it becomes what the function takes.
template <typename T, js::FastType kFastType>
struct PassedAsItIs {
  using Passed = T;
  static constexpr js::FastType kType = kFastType;
  static bool Read(T passed, T* out) {
    *out = passed;
    return true;
  }
};
template <typename T>
struct FastParameter;
template <>
struct FastParameter<int32_t> : PassedAsItIs<int32_t, js::FastType::kInt32> {};
template <>
struct FastParameter<uint32_t> : PassedAsItIs<uint32_t, js::FastType::kUint32> {};
template <>
struct FastParameter<double> : PassedAsItIs<double, js::FastType::kDouble> {};
template <>
struct FastParameter<bool> : PassedAsItIs<bool, js::FastType::kBoolean> {};
template <>
struct FastParameter<int64_t> {
  using Passed = double;
  static constexpr js::FastType kType = js::FastType::kDouble;
  static bool Read(double passed, int64_t* out) {
    if (!(std::fabs(passed) <= 9007199254740992.0)) return false;
    *out = static_cast<int64_t>(passed);
    return true;
  }
};
template <>
struct FastParameter<std::span<uint8_t>> {
  using Passed = js::Value;
  static constexpr js::FastType kType = js::FastType::kValue;
  static bool Read(js::Value passed, std::span<uint8_t>* out) {
    return js::FastBytes(passed, out);
  }
};
template <>
struct FastParameter<FlatText> {
  using Passed = js::Value;
  static constexpr js::FastType kType = js::FastType::kValue;
  static bool Read(js::Value passed, FlatText* out) { return js::FastText(passed, out); }
};

template <typename T>
struct FastResult {
  using Plain = T;
};
template <typename T>
struct FastResult<std::optional<T>> {
  using Plain = T;
};
/// A register as a whole: of a bool only a part of it would be set.
template <typename T>
using Returned = std::conditional_t<std::is_same_v<T, bool>, uint32_t,
                                    std::conditional_t<std::is_same_v<T, int64_t>, double, T>>;
template <typename T>
constexpr js::FastType ResultType() {
  if constexpr (std::is_same_v<T, bool>) return js::FastType::kBoolean;
  else if constexpr (std::is_same_v<T, int32_t>) return js::FastType::kInt32;
  else if constexpr (std::is_same_v<T, uint32_t>) return js::FastType::kUint32;
  else if constexpr (std::is_void_v<T>) return js::FastType::kVoid;
  else return js::FastType::kDouble;
}

/// Calls Function with what it takes; the result as the engine takes it.
template <auto Function, typename Result, typename... Arguments>
Returned<typename FastResult<Result>::Plain> CallFast(js::FastCall& call, Arguments... arguments) {
  using Plain = typename FastResult<Result>::Plain;
  if constexpr (std::is_same_v<Result, Plain>) {
    return static_cast<Returned<Plain>>(Function(arguments...));
  } else {
    const Result result = Function(arguments...);
    call.falls_back = !result.has_value();
    return static_cast<Returned<Plain>>(result.value_or(Plain{}));
  }
}

template <auto Function, typename Result, bool kOfReceiver, typename... P>
struct FastInvoker {
  using Plain = typename FastResult<Result>::Plain;
  static constexpr js::FastType kParameters[] = {FastParameter<P>::kType...,
                                                 js::FastType::kVoid};  // never empty
  static constexpr std::span<const js::FastType> kTypes{kParameters, sizeof...(P)};
  static constexpr js::FastType kResult = ResultType<Plain>();

  static Returned<Plain> Invoke(js::Value receiver, typename FastParameter<P>::Passed... passed,
                                js::FastCall& call) {
    Receiver self;
    std::tuple<P...> read;
    const bool all = [&]<size_t... I>(std::index_sequence<I...>) {
      if (kOfReceiver && !js::FastBytes(receiver, &self)) return false;
      return (FastParameter<P>::Read(passed, &std::get<I>(read)) && ...);
    }(std::index_sequence_for<P...>{});
    if (!all) {
      call.falls_back = true;
      return Returned<Plain>();
    }
    return std::apply(
        [&](P... arguments) {
          if constexpr (kOfReceiver) {
            return CallFast<Function, Result>(call, self, arguments...);
          } else {
            return CallFast<Function, Result>(call, arguments...);
          }
        },
        read);
  }
};

template <auto Function, typename Result, typename... P>
FastInvoker<Function, Result, false, P...> FastInvokerOf(Result (*)(P...));
template <auto Function, typename Result, typename... P>
FastInvoker<Function, Result, true, P...> FastInvokerOf(Result (*)(Receiver, P...));

}  // namespace internal

/// The native function `Name`, with a fast form.
template <FixedString Name, auto Function, auto FastFunction = Function>
struct FastFn : Fn<Name, Function> {
  using Fast = decltype(internal::FastInvokerOf<FastFunction>(FastFunction));
  static inline const js::NativeFunction kNative{
      Name.text, Fn<Name, Function>::Invoke, Fn<Name, Function>::Invoker::kLength,
      {reinterpret_cast<const void*>(&Fast::Invoke), Fast::kResult, Fast::kTypes}};
};

}  // namespace orrery
