// Encryption with RSA: a part of internalBinding('crypto').
//
//  * rsa(request, what, key, data, padding, digest of OAEP or "", its label or undefined) -> bytes,
//    with `what` of RsaOperation: now, or on the pool as the answer to the request.
//
// Engine's thread; the task on any.
#include <openssl/rsa.h>

#include "bindings/crypto/key.h"

namespace orrery {

namespace {

/// As in stdlib-js/internal/crypto/rsa.js.
enum RsaOperation : int { kEncrypt = 0, kDecrypt = 1, kSign = 2, kRecover = 3 };

using Prepare = int (*)(EVP_PKEY_CTX*);
using Work = int (*)(EVP_PKEY_CTX*, unsigned char*, size_t*, const unsigned char*, size_t);

constexpr Prepare kPrepare[] = {EVP_PKEY_encrypt_init, EVP_PKEY_decrypt_init, EVP_PKEY_sign_init,
                                EVP_PKEY_verify_recover_init};
constexpr Work kWork[] = {EVP_PKEY_encrypt, EVP_PKEY_decrypt, EVP_PKEY_sign,
                          EVP_PKEY_verify_recover};

struct RsaTask {
  KeyContext context;
  int what;
  OwnedBytes data, result;

  bool Run() noexcept {
    const Work work = kWork[what];
    size_t size = 0;
    if (work(context.get(), nullptr, &size, data.data(), data.size()) <= 0) return false;
    result.resize(size);
    if (work(context.get(), result.data(), &size, data.data(), data.size()) <= 0) return false;
    result.resize(size);
    return true;
  }
  js::Value Result(Environment& env) { return env.engine.CopyBytes(result); }
};

bool SetLabel(EVP_PKEY_CTX* context, const OwnedBytes& label) {
  if (label.empty()) return true;
  void* copy = OPENSSL_memdup(label.data(), label.size());  // which the context frees
  if (EVP_PKEY_CTX_set0_rsa_oaep_label(context, copy, static_cast<int>(label.size())) > 0) {
    return true;
  }
  OPENSSL_free(copy);
  return false;
}

/// A wrong padding of PKCS#1 must look as a right one does, or the difference gives the message
/// away (CVE-2023-46809). Where OpenSSL cannot do that, it is not done at all.
bool RefusesPkcs1(Environment& env, EVP_PKEY_CTX* context, int what, int padding) {
  if (what != kDecrypt || padding != RSA_PKCS1_PADDING ||
      EVP_PKEY_CTX_ctrl_str(context, "rsa_pkcs1_implicit_rejection", "1") > 0) {
    return false;
  }
  ERR_clear_error();
  ThrowCoded(env.engine, "TypeError", "ERR_INVALID_ARG_VALUE",
             "RSA_PKCS1_PADDING is no longer supported for private decryption, this can be "
             "reverted with --security-revert=CVE-2023-46809");
  return true;
}

js::Value Rsa(Environment& env, double request, int32_t what, js::Value handle,
              std::span<uint8_t> data, int32_t padding, std::string digest_name, js::Value label) {
  ERR_clear_error();
  const EVP_MD* digest = nullptr;
  if (!digest_name.empty() && (digest = EVP_get_digestbyname(digest_name.c_str())) == nullptr) {
    ERR_clear_error();
    ThrowCoded(env.engine, "Error", "ERR_OSSL_EVP_INVALID_DIGEST", "Invalid digest used");
    return {};
  }
  RsaTask task{KeyContext(EVP_PKEY_CTX_new_from_pkey(nullptr, KeyOf(env, handle), nullptr)), what,
               OwnedBytes(data.begin(), data.end()), {}};
  EVP_PKEY_CTX* context = task.context.get();
  const bool ready = kPrepare[what](context) > 0 &&
                     EVP_PKEY_CTX_set_rsa_padding(context, padding) > 0;
  if (ready && RefusesPkcs1(env, context, what, padding)) return {};
  if (!ready || (digest != nullptr && EVP_PKEY_CTX_set_rsa_oaep_md(context, digest) <= 0) ||
      !SetLabel(context, OptionalBytes(env, label).value_or(OwnedBytes()))) {
    ThrowOpenSsl(env.engine, "RSA operation failed");
    return {};
  }
  return RunForValue(env, request, std::move(task), "RSA operation failed");
}

}  // namespace

void BindRsa(Binder& binder) { binder.Functions<Fn<"rsa", Rsa>>(); }

}  // namespace orrery
