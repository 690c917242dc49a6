// Keys of pairs, as the parts of crypto pass them around.
//
//  * Owned<Type, Free>: a pointer of OpenSSL's that is freed with its own function; KeyPointer and
//    its kin.
//  * WrapKey: a key as a handle for JavaScript, which shares it. KeyOf: the key of a handle; the
//    caller takes a reference (Share) if it keeps it.
//  * RunForValue: a computation whose result is a value, now or on the blocking pool.
//
// Engine's thread, but a task's Run.
#pragma once

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bindings/core/function.h"
#include "bindings/crypto/openssl.h"

namespace orrery {

template <auto Free>
struct FreeWith {
  template <typename T>
  void operator()(T* pointer) const {
    Free(pointer);
  }
};
template <typename T, auto Free>
using Owned = std::unique_ptr<T, FreeWith<Free>>;

using KeyPointer = Owned<EVP_PKEY, EVP_PKEY_free>;
using KeyContext = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using DigestContext = Owned<EVP_MD_CTX, EVP_MD_CTX_free>;
using BioPointer = Owned<BIO, BIO_free_all>;
using BignumPointer = Owned<BIGNUM, BN_clear_free>;
using OwnedBytes = std::vector<uint8_t>;

js::Value WrapKey(Environment& env, KeyPointer key);
EVP_PKEY* KeyOf(Environment& env, js::Value handle);
inline KeyPointer Share(EVP_PKEY* key) {
  EVP_PKEY_up_ref(key);
  return KeyPointer(key);
}

inline BioPointer BioOf(std::span<const uint8_t> bytes) {
  static const uint8_t kEmpty = 0;  // it refuses null
  return BioPointer(BIO_new_mem_buf(bytes.empty() ? &kEmpty : bytes.data(),
                                    static_cast<int>(bytes.size())));
}
inline BignumPointer BignumOf(std::span<const uint8_t> bytes) {
  return BignumPointer(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
}
/// Big-endian, `size` bytes or as many as it takes.
OwnedBytes BytesOfBignum(const BIGNUM* number, size_t size = 0);
/// A text or bytes that may be absent, as an argument of a binding.
std::optional<OwnedBytes> OptionalBytes(Environment& env, js::Value value);
std::string OptionalText(Environment& env, js::Value value);

/// Runs a task with `bool Run() noexcept` (false: OpenSSL's queue says why, or `fallback`) and
/// `js::Value Result(Environment&)`. With a negative request the result is returned, or the error
/// thrown; otherwise the request is answered with (failed, value).
template <typename Task>
struct ValueWork final : BlockingWork {
  ValueWork(Environment& env, uint32_t request, Task&& task, const char* fallback)
      : env(env), request(request), task(std::move(task)), fallback(fallback) {
    execute = [](BlockingWork& work) noexcept { static_cast<ValueWork&>(work).Execute(); };
    done = [](BlockingWork& work, bool) noexcept { static_cast<ValueWork&>(work).Finish(); };
  }
  void Execute() noexcept {
    ERR_clear_error();
    worked = task.Run();
    if (!worked) problem = TakeProblem(fallback);
    ERR_clear_error();
  }
  void Finish() {
    env.loop.WorkDone();
    {
      js::Scope scope(env.engine);
      const js::Value value = worked ? task.Result(env) : ErrorOf(env.engine, problem);
      env.mail.Post(MailKind::kRequest, request, !worked, {env.mail.Keep(value)});
    }
    delete this;
  }
  Environment& env;
  const uint32_t request;
  Task task;
  const char* fallback;
  bool worked = false;
  Problem problem;
};

template <typename Task>
js::Value RunForValue(Environment& env, double request, Task task, const char* fallback) {
  if (request >= 0) {
    env.loop.SubmitWork(*new ValueWork<Task>(env, static_cast<uint32_t>(request), std::move(task),
                                             fallback));
    return env.engine.Undefined();
  }
  ERR_clear_error();
  if (task.Run()) return task.Result(env);
  ThrowOpenSsl(env.engine, fallback);
  return {};
}

}  // namespace orrery
