// Ciphers: a part of internalBinding('crypto').
//
//  * cipherStart(encrypt, name, key, iv or null, tagLength or -1) -> handle.
//    legacyCipherStart takes a password instead of key and iv.
//  * cipherUpdate(handle, data, encoding) and cipherFinal(handle) -> Uint8Array.
//  * setAutoPadding, setAad(handle, data, plaintextLength or -1), getAuthTag -> Uint8Array or
//    undefined, setAuthTag: false where the state forbids it.
//
// Modes with authentication (GCM, CCM, OCB, ChaCha20-Poly1305) each want their calls in an order of
// their own; the comments say why. Engine's thread.
#include <openssl/err.h>
#include <openssl/objects.h>
#include <openssl/proverr.h>

#include <cstring>

#include "bindings/core/function.h"
#include "bindings/crypto/openssl.h"

namespace orrery {

namespace {

constexpr int kNoTagLength = -1;
constexpr size_t kMaxTag = 16;

enum class TagState { kUnknown, kKnown, kGiven };  // kGiven: OpenSSL has it

struct Cipher {
  EVP_CIPHER_CTX* context = nullptr;  // null once it is finished
  bool encrypts = false;
  bool authenticates = false;
  bool updated = false;
  bool failed = false;  // CCM tells in update() that the tag is wrong; final() reports it
  int mode = 0;
  bool is_chacha = false;
  int tag_length = kNoTagLength;
  int longest_message = INT32_MAX;  // CCM's, by the length of the nonce
  TagState tag_state = TagState::kUnknown;
  uint8_t tag[kMaxTag] = {};

  ~Cipher() { EVP_CIPHER_CTX_free(context); }
  void End() {
    EVP_CIPHER_CTX_free(context);
    context = nullptr;
  }
};

bool IsGcmTagLength(int length) {
  return length == 4 || length == 8 || (length >= 12 && length <= 16);
}

bool RefuseTag(Environment& env, int length) {
  ThrowCoded(env.engine, "TypeError", "ERR_CRYPTO_INVALID_AUTH_TAG",
             "Invalid authentication tag length: " + std::to_string(length));
  return false;
}

/// Lengths of nonce and tag have to be known before the key is.
bool SetUpAuthentication(Environment& env, Cipher& cipher, const std::string& name, int iv_length,
                         int tag_length) {
  if (EVP_CIPHER_CTX_ctrl(cipher.context, EVP_CTRL_AEAD_SET_IVLEN, iv_length, nullptr) != 1) {
    ThrowCoded(env.engine, "TypeError", "ERR_CRYPTO_INVALID_IV", "Invalid initialization vector");
    return false;
  }
  if (cipher.mode == EVP_CIPH_GCM_MODE) {
    if (tag_length != kNoTagLength && !IsGcmTagLength(tag_length)) {
      return RefuseTag(env, tag_length);
    }
    cipher.tag_length = tag_length;
    return true;
  }
  if (tag_length == kNoTagLength) {
    if (!cipher.is_chacha) {
      ThrowCoded(env.engine, "TypeError", "ERR_CRYPTO_INVALID_AUTH_TAG",
                 "authTagLength required for " + name);
      return false;
    }
    tag_length = kMaxTag;
  }
  if (cipher.mode == EVP_CIPH_CCM_MODE) {
    if (iv_length == 12) cipher.longest_message = 16777215;
    if (iv_length == 13) cipher.longest_message = 65535;
  }
  if (EVP_CIPHER_CTX_ctrl(cipher.context, EVP_CTRL_AEAD_SET_TAG, tag_length, nullptr) != 1) {
    return RefuseTag(env, tag_length);
  }
  cipher.tag_length = tag_length;
  return true;
}

bool SetUp(Environment& env, Cipher& cipher, const EVP_CIPHER* kind, const std::string& name,
           std::span<const uint8_t> key, const std::span<const uint8_t>* iv, int tag_length) {
  cipher.context = EVP_CIPHER_CTX_new();
  if (cipher.mode == EVP_CIPH_WRAP_MODE) {
    EVP_CIPHER_CTX_set_flags(cipher.context, EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
  }
  if (EVP_CipherInit_ex(cipher.context, kind, nullptr, nullptr, nullptr, cipher.encrypts) != 1) {
    ThrowOpenSsl(env.engine, "Failed to initialize cipher");
    return false;
  }
  if (cipher.authenticates &&
      !SetUpAuthentication(env, cipher, name, static_cast<int>(iv->size()), tag_length)) {
    return false;
  }
  if (EVP_CIPHER_CTX_set_key_length(cipher.context, static_cast<int>(key.size())) != 1) {
    ERR_clear_error();
    ThrowCoded(env.engine, "RangeError", "ERR_CRYPTO_INVALID_KEYLEN", "Invalid key length");
    return false;
  }
  if (EVP_CipherInit_ex(cipher.context, nullptr, nullptr, key.data(),
                        iv == nullptr ? nullptr : iv->data(), cipher.encrypts) != 1) {
    ThrowOpenSsl(env.engine, "Failed to initialize cipher");
    return false;
  }
  return true;
}

js::Value Wrap(Environment& env, std::unique_ptr<Cipher> cipher) {
  return env.engine.NativeObject(cipher.release(),
                                 [](void* state) { delete static_cast<Cipher*>(state); });
}

bool IsIvWrong(const EVP_CIPHER* kind, bool authenticates, const std::span<const uint8_t>* iv) {
  const int expected = EVP_CIPHER_get_iv_length(kind);
  if (iv == nullptr) return expected != 0;
  if (!authenticates) return static_cast<int>(iv->size()) != expected;
  return IsChaCha(kind) && iv->size() > 12;
}

std::unique_ptr<Cipher> MakeCipher(const EVP_CIPHER* kind, bool encrypts) {
  auto cipher = std::make_unique<Cipher>();
  cipher->encrypts = encrypts;
  cipher->mode = EVP_CIPHER_get_mode(kind);
  cipher->is_chacha = IsChaCha(kind);
  cipher->authenticates = Authenticates(kind);
  return cipher;
}

const EVP_CIPHER* FindCipher(Environment& env, const std::string& name) {
  const EVP_CIPHER* kind = env.State<Ciphers>().Find(name);
  if (kind != nullptr) return kind;
  ERR_clear_error();
  ThrowCoded(env.engine, "Error", "ERR_CRYPTO_UNKNOWN_CIPHER", "Unknown cipher");
  return nullptr;
}

js::Value CipherStart(Environment& env, bool encrypts, std::string name, std::span<uint8_t> key,
                      js::Value iv, int32_t tag_length) {
  const EVP_CIPHER* kind = FindCipher(env, name);
  if (kind == nullptr) return {};
  std::span<uint8_t> iv_bytes;
  const bool has_iv = env.engine.BytesOf(iv, &iv_bytes);
  const std::span<const uint8_t> nonce = iv_bytes;
  const std::span<const uint8_t>* given = has_iv ? &nonce : nullptr;
  auto cipher = MakeCipher(kind, encrypts);
  if (IsIvWrong(kind, cipher->authenticates, given)) {
    ThrowCoded(env.engine, "TypeError", "ERR_CRYPTO_INVALID_IV", "Invalid initialization vector");
    return {};
  }
  if (!SetUp(env, *cipher, kind, name, key, given, tag_length)) return {};
  return Wrap(env, std::move(cipher));
}

js::Value LegacyCipherStart(Environment& env, bool encrypts, std::string name,
                            std::span<uint8_t> password, int32_t tag_length) {
  const EVP_CIPHER* kind = FindCipher(env, name);
  if (kind == nullptr) return {};
  uint8_t key[EVP_MAX_KEY_LENGTH], iv[EVP_MAX_IV_LENGTH];
  const int key_length = EVP_BytesToKey(kind, EVP_md5(), nullptr, password.data(),
                                        static_cast<int>(password.size()), 1, key, iv);
  const std::span<const uint8_t> nonce(iv, static_cast<size_t>(EVP_CIPHER_get_iv_length(kind)));
  auto cipher = MakeCipher(kind, encrypts);
  if (!SetUp(env, *cipher, kind, name, {key, static_cast<size_t>(key_length)}, &nonce,
             tag_length)) {
    return {};
  }
  return Wrap(env, std::move(cipher));
}

// ---- work ----------------------------------------------------------------------------------

Cipher& CipherOf(Environment& env, js::Value handle) {
  return *static_cast<Cipher*>(env.engine.NativeState(handle));
}

/// A tag to check against goes to OpenSSL as late as may be: the caller can set it until then.
bool GiveTag(Cipher& cipher) {
  if (cipher.encrypts || cipher.tag_state != TagState::kKnown) return true;
  cipher.tag_state = TagState::kGiven;
  return EVP_CIPHER_CTX_ctrl(cipher.context, EVP_CTRL_AEAD_SET_TAG, cipher.tag_length,
                             cipher.tag) == 1;
}

bool IsMessageTooLong(Environment& env, const Cipher& cipher, double length) {
  if (length <= cipher.longest_message) return false;
  ThrowCoded(env.engine, "RangeError", "ERR_CRYPTO_INVALID_MESSAGELEN", "Invalid message length");
  return true;
}

js::Value CipherUpdate(Environment& env, js::Value handle, js::Value data, int32_t encoding) {
  Cipher& cipher = CipherOf(env, handle);
  const Input input(env.engine, data, static_cast<Encoding>(encoding));
  const std::span<const uint8_t> bytes = input.bytes();
  if (cipher.context == nullptr || bytes.size() > INT32_MAX - 64) {
    ERR_clear_error();
    ThrowOpenSsl(env.engine, "Trying to add data in unsupported state");
    return {};
  }
  if (cipher.mode == EVP_CIPH_CCM_MODE &&
      IsMessageTooLong(env, cipher, static_cast<double>(bytes.size()))) {
    return {};
  }
  if (cipher.authenticates) GiveTag(cipher);
  cipher.updated = true;
  const int size = static_cast<int>(bytes.size());
  int room = size + EVP_CIPHER_CTX_get_block_size(cipher.context) + 16;
  std::vector<uint8_t> out(static_cast<size_t>(room));
  int written = 0;
  ERR_clear_error();
  if (EVP_CipherUpdate(cipher.context, out.data(), &written, bytes.data(), size) != 1) {
    if (!cipher.encrypts && cipher.mode == EVP_CIPH_CCM_MODE) {
      cipher.failed = true;
      ERR_clear_error();
      return env.engine.CopyBytes({});
    }
    ThrowOpenSsl(env.engine, "Trying to add data in unsupported state");
    return {};
  }
  return env.engine.CopyBytes({out.data(), static_cast<size_t>(written)});
}

bool FinishCipher(Cipher& cipher, uint8_t* out, int* written) {
  if (!GiveTag(cipher)) return false;
  // Nothing was checked where no tag was given: that is a failure, whatever OpenSSL says.
  if (!cipher.encrypts &&
      (cipher.is_chacha || cipher.mode == EVP_CIPH_CCM_MODE || cipher.mode == EVP_CIPH_OCB_MODE) &&
      cipher.tag_state != TagState::kGiven) {
    return false;
  }
  // CCM works in update(); later releases of OpenSSL make a tag without, of which earlier ones and
  // Node say that there is none.
  if (cipher.encrypts && cipher.mode == EVP_CIPH_CCM_MODE && !cipher.updated) {
    ERR_raise(ERR_LIB_PROV, PROV_R_TAG_NOT_SET);
    return false;
  }
  // CCM has done all in update(); asking again would fail.
  if (!cipher.encrypts && cipher.mode == EVP_CIPH_CCM_MODE) {
    *written = 0;
    return !cipher.failed;
  }
  if (EVP_CipherFinal_ex(cipher.context, out, written) != 1) return false;
  if (!cipher.encrypts || !cipher.authenticates) return true;
  if (cipher.tag_length == kNoTagLength) cipher.tag_length = kMaxTag;
  if (EVP_CIPHER_CTX_ctrl(cipher.context, EVP_CTRL_AEAD_GET_TAG, cipher.tag_length, cipher.tag) !=
      1) {
    return false;
  }
  cipher.tag_state = TagState::kKnown;
  return true;
}

js::Value CipherFinal(Environment& env, js::Value handle) {
  Cipher& cipher = CipherOf(env, handle);
  if (cipher.context == nullptr) {
    ThrowCoded(env.engine, "Error", "ERR_CRYPTO_INVALID_STATE", "Invalid state");
    return {};
  }
  uint8_t out[EVP_MAX_BLOCK_LENGTH + 32];
  int written = 0;
  ERR_clear_error();
  const bool done = FinishCipher(cipher, out, &written);
  cipher.End();
  if (!done) {
    ThrowOpenSsl(env.engine, cipher.authenticates
                                 ? "Unsupported state or unable to authenticate data"
                                 : "Unsupported state");
    return {};
  }
  return env.engine.CopyBytes({out, static_cast<size_t>(written)});
}

bool SetAutoPadding(Environment& env, js::Value handle, bool on) {
  Cipher& cipher = CipherOf(env, handle);
  return cipher.context != nullptr && EVP_CIPHER_CTX_set_padding(cipher.context, on) == 1;
}

/// 1 done, 0 the state forbids it, -1 thrown.
int32_t SetAad(Environment& env, js::Value handle, std::span<uint8_t> data, double message) {
  Cipher& cipher = CipherOf(env, handle);
  if (cipher.context == nullptr || !cipher.authenticates) return 0;
  int written = 0;
  if (cipher.mode == EVP_CIPH_CCM_MODE) {  // wants the message's length, and the tag, beforehand
    if (message < 0) {
      ThrowCoded(env.engine, "TypeError", "ERR_MISSING_ARGS",
                 "options.plaintextLength required for CCM mode with AAD");
      return -1;
    }
    if (IsMessageTooLong(env, cipher, message)) return -1;
    if (!GiveTag(cipher) || EVP_CipherUpdate(cipher.context, nullptr, &written, nullptr,
                                             static_cast<int>(message)) != 1) {
      return 0;
    }
  }
  // To CCM, bytes that are null are the length of the message.
  static const uint8_t kEmpty = 0;
  return EVP_CipherUpdate(cipher.context, nullptr, &written, data.empty() ? &kEmpty : data.data(),
                          static_cast<int>(data.size())) == 1;
}

js::Value GetAuthTag(Environment& env, js::Value handle) {
  Cipher& cipher = CipherOf(env, handle);
  const bool has_tag =
      cipher.context == nullptr && cipher.encrypts && cipher.tag_state == TagState::kKnown;
  if (!has_tag) return env.engine.Undefined();
  return env.engine.CopyBytes({cipher.tag, static_cast<size_t>(cipher.tag_length)});
}

/// As SetAad.
int32_t SetAuthTag(Environment& env, js::Value handle, std::span<uint8_t> tag) {
  Cipher& cipher = CipherOf(env, handle);
  if (cipher.context == nullptr || !cipher.authenticates || cipher.encrypts ||
      cipher.tag_state != TagState::kUnknown) {
    return 0;
  }
  const int length = static_cast<int>(tag.size());
  const bool fits =
      cipher.tag_length == length || (cipher.mode == EVP_CIPH_GCM_MODE &&
                                      cipher.tag_length == kNoTagLength && IsGcmTagLength(length));
  if (!fits) {
    RefuseTag(env, length);
    return -1;
  }
  cipher.tag_length = length;
  std::memcpy(cipher.tag, tag.data(), tag.size());
  cipher.tag_state = TagState::kKnown;
  return 1;
}

}  // namespace

void BindCipher(Binder& binder) {
  binder.Functions<Fn<"cipherStart", CipherStart>, Fn<"legacyCipherStart", LegacyCipherStart>,
                   Fn<"cipherUpdate", CipherUpdate>, Fn<"cipherFinal", CipherFinal>,
                   Fn<"setAutoPadding", SetAutoPadding>, Fn<"setAad", SetAad>,
                   Fn<"getAuthTag", GetAuthTag>, Fn<"setAuthTag", SetAuthTag>>();
}

}  // namespace orrery
