// Keys from passwords and secrets, randomness, and a comparison that takes its time: a part of
// internalBinding('crypto').
//
//  * pbkdf2, scrypt, hkdf(request, ..., out), randomFill(request, bytes, offset, size): fill `out`
//    now (request -1) or on the pool; 0, or -1 if OpenSSL failed.
//  * checkScrypt(N, r, p, maxmem) throws; timingSafeEqual(a, b), both of the same size.
//  * isFips().
//
// Engine's thread; the tasks' Run on any.
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include "bindings/core/function.h"
#include "bindings/crypto/openssl.h"

namespace orrery {

namespace {

using Bytes = std::vector<uint8_t>;

Bytes CopyOf(std::span<const uint8_t> bytes) { return {bytes.begin(), bytes.end()}; }
/// For C functions that take null for "none".
const uint8_t* NotNull(const Bytes& bytes) {
  static const uint8_t kEmpty = 0;
  return bytes.empty() ? &kEmpty : bytes.data();
}

struct Pbkdf2Task {
  const EVP_MD* digest;
  Bytes password, salt;
  int iterations;
  js::HeldBytes out;

  int32_t Run() noexcept {
    const int done = PKCS5_PBKDF2_HMAC(reinterpret_cast<const char*>(NotNull(password)),
                                       static_cast<int>(password.size()), NotNull(salt),
                                       static_cast<int>(salt.size()), iterations, digest,
                                       static_cast<int>(out.size()), out.data());
    ERR_clear_error();
    return done == 1 ? 0 : -1;
  }
};

int32_t Pbkdf2(Environment& env, double request, int32_t digest, std::span<uint8_t> password,
               std::span<uint8_t> salt, int32_t iterations, js::Value out) {
  Pbkdf2Task task{
      env.State<Digests>()[digest].digest, CopyOf(password), CopyOf(salt), iterations, {}};
  env.engine.Hold(out, &task.out);
  return RunTask(env, request, std::move(task));
}

struct ScryptTask {
  Bytes password, salt;
  uint64_t cost, block_size, parallelization, most_memory;
  js::HeldBytes out;

  int32_t Run() noexcept {
    const int done = EVP_PBE_scrypt(reinterpret_cast<const char*>(NotNull(password)),
                                    password.size(), NotNull(salt), salt.size(), cost, block_size,
                                    parallelization, most_memory, out.data(), out.size());
    ERR_clear_error();
    return done == 1 ? 0 : -1;
  }
};

int32_t Scrypt(Environment& env, double request, std::span<uint8_t> password,
               std::span<uint8_t> salt, double cost, double block_size, double parallelization,
               double most_memory, js::Value out) {
  ScryptTask task{CopyOf(password),
                  CopyOf(salt),
                  static_cast<uint64_t>(cost),
                  static_cast<uint64_t>(block_size),
                  static_cast<uint64_t>(parallelization),
                  static_cast<uint64_t>(most_memory),
                  {}};
  env.engine.Hold(out, &task.out);
  return RunTask(env, request, std::move(task));
}

bool CheckScrypt(Environment& env, double cost, double block_size, double parallelization,
                 double most_memory) {
  ERR_clear_error();
  if (EVP_PBE_scrypt(nullptr, 0, nullptr, 0, static_cast<uint64_t>(cost),
                     static_cast<uint64_t>(block_size), static_cast<uint64_t>(parallelization),
                     static_cast<uint64_t>(most_memory), nullptr, 0) == 1) {
    return true;
  }
  std::string message = "Invalid scrypt params";
  if (const unsigned long error = ERR_peek_last_error()) {
    char text[256];
    ERR_error_string_n(error, text, sizeof text);
    message += std::string(": ") + text;
  }
  ERR_clear_error();
  ThrowCoded(env.engine, "RangeError", "ERR_CRYPTO_INVALID_SCRYPT_PARAMS", message);
  return false;
}

struct HkdfTask {
  const EVP_MD* digest;
  Bytes key, salt, info;
  js::HeldBytes out;

  int32_t Run() noexcept {
    EVP_KDF* kdf = EVP_KDF_fetch(nullptr, "HKDF", nullptr);
    EVP_KDF_CTX* context = EVP_KDF_CTX_new(kdf);
    EVP_KDF_free(kdf);
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST,
                                         const_cast<char*>(EVP_MD_get0_name(digest)), 0),
        Octets(OSSL_KDF_PARAM_KEY, key), Octets(OSSL_KDF_PARAM_SALT, salt),
        Octets(OSSL_KDF_PARAM_INFO, info), OSSL_PARAM_construct_end()};
    const bool done = EVP_KDF_derive(context, out.data(), out.size(), parameters) == 1;
    EVP_KDF_CTX_free(context);
    ERR_clear_error();
    return done ? 0 : -1;
  }
  static OSSL_PARAM Octets(const char* name, const Bytes& bytes) {
    return OSSL_PARAM_construct_octet_string(name, const_cast<uint8_t*>(NotNull(bytes)),
                                             bytes.size());
  }
};

int32_t Hkdf(Environment& env, double request, int32_t digest, std::span<uint8_t> key,
             std::span<uint8_t> salt, std::span<uint8_t> info, js::Value out) {
  HkdfTask task{env.State<Digests>()[digest].digest, CopyOf(key), CopyOf(salt), CopyOf(info), {}};
  env.engine.Hold(out, &task.out);
  return RunTask(env, request, std::move(task));
}

struct RandomTask {
  Entropy* entropy;
  js::HeldBytes out;
  size_t offset, size;

  int32_t Run() noexcept {
    entropy->Fill(out.span().subspan(offset, size));
    return 0;
  }
};

int32_t RandomFill(Environment& env, double request, js::Value out, double offset, double size) {
  const auto from = static_cast<size_t>(offset), count = static_cast<size_t>(size);
  if (request < 0) {
    std::span<uint8_t> bytes;
    if (!env.engine.BytesOf(out, &bytes) || from + count > bytes.size()) return -1;
    env.world.entropy.Fill(bytes.subspan(from, count));
    return 0;
  }
  RandomTask task{&env.world.entropy, {}, from, count};
  env.engine.Hold(out, &task.out);
  return RunTask(env, request, std::move(task));
}

bool TimingSafeEqual(std::span<uint8_t> a, std::span<uint8_t> b) {
  return CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool IsFips() { return EVP_default_properties_is_fips_enabled(nullptr) == 1; }

}  // namespace

void BindDerive(Binder& binder) {
  binder.Functions<Fn<"pbkdf2", Pbkdf2>, Fn<"scrypt", Scrypt>, Fn<"checkScrypt", CheckScrypt>,
                   Fn<"hkdf", Hkdf>, Fn<"randomFill", RandomFill>,
                   Fn<"timingSafeEqual", TimingSafeEqual>, Fn<"isFips", IsFips>>();
}

}  // namespace orrery
