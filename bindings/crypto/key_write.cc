// Keys of pairs as PEM and DER: a part of internalBinding('crypto').
//
//  * writePublic(handle, format, type), writePrivate(handle, format, type, cipher or undefined,
//    passphrase or undefined) -> text for PEM, bytes for DER.
//
// Engine's thread.
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "bindings/crypto/key.h"

namespace orrery {

namespace {

/// As in stdlib-js/internal/crypto/key_options.js.
enum Format : int { kDer = 0, kPem = 1 };
enum Type : int { kPkcs1 = 0, kPkcs8 = 1, kSpki = 2, kSec1 = 3 };

js::Value Written(Environment& env, BIO* bio, int format) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  if (format == kPem) return env.engine.String({data, static_cast<size_t>(size)});
  return env.engine.CopyBytes({reinterpret_cast<uint8_t*>(data), static_cast<size_t>(size)});
}

/// PKCS#1: the structure that only RSA has.
bool WritePkcs1Public(BIO* bio, EVP_PKEY* key, int format) {
  unsigned char* der = nullptr;
  const int size = i2d_PublicKey(key, &der);
  if (size < 0) return false;
  const bool done = format == kPem ? PEM_write_bio(bio, "RSA PUBLIC KEY", "", der, size) > 0
                                   : BIO_write(bio, der, size) == size;
  OPENSSL_free(der);
  return done;
}

bool WritePublicTo(BIO* bio, EVP_PKEY* key, int format, int type) {
  if (type == kPkcs1) return WritePkcs1Public(bio, key, format);
  return (format == kPem ? PEM_write_bio_PUBKEY(bio, key) : i2d_PUBKEY_bio(bio, key)) == 1;
}

js::Value WritePublic(Environment& env, js::Value handle, int32_t format, int32_t type) {
  ERR_clear_error();
  const BioPointer bio(BIO_new(BIO_s_mem()));
  if (WritePublicTo(bio.get(), KeyOf(env, handle), format, type)) {
    return Written(env, bio.get(), format);
  }
  ThrowOpenSsl(env.engine, "Failed to encode public key");
  return {};
}

/// PKCS#1 and SEC 1: structures of the one kind of key, which PEM can encrypt and DER cannot.
bool WriteTraditional(BIO* bio, EVP_PKEY* key, int format, const EVP_CIPHER* cipher,
                      OwnedBytes& passphrase) {
  if (format == kPem) {
    return PEM_write_bio_PrivateKey_traditional(bio, key, cipher, passphrase.data(),
                                                static_cast<int>(passphrase.size() - 1), nullptr,
                                                nullptr) == 1;
  }
  unsigned char* der = nullptr;
  const int size = i2d_PrivateKey(key, &der);
  if (size < 0) return false;
  const bool done = BIO_write(bio, der, size) == size;
  OPENSSL_clear_free(der, static_cast<size_t>(size));
  return done;
}

bool WritePkcs8(BIO* bio, EVP_PKEY* key, int format, const EVP_CIPHER* cipher,
                OwnedBytes& passphrase) {
  auto* text = reinterpret_cast<char*>(passphrase.data());
  const int size = static_cast<int>(passphrase.size() - 1);
  const auto write = format == kPem ? PEM_write_bio_PKCS8PrivateKey : i2d_PKCS8PrivateKey_bio;
  return write(bio, key, cipher, text, size, nullptr, nullptr) == 1;
}

js::Value WritePrivate(Environment& env, js::Value handle, int32_t format, int32_t type,
                       js::Value cipher_name, js::Value passphrase_value) {
  ERR_clear_error();
  const EVP_CIPHER* cipher = nullptr;
  if (env.engine.TypeOf(cipher_name) == js::Type::kString) {
    cipher = EVP_get_cipherbyname(OptionalText(env, cipher_name).c_str());
    if (cipher == nullptr) {
      ERR_clear_error();
      ThrowCoded(env.engine, "Error", "ERR_CRYPTO_UNKNOWN_CIPHER", "Unknown cipher");
      return {};
    }
  }
  OwnedBytes passphrase = OptionalBytes(env, passphrase_value).value_or(OwnedBytes());
  passphrase.push_back(0);  // so that there is memory, without which OpenSSL would ask for one
  const BioPointer bio(BIO_new(BIO_s_secmem()));
  EVP_PKEY* key = KeyOf(env, handle);
  const auto write = type == kPkcs8 ? WritePkcs8 : WriteTraditional;
  if (write(bio.get(), key, format, cipher, passphrase)) return Written(env, bio.get(), format);
  ThrowOpenSsl(env.engine, "Failed to encode private key");
  return {};
}

}  // namespace

void BindKeyWrite(Binder& binder) {
  binder.Functions<Fn<"writePublic", WritePublic>, Fn<"writePrivate", WritePrivate>>();
}

}  // namespace orrery
