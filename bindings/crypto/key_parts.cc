// Keys of pairs as their numbers, for JWK and for questions: a part of internalBinding('crypto').
//
//  * keyNumber(handle, name, size) -> bytes, big-endian, at least `size`, or undefined. Names are
//    those of OpenSSL's parameters ("n", "rsa-factor1"). keyRaw(handle, private) -> bytes of a key
//    on a Montgomery or Edwards curve; keyPoint(handle, compressed) -> the point of an EC key.
//  * keyBits(handle, name) -> bits of a number, or of the key if name is "". keyCurve(handle) ->
//    its name or undefined. keyPssLimits(handle) -> [digest, digest of MGF1, salt length] or
//    undefined.
//  * keyFromNumbers(kind, private, [name, bytes, …], curve or "") and keyFromRaw(kind, private,
//    bytes) -> handle, or undefined if they make no key.
//
// Engine's thread.
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/objects.h>
#include <openssl/param_build.h>

#include <list>

#include "bindings/crypto/key.h"

namespace orrery {

namespace {

using ParameterBuild = Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using Parameters = Owned<OSSL_PARAM, OSSL_PARAM_free>;

BignumPointer NumberOf(EVP_PKEY* key, const std::string& name) {
  BIGNUM* number = nullptr;
  EVP_PKEY_get_bn_param(key, name.c_str(), &number);
  ERR_clear_error();
  return BignumPointer(number);
}

js::Value KeyNumber(Environment& env, js::Value handle, std::string name, uint32_t size) {
  const BignumPointer number = NumberOf(KeyOf(env, handle), name);
  if (number == nullptr) return env.engine.Undefined();
  return env.engine.CopyBytes(BytesOfBignum(number.get(), size));
}

int32_t KeyBits(Environment& env, js::Value handle, std::string name) {
  EVP_PKEY* key = KeyOf(env, handle);
  if (name.empty()) return EVP_PKEY_get_bits(key);
  const BignumPointer number = NumberOf(key, name);
  return number == nullptr ? 0 : BN_num_bits(number.get());
}

js::Value KeyCurve(Environment& env, js::Value handle) {
  char name[80];
  size_t size = 0;
  const bool has = EVP_PKEY_get_group_name(KeyOf(env, handle), name, sizeof name, &size) == 1;
  ERR_clear_error();
  if (!has) return env.engine.Undefined();
  const int nid = OBJ_txt2nid(name);
  return env.engine.String(nid == NID_undef ? name : OBJ_nid2sn(nid));
}

js::Value KeyRaw(Environment& env, js::Value handle, bool is_private) {
  const auto get = is_private ? EVP_PKEY_get_raw_private_key : EVP_PKEY_get_raw_public_key;
  EVP_PKEY* key = KeyOf(env, handle);
  size_t size = 0;
  if (get(key, nullptr, &size) != 1) return env.engine.Undefined();
  OwnedBytes bytes(size);
  get(key, bytes.data(), &size);
  return env.engine.CopyBytes(bytes);
}

js::Value KeyPoint(Environment& env, js::Value handle, bool compressed) {
  EVP_PKEY* key = KeyOf(env, handle);
  const BignumPointer x = NumberOf(key, OSSL_PKEY_PARAM_EC_PUB_X);
  const BignumPointer y = NumberOf(key, OSSL_PKEY_PARAM_EC_PUB_Y);
  if (x == nullptr || y == nullptr) return env.engine.Undefined();
  const size_t size = static_cast<size_t>(EVP_PKEY_get_bits(key) + 7) / 8;
  const OwnedBytes xs = BytesOfBignum(x.get(), size), ys = BytesOfBignum(y.get(), size);
  OwnedBytes point{static_cast<uint8_t>(compressed ? 2 + (ys.back() & 1) : 4)};
  point.insert(point.end(), xs.begin(), xs.end());
  if (!compressed) point.insert(point.end(), ys.begin(), ys.end());
  return env.engine.CopyBytes(point);
}

// ---- RSA-PSS -------------------------------------------------------------------------------

/// OpenSSL leaves out what has its default, which is SHA-1.
std::string DigestParameter(EVP_PKEY* key, const char* name) {
  char text[64] = "SHA1";
  EVP_PKEY_get_utf8_string_param(key, name, text, sizeof text, nullptr);
  ERR_clear_error();
  const EVP_MD* digest = EVP_get_digestbyname(text);
  return digest == nullptr ? text : OBJ_nid2ln(EVP_MD_get_type(digest));
}

js::Value KeyPssLimits(Environment& env, js::Value handle) {
  EVP_PKEY* key = KeyOf(env, handle);
  int salt_length = 0;
  const bool has = EVP_PKEY_get_int_param(key, OSSL_PKEY_PARAM_RSA_PSS_SALTLEN, &salt_length) == 1;
  ERR_clear_error();
  if (!has) return env.engine.Undefined();
  const js::Value parts[] = {
      env.engine.String(DigestParameter(key, OSSL_PKEY_PARAM_RSA_DIGEST)),
      env.engine.String(DigestParameter(key, OSSL_PKEY_PARAM_RSA_MGF1_DIGEST)),
      env.engine.Number(salt_length)};
  return env.engine.Array(parts);
}

// ---- making them ---------------------------------------------------------------------------

/// What a builder points to until it has built.
struct Material {
  std::list<std::string> names;
  std::vector<BignumPointer> numbers;
};

bool AddNumbers(Environment& env, OSSL_PARAM_BLD* build, js::Value list, Material& material) {
  for (uint32_t i = 0; i + 1 < env.engine.ArrayLength(list); i += 2) {
    js::Value name, value;
    std::span<uint8_t> bytes;
    if (!env.engine.GetIndex(list, i, &name) || !env.engine.GetIndex(list, i + 1, &value) ||
        !env.engine.BytesOf(value, &bytes)) {
      return false;
    }
    const std::string& key = material.names.emplace_back(env.engine.ToUtf8(name));
    if (key == OSSL_PKEY_PARAM_PUB_KEY) {  // a point
      if (OSSL_PARAM_BLD_push_octet_string(build, OSSL_PKEY_PARAM_PUB_KEY, bytes.data(),
                                           bytes.size()) != 1) {
        return false;
      }
      continue;
    }
    const BignumPointer& number = material.numbers.emplace_back(BignumOf(bytes));
    if (OSSL_PARAM_BLD_push_BN(build, key.c_str(), number.get()) != 1) return false;
  }
  return true;
}

/// What the parameters say is not always a key: a point may lie off its curve, a private number may
/// belong to another public one.
bool IsSound(EVP_PKEY* key, bool is_private) {
  const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
  if (EVP_PKEY_get_base_id(key) != EVP_PKEY_EC) return true;
  if (EVP_PKEY_public_check(context.get()) != 1) return false;
  return !is_private || EVP_PKEY_pairwise_check(context.get()) == 1;
}

js::Value KeyFromNumbers(Environment& env, std::string kind, bool is_private, js::Value list,
                         std::string curve) {
  const ParameterBuild build(OSSL_PARAM_BLD_new());
  Material material;
  if (!curve.empty()) {
    OSSL_PARAM_BLD_push_utf8_string(build.get(), OSSL_PKEY_PARAM_GROUP_NAME, curve.c_str(), 0);
  }
  if (!AddNumbers(env, build.get(), list, material)) return env.engine.Undefined();
  const Parameters parameters(OSSL_PARAM_BLD_to_param(build.get()));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, kind.c_str(), nullptr));
  EVP_PKEY* made = nullptr;
  const bool done = EVP_PKEY_fromdata_init(context.get()) == 1 &&
                    EVP_PKEY_fromdata(context.get(), &made,
                                      is_private ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY,
                                      parameters.get()) == 1;
  KeyPointer key(made);
  const bool sound = done && IsSound(key.get(), is_private);
  ERR_clear_error();
  return sound ? WrapKey(env, std::move(key)) : env.engine.Undefined();
}

js::Value KeyFromRaw(Environment& env, std::string kind, bool is_private,
                     std::span<uint8_t> bytes) {
  const auto make =
      is_private ? EVP_PKEY_new_raw_private_key_ex : EVP_PKEY_new_raw_public_key_ex;
  KeyPointer key(make(nullptr, kind.c_str(), nullptr, bytes.data(), bytes.size()));
  ERR_clear_error();
  return key == nullptr ? env.engine.Undefined() : WrapKey(env, std::move(key));
}

}  // namespace

void BindKeyParts(Binder& binder) {
  binder.Functions<Fn<"keyNumber", KeyNumber>, Fn<"keyBits", KeyBits>, Fn<"keyCurve", KeyCurve>,
                   Fn<"keyRaw", KeyRaw>, Fn<"keyPoint", KeyPoint>,
                   Fn<"keyPssLimits", KeyPssLimits>, Fn<"keyFromNumbers", KeyFromNumbers>,
                   Fn<"keyFromRaw", KeyFromRaw>>();
}

}  // namespace orrery
