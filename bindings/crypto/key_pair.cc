// New pairs of keys: a part of internalBinding('crypto').
//
//  * generateRsa(request, bits, exponent), generateRsaPss(request, bits, exponent, digest,
//    digest of MGF1, salt length or -1), generateDsa(request, bits, divisor bits or -1),
//    generateEc(request, curve, explicitly), generateCurve(request, kind),
//    generateDh(request, prime's bits or 0, prime, generator): the private key's handle, at once
//    with a request of -1, otherwise as the answer to the request.
//
// Engine's thread; making them on any.
#include <openssl/core_names.h>
#include <openssl/dh.h>
#include <openssl/dsa.h>
#include <openssl/ec.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include "bindings/crypto/key.h"

namespace orrery {

namespace {

constexpr const char* kFailed = "Key generation job failed";

KeyContext ContextOf(const char* kind) {
  return KeyContext(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
}

/// Kinds with parameters make these first, in a context of their own.
struct KeyTask {
  KeyContext parameters, key;
  KeyPointer made;

  bool Run() noexcept {
    if (parameters != nullptr) {
      EVP_PKEY* shared = nullptr;
      if (EVP_PKEY_paramgen(parameters.get(), &shared) != 1) return false;
      const KeyPointer owned(shared);
      key.reset(EVP_PKEY_CTX_new_from_pkey(nullptr, shared, nullptr));
      if (EVP_PKEY_keygen_init(key.get()) != 1) return false;
    }
    EVP_PKEY* pair = nullptr;
    const bool done = EVP_PKEY_generate(key.get(), &pair) == 1;
    made.reset(pair);
    return done;
  }
  js::Value Result(Environment& env) { return WrapKey(env, std::move(made)); }
};

js::Value Generate(Environment& env, double request, bool ready, KeyTask task) {
  if (ready) return RunForValue(env, request, std::move(task), kFailed);
  ThrowOpenSsl(env.engine, kFailed);
  return {};
}

bool SetUpRsa(EVP_PKEY_CTX* context, uint32_t bits, double exponent) {
  const BignumPointer e(BN_new());
  BN_set_word(e.get(), static_cast<BN_ULONG>(exponent));
  return EVP_PKEY_keygen_init(context) == 1 &&
         EVP_PKEY_CTX_set_rsa_keygen_bits(context, static_cast<int>(bits)) == 1 &&
         EVP_PKEY_CTX_set1_rsa_keygen_pubexp(context, e.get()) == 1;
}

js::Value GenerateRsa(Environment& env, double request, uint32_t bits, double exponent) {
  ERR_clear_error();
  KeyTask task{{}, ContextOf("RSA"), {}};
  const bool ready = SetUpRsa(task.key.get(), bits, exponent);
  return Generate(env, request, ready, std::move(task));
}

bool RefuseDigest(Environment& env, const char* what, const std::string& name) {
  ERR_clear_error();
  ThrowCoded(env.engine, "TypeError", "ERR_CRYPTO_INVALID_DIGEST", what + name);
  return false;
}

/// Which digests and salts the key will be good for; what is not given is not limited.
bool LimitPss(EVP_PKEY_CTX* context, const EVP_MD* digest, const EVP_MD* mgf1, int salt_length) {
  if (digest != nullptr && EVP_PKEY_CTX_set_rsa_pss_keygen_md(context, digest) != 1) return false;
  // A digest alone is meant for MGF1, too, and for the size of the salt.
  if (mgf1 == nullptr && digest != nullptr) mgf1 = digest;
  if (mgf1 != nullptr && EVP_PKEY_CTX_set_rsa_pss_keygen_mgf1_md(context, mgf1) != 1) return false;
  if (salt_length < 0 && digest != nullptr) salt_length = EVP_MD_get_size(digest);
  return salt_length < 0 || EVP_PKEY_CTX_set_rsa_pss_keygen_saltlen(context, salt_length) == 1;
}

js::Value GenerateRsaPss(Environment& env, double request, uint32_t bits, double exponent,
                         std::string digest_name, std::string mgf1_name, int32_t salt_length) {
  ERR_clear_error();
  const EVP_MD *digest = nullptr, *mgf1 = nullptr;
  if (!digest_name.empty() && (digest = EVP_get_digestbyname(digest_name.c_str())) == nullptr) {
    return RefuseDigest(env, "Invalid digest: ", digest_name), js::Value{};
  }
  if (!mgf1_name.empty() && (mgf1 = EVP_get_digestbyname(mgf1_name.c_str())) == nullptr) {
    return RefuseDigest(env, "Invalid MGF1 digest: ", mgf1_name), js::Value{};
  }
  KeyTask task{{}, ContextOf("RSA-PSS"), {}};
  const bool ready = SetUpRsa(task.key.get(), bits, exponent) &&
                     LimitPss(task.key.get(), digest, mgf1, salt_length);
  return Generate(env, request, ready, std::move(task));
}

js::Value GenerateDsa(Environment& env, double request, uint32_t bits, int32_t divisor_bits) {
  ERR_clear_error();
  KeyTask task{ContextOf("DSA"), {}, {}};
  EVP_PKEY_CTX* context = task.parameters.get();
  const bool ready =
      EVP_PKEY_paramgen_init(context) == 1 &&
      EVP_PKEY_CTX_set_dsa_paramgen_bits(context, static_cast<int>(bits)) == 1 &&
      (divisor_bits < 0 || EVP_PKEY_CTX_set_dsa_paramgen_q_bits(context, divisor_bits) == 1);
  return Generate(env, request, ready, std::move(task));
}

js::Value GenerateEc(Environment& env, double request, std::string curve, bool explicitly) {
  ERR_clear_error();
  int nid = EC_curve_nist2nid(curve.c_str());
  if (nid == NID_undef) nid = OBJ_sn2nid(curve.c_str());
  KeyTask task{{}, ContextOf("EC"), {}};
  EVP_PKEY_CTX* context = task.key.get();
  if (nid == NID_undef || EVP_PKEY_keygen_init(context) != 1 ||
      EVP_PKEY_CTX_set_ec_paramgen_curve_nid(context, nid) != 1 ||
      EVP_PKEY_CTX_set_ec_param_enc(context,
                                    explicitly ? OPENSSL_EC_EXPLICIT_CURVE
                                               : OPENSSL_EC_NAMED_CURVE) != 1) {
    ERR_clear_error();
    ThrowCoded(env.engine, "TypeError", "ERR_CRYPTO_INVALID_CURVE", "Invalid EC curve name");
    return {};
  }
  return Generate(env, request, true, std::move(task));
}

js::Value GenerateCurve(Environment& env, double request, std::string kind) {
  ERR_clear_error();
  KeyTask task{{}, ContextOf(kind.c_str()), {}};
  const bool ready = EVP_PKEY_keygen_init(task.key.get()) == 1;
  return Generate(env, request, ready, std::move(task));
}

/// The parameters of a group: a key without numbers of its own.
KeyPointer DhGroup(std::span<const uint8_t> prime, uint32_t generator) {
  const Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> build(OSSL_PARAM_BLD_new());
  const BignumPointer p = BignumOf(prime), g(BN_new());
  BN_set_word(g.get(), generator);
  OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_FFC_P, p.get());
  OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_FFC_G, g.get());
  const Owned<OSSL_PARAM, OSSL_PARAM_free> parameters(OSSL_PARAM_BLD_to_param(build.get()));
  const KeyContext context = ContextOf("DH");
  EVP_PKEY* group = nullptr;
  if (EVP_PKEY_fromdata_init(context.get()) == 1) {
    EVP_PKEY_fromdata(context.get(), &group, EVP_PKEY_KEY_PARAMETERS, parameters.get());
  }
  return KeyPointer(group);
}

js::Value GenerateDh(Environment& env, double request, uint32_t bits, std::span<uint8_t> prime,
                     uint32_t generator) {
  ERR_clear_error();
  KeyTask task;
  bool ready = false;
  if (bits == 0) {
    const KeyPointer group = DhGroup(prime, generator);
    if (group != nullptr) task.key.reset(EVP_PKEY_CTX_new_from_pkey(nullptr, group.get(), nullptr));
    ready = task.key != nullptr && EVP_PKEY_keygen_init(task.key.get()) == 1;
  } else {
    task.parameters = ContextOf("DH");
    EVP_PKEY_CTX* context = task.parameters.get();
    ready = EVP_PKEY_paramgen_init(context) == 1 &&
            EVP_PKEY_CTX_set_dh_paramgen_prime_len(context, static_cast<int>(bits)) == 1 &&
            EVP_PKEY_CTX_set_dh_paramgen_generator(context, static_cast<int>(generator)) == 1;
  }
  return Generate(env, request, ready, std::move(task));
}

}  // namespace

void BindKeyPair(Binder& binder) {
  binder.Functions<Fn<"generateRsa", GenerateRsa>, Fn<"generateRsaPss", GenerateRsaPss>,
                   Fn<"generateDsa", GenerateDsa>, Fn<"generateEc", GenerateEc>,
                   Fn<"generateCurve", GenerateCurve>, Fn<"generateDh", GenerateDh>>();
}

}  // namespace orrery
