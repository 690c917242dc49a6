// internalBinding('crypto'): OpenSSL's digests, ciphers, key derivation and keys of pairs; the
// parts stand in the files beside this one. OpenSSL starts when the first of them is called.
//
//  * BindCrypto puts them together. Engine's thread.
#include "bindings/core/function.h"

namespace orrery {

void BindHash(Binder& binder);
void BindCipher(Binder& binder);
void BindCipherInfo(Binder& binder);
void BindDerive(Binder& binder);
void BindKeyRead(Binder& binder);
void BindKeyWrite(Binder& binder);
void BindKeyParts(Binder& binder);
void BindKeyPair(Binder& binder);
void BindSign(Binder& binder);
void BindRsa(Binder& binder);
void BindDiffieHellman(Binder& binder);
void BindEcdh(Binder& binder);
void BindPrime(Binder& binder);
void BindSpkac(Binder& binder);
void BindX509(Binder& binder);
void BindX509Names(Binder& binder);

void BindCrypto(Binder& binder) {
  BindHash(binder);
  BindCipher(binder);
  BindCipherInfo(binder);
  BindDerive(binder);
  BindKeyRead(binder);
  BindKeyWrite(binder);
  BindKeyParts(binder);
  BindKeyPair(binder);
  BindSign(binder);
  BindRsa(binder);
  BindDiffieHellman(binder);
  BindEcdh(binder);
  BindPrime(binder);
  BindSpkac(binder);
  BindX509(binder);
  BindX509Names(binder);
}

}  // namespace orrery
