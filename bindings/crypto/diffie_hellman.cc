// Diffie and Hellman's key agreement with bare numbers: a part of internalBinding('crypto').
//
//  * dhFromSize(bits, generator), dhFromPrime(prime, generator as bytes), dhFromGroup(name)
//    -> handle; undefined for an unknown group. dhCheck(handle) -> DH_check's bits.
//  * dhGenerate(handle) -> public number; dhNumber(handle, "p", "g", "public" or "private")
//    -> bytes or undefined; dhSet(handle, private, bytes).
//  * dhShared(handle, the other's public number) -> bytes. groupPrime(name) -> bytes or undefined.
//
// The DH of OpenSSL is deprecated for EVP_PKEY, which takes no primes but sound ones and has no
// place for half a pair; both are part of this interface. Engine's thread.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/dh.h>

#include "bindings/crypto/key.h"

namespace orrery {

namespace {

using DhPointer = Owned<DH, DH_free>;

js::Value Wrap(Environment& env, DhPointer dh) {
  return env.engine.NativeObject(dh.release(),
                                 [](void* state) { DH_free(static_cast<DH*>(state)); });
}
DH* DhOf(Environment& env, js::Value handle) {
  return static_cast<DH*>(env.engine.NativeState(handle));
}

js::Value Fail(Environment& env, const char* fallback) {
  ThrowOpenSsl(env.engine, fallback);
  return {};
}

js::Value FromSize(Environment& env, int32_t bits, int32_t generator) {
  ERR_clear_error();
  DhPointer dh(DH_new());
  if (DH_generate_parameters_ex(dh.get(), bits, generator, nullptr) != 1) {
    return Fail(env, "Initialization failed");
  }
  return Wrap(env, std::move(dh));
}

js::Value FromPrime(Environment& env, std::span<uint8_t> prime, std::span<uint8_t> generator) {
  ERR_clear_error();
  BignumPointer p = BignumOf(prime), g = BignumOf(generator);
  if (prime.empty()) {
    ERR_raise(ERR_LIB_BN, BN_R_BITS_TOO_SMALL);
    return Fail(env, "Initialization failed");
  }
  if (BN_is_zero(g.get()) || BN_is_one(g.get())) {
    ERR_raise(ERR_LIB_DH, DH_R_BAD_GENERATOR);
    return Fail(env, "Initialization failed");
  }
  DhPointer dh(DH_new());
  DH_set0_pqg(dh.get(), p.release(), nullptr, g.release());
  return Wrap(env, std::move(dh));
}

BignumPointer PrimeOf(const std::string& name) {
  using Make = BIGNUM* (*)(BIGNUM*);
  constexpr std::pair<std::string_view, Make> kGroups[] = {
      {"modp1", BN_get_rfc2409_prime_768},    {"modp2", BN_get_rfc2409_prime_1024},
      {"modp5", BN_get_rfc3526_prime_1536},   {"modp14", BN_get_rfc3526_prime_2048},
      {"modp15", BN_get_rfc3526_prime_3072},  {"modp16", BN_get_rfc3526_prime_4096},
      {"modp17", BN_get_rfc3526_prime_6144},  {"modp18", BN_get_rfc3526_prime_8192}};
  std::string lower = name;
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (const auto& [group, make] : kGroups) {
    if (group == lower) return BignumPointer(make(nullptr));
  }
  return nullptr;
}

js::Value GroupPrime(Environment& env, std::string name) {
  const BignumPointer prime = PrimeOf(name);
  if (prime == nullptr) return env.engine.Undefined();
  return env.engine.CopyBytes(BytesOfBignum(prime.get()));
}

js::Value FromGroup(Environment& env, std::string name) {
  BignumPointer p = PrimeOf(name), g(BN_new());
  if (p == nullptr) return env.engine.Undefined();
  BN_set_word(g.get(), DH_GENERATOR_2);
  DhPointer dh(DH_new());
  DH_set0_pqg(dh.get(), p.release(), nullptr, g.release());
  return Wrap(env, std::move(dh));
}

int32_t Check(Environment& env, js::Value handle) {
  int codes = 0;
  DH_check(DhOf(env, handle), &codes);
  ERR_clear_error();
  return codes;
}

js::Value Generate(Environment& env, js::Value handle) {
  ERR_clear_error();
  DH* dh = DhOf(env, handle);
  if (DH_generate_key(dh) != 1) return Fail(env, "Key generation failed");
  return env.engine.CopyBytes(BytesOfBignum(DH_get0_pub_key(dh)));
}

js::Value Number(Environment& env, js::Value handle, std::string name) {
  const DH* dh = DhOf(env, handle);
  const BIGNUM* number = name == "p"        ? DH_get0_p(dh)
                         : name == "g"      ? DH_get0_g(dh)
                         : name == "public" ? DH_get0_pub_key(dh)
                                            : DH_get0_priv_key(dh);
  return number == nullptr ? env.engine.Undefined() : env.engine.CopyBytes(BytesOfBignum(number));
}

void Set(Environment& env, js::Value handle, bool is_private, std::span<uint8_t> bytes) {
  BIGNUM* number = BignumOf(bytes).release();
  DH_set0_key(DhOf(env, handle), is_private ? nullptr : number, is_private ? number : nullptr);
}

/// Why OpenSSL refused the other's number, or that there is none of our own.
js::Value RefusePeer(Environment& env, const DH* dh, const BIGNUM* other) {
  int codes = 0;
  if (DH_check_pub_key(dh, other, &codes) != 1) return Fail(env, "Invalid Key");
  if ((codes & (DH_CHECK_PUBKEY_TOO_SMALL | DH_CHECK_PUBKEY_TOO_LARGE)) == 0) {
    if (codes == 0 && DH_get0_priv_key(dh) != nullptr) return Fail(env, "Invalid Key");
    ERR_clear_error();
    ThrowCoded(env.engine, "RangeError", "ERR_CRYPTO_INVALID_KEYTYPE", "Invalid key type");
    return {};
  }
  ERR_clear_error();
  ThrowCoded(env.engine, "RangeError", "ERR_CRYPTO_INVALID_KEYLEN",
             (codes & DH_CHECK_PUBKEY_TOO_SMALL) != 0 ? "Supplied key is too small"
                                                      : "Supplied key is too large");
  return {};
}

js::Value Shared(Environment& env, js::Value handle, std::span<uint8_t> bytes) {
  ERR_clear_error();
  DH* dh = DhOf(env, handle);
  const BignumPointer other = BignumOf(bytes);
  OwnedBytes secret(static_cast<size_t>(DH_size(dh)));
  // Padded: the secret's length must not tell how small it is.
  if (DH_compute_key_padded(secret.data(), other.get(), dh) <= 0) {
    return RefusePeer(env, dh, other.get());
  }
  return env.engine.CopyBytes(secret);
}

}  // namespace

void BindDiffieHellman(Binder& binder) {
  binder.Functions<Fn<"dhFromSize", FromSize>, Fn<"dhFromPrime", FromPrime>,
                   Fn<"dhFromGroup", FromGroup>, Fn<"dhCheck", Check>,
                   Fn<"dhGenerate", Generate>, Fn<"dhNumber", Number>, Fn<"dhSet", Set>,
                   Fn<"dhShared", Shared>, Fn<"groupPrime", GroupPrime>>();
}

}  // namespace orrery
