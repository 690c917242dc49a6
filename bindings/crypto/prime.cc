// Prime numbers: a part of internalBinding('crypto').
//
//  * generatePrime(request, bits, safe, add or undefined, rem or undefined) -> bytes;
//    checkPrime(request, bytes) -> boolean: now, or as the answer to the request.
//
// Engine's thread; the tasks on any.
#include "bindings/crypto/key.h"

namespace orrery {

namespace {

BignumPointer OptionalNumber(Environment& env, js::Value value) {
  const auto bytes = OptionalBytes(env, value);
  return bytes ? BignumOf(*bytes) : nullptr;
}

struct GenerateTask {
  int bits;
  bool safe;
  BignumPointer add, rem, prime;

  bool Run() noexcept {
    prime.reset(BN_secure_new());
    return BN_generate_prime_ex(prime.get(), bits, safe, add.get(), rem.get(), nullptr) == 1;
  }
  js::Value Result(Environment& env) {
    return env.engine.CopyBytes(BytesOfBignum(prime.get(), static_cast<size_t>(bits + 7) / 8));
  }
};

js::Value Generate(Environment& env, double request, int32_t bits, bool safe, js::Value add,
                   js::Value rem) {
  GenerateTask task{bits, safe, OptionalNumber(env, add), OptionalNumber(env, rem), {}};
  // OpenSSL would look for ever.
  if (task.add != nullptr && BN_num_bits(task.add.get()) > bits) {
    ThrowCoded(env.engine, "RangeError", "ERR_OUT_OF_RANGE", "invalid options.add");
    return {};
  }
  if (task.add != nullptr && task.rem != nullptr && BN_cmp(task.add.get(), task.rem.get()) != 1) {
    ThrowCoded(env.engine, "RangeError", "ERR_OUT_OF_RANGE", "invalid options.rem");
    return {};
  }
  return RunForValue(env, request, std::move(task), "Prime generation failed");
}

struct CheckTask {
  BignumPointer candidate;
  bool is_prime = false;

  bool Run() noexcept {
    const Owned<BN_CTX, BN_CTX_free> context(BN_CTX_new());
    // This takes no number of rounds, as what came before it did; its own is at least 64.
    const int result = BN_check_prime(candidate.get(), context.get(), nullptr);
    is_prime = result == 1;
    return result >= 0;
  }
  js::Value Result(Environment& env) { return env.engine.Boolean(is_prime); }
};

js::Value Check(Environment& env, double request, std::span<uint8_t> candidate) {
  return RunForValue(env, request, CheckTask{BignumOf(candidate)}, "Prime check failed");
}

}  // namespace

void BindPrime(Binder& binder) {
  binder.Functions<Fn<"generatePrime", Generate>, Fn<"checkPrime", Check>>();
}

}  // namespace orrery
