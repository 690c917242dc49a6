// Facts about algorithms: a part of internalBinding('crypto').
//
//  * cipherInfo(name or nid, keyLength or -1, ivLength or -1) -> [mode, name, nid, blockSize,
//    ivLength, keyLength], or undefined. cipherNames(), digestNames().
//
// Engine's thread.
#include <openssl/err.h>
#include <openssl/objects.h>

#include <cctype>

#include "bindings/core/function.h"
#include "bindings/crypto/openssl.h"

namespace orrery {

bool IsChaCha(const EVP_CIPHER* cipher) {
  return EVP_CIPHER_get_nid(cipher) == NID_chacha20_poly1305;
}
bool Authenticates(const EVP_CIPHER* cipher) {
  switch (EVP_CIPHER_get_mode(cipher)) {
    case EVP_CIPH_GCM_MODE:
    case EVP_CIPH_CCM_MODE:
    case EVP_CIPH_OCB_MODE: return true;
    default: return IsChaCha(cipher);
  }
}

namespace {

const char* ModeName(const EVP_CIPHER* cipher) {
  switch (EVP_CIPHER_get_mode(cipher)) {
    case EVP_CIPH_CBC_MODE: return "cbc";
    case EVP_CIPH_CCM_MODE: return "ccm";
    case EVP_CIPH_CFB_MODE: return "cfb";
    case EVP_CIPH_CTR_MODE: return "ctr";
    case EVP_CIPH_ECB_MODE: return "ecb";
    case EVP_CIPH_GCM_MODE: return "gcm";
    case EVP_CIPH_OCB_MODE: return "ocb";
    case EVP_CIPH_OFB_MODE: return "ofb";
    case EVP_CIPH_WRAP_MODE: return "wrap";
    case EVP_CIPH_XTS_MODE: return "xts";
    case EVP_CIPH_STREAM_CIPHER: return "stream";
    default: return nullptr;
  }
}

/// Whether the cipher takes keys and nonces of these lengths; -1 asks for its own.
bool TakesLengths(const EVP_CIPHER* cipher, int32_t* key_length, int32_t* iv_length) {
  if (*iv_length < 0) *iv_length = EVP_CIPHER_get_iv_length(cipher);
  if (*key_length < 0) *key_length = EVP_CIPHER_get_key_length(cipher);
  EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
  bool takes = EVP_CipherInit_ex(context, cipher, nullptr, nullptr, nullptr, 1) == 1 &&
               EVP_CIPHER_CTX_set_key_length(context, *key_length) == 1;
  if (takes && *iv_length != EVP_CIPHER_get_iv_length(cipher)) {
    takes = Authenticates(cipher) && *iv_length > 0 && (!IsChaCha(cipher) || *iv_length <= 12) &&
            EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_IVLEN, *iv_length, nullptr) == 1;
  }
  EVP_CIPHER_CTX_free(context);
  ERR_clear_error();
  return takes;
}

/// [mode, name, nid, blockSize, ivLength, keyLength], or undefined.
js::Value CipherInfo(Environment& env, js::Value which, int32_t key_length, int32_t iv_length) {
  js::Engine& engine = env.engine;
  std::string name;
  if (engine.TypeOf(which) == js::Type::kString) {
    name = engine.ToUtf8(which);
  } else if (const char* known = OBJ_nid2sn(static_cast<int>(engine.ToNumber(which)))) {
    name = known;
  }
  const EVP_CIPHER* cipher = env.State<Ciphers>().Find(name);
  if (cipher == nullptr) {
    // One that only a provider which is not loaded could give is known all the same.
    cipher = EVP_get_cipherbyname(name.c_str());
    ERR_clear_error();
    if (cipher == nullptr || key_length >= 0 || iv_length >= 0) return engine.Undefined();
    key_length = EVP_CIPHER_get_key_length(cipher);
    iv_length = EVP_CIPHER_get_iv_length(cipher);
  } else if (!TakesLengths(cipher, &key_length, &iv_length)) {
    return engine.Undefined();
  }
  const char* mode = ModeName(cipher);
  const int nid = EVP_CIPHER_get_nid(cipher);
  std::string shown = nid == NID_undef ? EVP_CIPHER_get0_name(cipher) : OBJ_nid2sn(nid);
  for (char& c : shown) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const js::Value facts[] = {mode == nullptr ? engine.Undefined() : engine.String(mode),
                             engine.String(shown),
                             engine.Number(nid),
                             engine.Number(EVP_CIPHER_get_block_size(cipher)),
                             engine.Number(iv_length),
                             engine.Number(key_length)};
  return engine.Array(facts);
}

struct Names {
  Environment& env;
  std::vector<js::Value> values;
};

js::Value CipherNames(Environment& env) {
  Names names{env, {}};
  EVP_CIPHER_do_all_sorted(
      [](const EVP_CIPHER*, const char* from, const char*, void* list) {
        auto* names = static_cast<Names*>(list);
        EVP_CIPHER* fetched = EVP_CIPHER_fetch(nullptr, from, nullptr);
        if (fetched != nullptr) names->values.push_back(names->env.engine.String(from));
        EVP_CIPHER_free(fetched);
      },
      &names);
  ERR_clear_error();
  return env.engine.Array(names.values);
}

js::Value DigestNames(Environment& env) {
  Names names{env, {}};
  EVP_MD_do_all_sorted(
      [](const EVP_MD*, const char* from, const char*, void* list) {
        auto* names = static_cast<Names*>(list);
        const EVP_MD* known = EVP_get_digestbyname(from);  // `from` may be an alias
        EVP_MD* fetched =
            known == nullptr ? nullptr : EVP_MD_fetch(nullptr, EVP_MD_get0_name(known), nullptr);
        if (fetched != nullptr) names->values.push_back(names->env.engine.String(from));
        EVP_MD_free(fetched);
      },
      &names);
  ERR_clear_error();
  return env.engine.Array(names.values);
}

}  // namespace

void BindCipherInfo(Binder& binder) {
  binder.Functions<Fn<"cipherInfo", CipherInfo>, Fn<"cipherNames", CipherNames>,
                   Fn<"digestNames", DigestNames>>();
}

}  // namespace orrery
