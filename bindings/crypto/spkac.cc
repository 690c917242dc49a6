// Signed public keys and challenges, of the old HTML element keygen: a part of
// internalBinding('crypto').
//
//  * verifySpkac(data) -> boolean; spkacPublicKey(data), spkacChallenge(data) -> bytes, or
//    undefined.
//
// Engine's thread.
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "bindings/crypto/key.h"

namespace orrery {

namespace {

using Spki = Owned<NETSCAPE_SPKI, NETSCAPE_SPKI_free>;

/// OpenSSL's decoder of base64 does not take line ends.
Spki Read(std::span<const uint8_t> data) {
  while (!data.empty() && (data.back() == '\n' || data.back() == '\r')) {
    data = data.first(data.size() - 1);
  }
  if (data.empty()) return nullptr;
  Spki spki(NETSCAPE_SPKI_b64_decode(reinterpret_cast<const char*>(data.data()),
                                     static_cast<int>(data.size())));
  ERR_clear_error();
  return spki;
}

bool Verify(std::span<uint8_t> data) {
  const Spki spki = Read(data);
  const KeyPointer key(spki == nullptr ? nullptr : NETSCAPE_SPKI_get_pubkey(spki.get()));
  const bool right = key != nullptr && NETSCAPE_SPKI_verify(spki.get(), key.get()) > 0;
  ERR_clear_error();
  return right;
}

js::Value PublicKey(Environment& env, std::span<uint8_t> data) {
  const Spki spki = Read(data);
  const KeyPointer key(spki == nullptr ? nullptr : NETSCAPE_SPKI_get_pubkey(spki.get()));
  const BioPointer bio(BIO_new(BIO_s_mem()));
  ERR_clear_error();
  if (key == nullptr || PEM_write_bio_PUBKEY(bio.get(), key.get()) != 1) {
    return env.engine.Undefined();
  }
  char* text = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &text);
  return env.engine.CopyBytes({reinterpret_cast<uint8_t*>(text), static_cast<size_t>(size)});
}

js::Value Challenge(Environment& env, std::span<uint8_t> data) {
  const Spki spki = Read(data);
  if (spki == nullptr) return env.engine.Undefined();
  unsigned char* text = nullptr;
  const int size = ASN1_STRING_to_UTF8(&text, spki->spkac->challenge);
  if (size < 0) return env.engine.Undefined();
  const js::Value bytes = env.engine.CopyBytes({text, static_cast<size_t>(size)});
  OPENSSL_free(text);
  return bytes;
}

}  // namespace

void BindSpkac(Binder& binder) {
  binder.Functions<Fn<"verifySpkac", Verify>, Fn<"spkacPublicKey", PublicKey>,
                   Fn<"spkacChallenge", Challenge>>();
}

}  // namespace orrery
