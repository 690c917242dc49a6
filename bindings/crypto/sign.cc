// Signatures: a part of internalBinding('crypto').
//
//  * signHash(hash, key, padding, saltLength, p1363) -> bytes; verifyHash(hash, key, signature,
//    padding, saltLength, p1363) -> boolean: over a digest that hash.cc has computed, which is then
//    spent. `hash` is bytes and a digest's number.
//  * signWhole(request, digest or -1, key, data, padding, saltLength, p1363), verifyWhole(request,
//    …, data, signature, …): of data at once, now or on the pool.
//
// A padding or a salt's length of `kAbsent` is the key's own. Engine's thread; the tasks on any.
#include <openssl/dsa.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/rsa.h>

#include "bindings/crypto/key.h"

namespace orrery {

namespace {

constexpr int32_t kAbsent = INT32_MIN;

struct Way {
  const EVP_MD* digest = nullptr;
  int32_t padding = kAbsent, salt_length = kAbsent;
  bool p1363 = false;  // r and s side by side, rather than in DER
};

bool IsRsa(int id) { return id == EVP_PKEY_RSA || id == EVP_PKEY_RSA2 || id == EVP_PKEY_RSA_PSS; }

bool ApplyPadding(EVP_PKEY* key, EVP_PKEY_CTX* context, const Way& way) {
  const int id = EVP_PKEY_get_id(key);
  if (!IsRsa(id)) return true;
  const int own = id == EVP_PKEY_RSA_PSS ? RSA_PKCS1_PSS_PADDING : RSA_PKCS1_PADDING;
  const int padding = way.padding == kAbsent ? own : way.padding;
  if (EVP_PKEY_CTX_set_rsa_padding(context, padding) <= 0) return false;
  if (padding != RSA_PKCS1_PSS_PADDING || way.salt_length == kAbsent) return true;
  return EVP_PKEY_CTX_set_rsa_pss_saltlen(context, way.salt_length) > 0;
}

// ---- r and s -------------------------------------------------------------------------------

/// Bytes of r, and of s; 0 for keys whose signatures are no pairs.
size_t HalfSize(EVP_PKEY* key) {
  const int id = EVP_PKEY_get_base_id(key);
  int bits = 0;
  if (id == EVP_PKEY_DSA) {
    BIGNUM* q = nullptr;
    if (EVP_PKEY_get_bn_param(key, "q", &q) == 1) bits = BN_num_bits(q);
    BN_free(q);
  } else if (id == EVP_PKEY_EC) {
    BIGNUM* order = nullptr;
    if (EVP_PKEY_get_bn_param(key, "order", &order) == 1) bits = BN_num_bits(order);
    BN_free(order);
  }
  return static_cast<size_t>(bits + 7) / 8;
}

using Pair = Owned<ECDSA_SIG, ECDSA_SIG_free>;  // of the same form as DSA's

OwnedBytes ToP1363(EVP_PKEY* key, OwnedBytes der) {
  const size_t half = HalfSize(key);
  const uint8_t* at = der.data();
  if (half == 0) return der;
  const Pair pair(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
  if (pair == nullptr) return der;
  OwnedBytes bytes(2 * half);
  const int size = static_cast<int>(half);
  BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), bytes.data(), size);
  BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), bytes.data() + half, size);
  return bytes;
}

/// Nothing if it has not the length of the two.
std::optional<OwnedBytes> FromP1363(EVP_PKEY* key, std::span<const uint8_t> bytes) {
  const size_t half = HalfSize(key);
  if (half == 0) return OwnedBytes(bytes.begin(), bytes.end());
  if (bytes.size() != 2 * half) return std::nullopt;
  const Pair pair(ECDSA_SIG_new());
  ECDSA_SIG_set0(pair.get(), BignumOf(bytes.first(half)).release(),
                 BignumOf(bytes.subspan(half)).release());
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(pair.get(), &der);
  if (size <= 0) return std::nullopt;
  OwnedBytes result(der, der + size);
  OPENSSL_free(der);
  return result;
}

// ---- over a digest -------------------------------------------------------------------------

js::Value Malformed(Environment& env) {
  ThrowCoded(env.engine, "Error", "ERR_CRYPTO_OPERATION_FAILED", "Malformed signature");
  return {};
}

Way WayOf(Environment& env, int32_t digest, int32_t padding, int32_t salt_length, bool p1363) {
  return {digest < 0 ? nullptr : env.State<Digests>()[digest].digest, padding, salt_length, p1363};
}

js::Value SignHash(Environment& env, std::span<uint8_t> hash, int32_t digest, js::Value handle,
                   int32_t padding, int32_t salt_length, bool p1363) {
  ERR_clear_error();
  EVP_PKEY* key = KeyOf(env, handle);
  const Way way = WayOf(env, digest, padding, salt_length, p1363);
  const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
  OwnedBytes signature(static_cast<size_t>(EVP_PKEY_get_size(key)));
  size_t size = signature.size();
  if (EVP_PKEY_sign_init(context.get()) <= 0 || !ApplyPadding(key, context.get(), way) ||
      EVP_PKEY_CTX_set_signature_md(context.get(), way.digest) <= 0 ||
      EVP_PKEY_sign(context.get(), signature.data(), &size, hash.data(), hash.size()) <= 0) {
    ThrowOpenSsl(env.engine, "PEM_read_bio_PrivateKey failed");
    return {};
  }
  signature.resize(size);
  if (p1363) signature = ToP1363(key, std::move(signature));
  return env.engine.CopyBytes(signature);
}

js::Value VerifyHash(Environment& env, std::span<uint8_t> hash, int32_t digest, js::Value handle,
                     std::span<uint8_t> given, int32_t padding, int32_t salt_length, bool p1363) {
  ERR_clear_error();
  EVP_PKEY* key = KeyOf(env, handle);
  const Way way = WayOf(env, digest, padding, salt_length, p1363);
  std::optional<OwnedBytes> signature =
      p1363 ? FromP1363(key, given) : OwnedBytes(given.begin(), given.end());
  if (!signature) return Malformed(env);
  const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
  // What the key cannot have signed in that way is a wrong signature, and no error.
  const bool right = EVP_PKEY_verify_init(context.get()) > 0 &&
                     ApplyPadding(key, context.get(), way) &&
                     EVP_PKEY_CTX_set_signature_md(context.get(), way.digest) > 0 &&
                     EVP_PKEY_verify(context.get(), signature->data(), signature->size(),
                                     hash.data(), hash.size()) == 1;
  ERR_clear_error();
  return env.engine.Boolean(right);
}

// ---- of data at once -----------------------------------------------------------------------

struct SignTask {
  KeyPointer key;
  Way way;
  OwnedBytes data, signature;

  bool Run() noexcept {
    const DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX* inner = nullptr;
    if (EVP_DigestSignInit(context.get(), &inner, way.digest, nullptr, key.get()) <= 0 ||
        !ApplyPadding(key.get(), inner, way)) {
      return false;
    }
    size_t size = 0;
    if (EVP_DigestSign(context.get(), nullptr, &size, data.data(), data.size()) <= 0) return false;
    signature.resize(size);
    if (EVP_DigestSign(context.get(), signature.data(), &size, data.data(), data.size()) <= 0) {
      return false;
    }
    signature.resize(size);
    if (way.p1363) signature = ToP1363(key.get(), std::move(signature));
    return true;
  }
  js::Value Result(Environment& env) { return env.engine.CopyBytes(signature); }
};

struct VerifyTask {
  KeyPointer key;
  Way way;
  OwnedBytes data, signature;
  bool right = false;

  bool Run() noexcept {
    const DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX* inner = nullptr;
    if (EVP_DigestVerifyInit(context.get(), &inner, way.digest, nullptr, key.get()) <= 0 ||
        !ApplyPadding(key.get(), inner, way)) {
      return false;
    }
    right = EVP_DigestVerify(context.get(), signature.data(), signature.size(), data.data(),
                             data.size()) == 1;
    return true;
  }
  js::Value Result(Environment& env) { return env.engine.Boolean(right); }
};

OwnedBytes CopyOf(std::span<const uint8_t> bytes) { return {bytes.begin(), bytes.end()}; }

js::Value SignWhole(Environment& env, double request, int32_t digest, js::Value key,
                    std::span<uint8_t> data, int32_t padding, int32_t salt_length, bool p1363) {
  SignTask task{Share(KeyOf(env, key)), WayOf(env, digest, padding, salt_length, p1363),
                CopyOf(data), {}};
  return RunForValue(env, request, std::move(task), "Signing failed");
}

js::Value VerifyWhole(Environment& env, double request, int32_t digest, js::Value key,
                      std::span<uint8_t> data, std::span<uint8_t> given, int32_t padding,
                      int32_t salt_length, bool p1363) {
  VerifyTask task{Share(KeyOf(env, key)), WayOf(env, digest, padding, salt_length, p1363),
                  CopyOf(data), CopyOf(given)};
  if (p1363) {  // one of another length is wrong, and no error
    if (auto der = FromP1363(task.key.get(), given)) task.signature = *std::move(der);
  }
  return RunForValue(env, request, std::move(task), "Verification failed");
}

}  // namespace

void BindSign(Binder& binder) {
  binder.Functions<Fn<"signHash", SignHash>, Fn<"verifyHash", VerifyHash>,
                   Fn<"signWhole", SignWhole>, Fn<"verifyWhole", VerifyWhole>>();
  binder.Number("absent", kAbsent);
}

}  // namespace orrery
