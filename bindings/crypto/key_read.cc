// Keys of pairs out of PEM and DER: a part of internalBinding('crypto').
//
//  * readKey(private, data, format, type, passphrase or undefined) -> handle. With `private` false
//    the public part is wanted, and a private key or a certificate has it, too.
//  * keyKind(handle) -> "rsa"…, or undefined. keysEqual(a, b).
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

using Passphrase = std::optional<OwnedBytes>;

/// OpenSSL would ask on the terminal without it.
int GivePassphrase(char* into, int room, int, void* given) {
  const auto& passphrase = *static_cast<const Passphrase*>(given);
  if (!passphrase || passphrase->size() > static_cast<size_t>(room)) return -1;
  std::copy(passphrase->begin(), passphrase->end(), into);
  return static_cast<int>(passphrase->size());
}

// ---- DER -----------------------------------------------------------------------------------

/// The value of a SEQUENCE, which fills `data` or ends before it does.
std::span<const uint8_t> SequenceOf(std::span<const uint8_t> data) {
  if (data.size() < 2 || data[0] != 0x30) return {};
  if ((data[1] & 0x80) == 0) return data.subspan(2, std::min<size_t>(data[1], data.size() - 2));
  const size_t digits = data[1] & 0x7f;
  if (digits > sizeof(size_t) || digits + 2 > data.size()) return {};
  size_t length = 0;
  for (size_t i = 0; i < digits; ++i) length = length << 8 | data[2 + i];
  return data.subspan(2 + digits, std::min(length, data.size() - 2 - digits));
}

/// A private key of PKCS#1 begins with its version, 0 or 1; a public one with the modulus.
bool IsRsaPrivate(std::span<const uint8_t> data) {
  const auto inside = SequenceOf(data);
  return inside.size() >= 3 && inside[0] == 2 && inside[1] == 1 && (inside[2] & 0xfe) == 0;
}

/// EncryptedPrivateKeyInfo begins with an algorithm, PrivateKeyInfo with a version.
bool IsEncrypted(std::span<const uint8_t> data) {
  const auto inside = SequenceOf(data);
  return !inside.empty() && inside[0] != 2;
}

EVP_PKEY* ReadPkcs8(std::span<const uint8_t> data, Passphrase& passphrase) {
  const BioPointer bio = BioOf(data);
  if (IsEncrypted(data)) {
    return d2i_PKCS8PrivateKey_bio(bio.get(), nullptr, GivePassphrase, &passphrase);
  }
  const Owned<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free> info(
      d2i_PKCS8_PRIV_KEY_INFO_bio(bio.get(), nullptr));
  return info == nullptr ? nullptr : EVP_PKCS82PKEY(info.get());
}

EVP_PKEY* ReadPrivateDer(std::span<const uint8_t> data, int type, Passphrase& passphrase) {
  const uint8_t* at = data.data();
  const auto size = static_cast<long>(data.size());
  switch (type) {
    case kPkcs1: return d2i_PrivateKey(EVP_PKEY_RSA, nullptr, &at, size);
    case kSec1: return d2i_PrivateKey(EVP_PKEY_EC, nullptr, &at, size);
    default: return ReadPkcs8(data, passphrase);
  }
}

EVP_PKEY* ReadPublicDer(std::span<const uint8_t> data, int type) {
  const uint8_t* at = data.data();
  const auto size = static_cast<long>(data.size());
  return type == kPkcs1 ? d2i_PublicKey(EVP_PKEY_RSA, nullptr, &at, size)
                        : d2i_PUBKEY(nullptr, &at, size);
}

// ---- PEM -----------------------------------------------------------------------------------

/// The bytes of the first block that is called `name`, or nothing; the queue is as it was then.
OwnedBytes PemBlock(std::span<const uint8_t> data, const char* name) {
  const BioPointer bio = BioOf(data);
  unsigned char* bytes = nullptr;
  long size = 0;
  ERR_set_mark();
  const int found = PEM_bytes_read_bio(&bytes, &size, nullptr, name, bio.get(), nullptr, nullptr);
  ERR_pop_to_mark();
  if (found != 1) return {};
  OwnedBytes block(bytes, bytes + size);
  OPENSSL_clear_free(bytes, static_cast<size_t>(size));
  return block;
}

/// True if there was a public key or a certificate, whether it could be read or not.
bool ReadPublicPem(std::span<const uint8_t> data, EVP_PKEY** key) {
  if (const OwnedBytes spki = PemBlock(data, "PUBLIC KEY"); !spki.empty()) {
    *key = ReadPublicDer(spki, kSpki);
    return true;
  }
  if (const OwnedBytes pkcs1 = PemBlock(data, "RSA PUBLIC KEY"); !pkcs1.empty()) {
    *key = ReadPublicDer(pkcs1, kPkcs1);
    return true;
  }
  const OwnedBytes certificate = PemBlock(data, "CERTIFICATE");
  if (certificate.empty()) return false;
  const uint8_t* at = certificate.data();
  const Owned<X509, X509_free> x509(
      d2i_X509(nullptr, &at, static_cast<long>(certificate.size())));
  *key = x509 == nullptr ? nullptr : X509_get_pubkey(x509.get());
  return true;
}

EVP_PKEY* ReadPrivate(std::span<const uint8_t> data, int format, int type, Passphrase& passphrase) {
  EVP_PKEY* key = nullptr;
  if (format == kPem) {
    const BioPointer bio = BioOf(data);
    key = PEM_read_bio_PrivateKey(bio.get(), nullptr, GivePassphrase, &passphrase);
  } else {
    key = ReadPrivateDer(data, type, passphrase);
  }
  if (key == nullptr || ERR_peek_error() == 0) return key;
  EVP_PKEY_free(key);  // some errors are told and a key is given all the same
  return nullptr;
}

EVP_PKEY* ReadPublic(std::span<const uint8_t> data, int format, int type, Passphrase& passphrase) {
  EVP_PKEY* key = nullptr;
  if (format == kPem) {
    if (ReadPublicPem(data, &key)) return key;
    return ReadPrivate(data, format, type, passphrase);
  }
  const bool is_public = type == kSpki || (type == kPkcs1 && !IsRsaPrivate(data));
  return is_public ? ReadPublicDer(data, type) : ReadPrivate(data, format, type, passphrase);
}

bool NeedsPassphrase(const Passphrase& passphrase) {
  const unsigned long error = ERR_peek_error();
  return !passphrase && ERR_GET_LIB(error) == ERR_LIB_PEM &&
         ERR_GET_REASON(error) == PEM_R_BAD_PASSWORD_READ;
}

js::Value ReadKey(Environment& env, bool is_private, std::span<uint8_t> data, int32_t format,
                  int32_t type, js::Value passphrase_value) {
  Passphrase passphrase = OptionalBytes(env, passphrase_value);
  ERR_clear_error();
  KeyPointer key(is_private ? ReadPrivate(data, format, type, passphrase)
                            : ReadPublic(data, format, type, passphrase));
  if (key != nullptr) {
    ERR_clear_error();
    return WrapKey(env, std::move(key));
  }
  if (NeedsPassphrase(passphrase)) {
    ERR_clear_error();
    ThrowCoded(env.engine, "TypeError", "ERR_MISSING_PASSPHRASE",
               "Passphrase required for encrypted key");
  } else {
    ThrowOpenSsl(env.engine, is_private ? "Failed to read private key"
                                        : "Failed to read asymmetric key");
  }
  return {};
}

// ---- facts ---------------------------------------------------------------------------------

js::Value KeyKind(Environment& env, js::Value handle) {
  switch (EVP_PKEY_get_base_id(KeyOf(env, handle))) {
    case EVP_PKEY_RSA: return env.engine.String("rsa");
    case EVP_PKEY_RSA_PSS: return env.engine.String("rsa-pss");
    case EVP_PKEY_DSA: return env.engine.String("dsa");
    case EVP_PKEY_DH:
    case EVP_PKEY_DHX: return env.engine.String("dh");
    case EVP_PKEY_EC: return env.engine.String("ec");
    case EVP_PKEY_ED25519: return env.engine.String("ed25519");
    case EVP_PKEY_ED448: return env.engine.String("ed448");
    case EVP_PKEY_X25519: return env.engine.String("x25519");
    case EVP_PKEY_X448: return env.engine.String("x448");
    default: return env.engine.Undefined();
  }
}

bool KeysEqual(Environment& env, js::Value a, js::Value b) {
  const bool equal = EVP_PKEY_eq(KeyOf(env, a), KeyOf(env, b)) == 1;
  ERR_clear_error();
  return equal;
}

}  // namespace

js::Value WrapKey(Environment& env, KeyPointer key) {
  return env.engine.NativeObject(
      key.release(), [](void* state) { EVP_PKEY_free(static_cast<EVP_PKEY*>(state)); });
}
EVP_PKEY* KeyOf(Environment& env, js::Value handle) {
  return static_cast<EVP_PKEY*>(env.engine.NativeState(handle));
}

OwnedBytes BytesOfBignum(const BIGNUM* number, size_t size) {
  OwnedBytes bytes(std::max(size, static_cast<size_t>(BN_num_bytes(number))));
  BN_bn2binpad(number, bytes.data(), static_cast<int>(bytes.size()));
  return bytes;
}

std::optional<OwnedBytes> OptionalBytes(Environment& env, js::Value value) {
  std::span<uint8_t> bytes;
  if (!env.engine.BytesOf(value, &bytes)) return std::nullopt;
  return OwnedBytes(bytes.begin(), bytes.end());
}
std::string OptionalText(Environment& env, js::Value value) {
  return env.engine.TypeOf(value) == js::Type::kString ? env.engine.ToUtf8(value) : "";
}

void BindKeyRead(Binder& binder) {
  binder.Functions<Fn<"readKey", ReadKey>, Fn<"keyKind", KeyKind>, Fn<"keysEqual", KeysEqual>>();
}

}  // namespace orrery
