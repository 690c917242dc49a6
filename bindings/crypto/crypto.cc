// internalBinding('crypto'): OpenSSL's digests, ciphers and key derivation; the parts stand in
// hash.cc, cipher.cc, cipher_info.cc and derive.cc. OpenSSL starts when the first of them is
// called.
//
//  * BindCrypto puts them together. Engine's thread.
#include "bindings/core/function.h"

namespace orrery {

void BindHash(Binder& binder);
void BindCipher(Binder& binder);
void BindCipherInfo(Binder& binder);
void BindDerive(Binder& binder);

void BindCrypto(Binder& binder) {
  BindHash(binder);
  BindCipher(binder);
  BindCipherInfo(binder);
  BindDerive(binder);
}

}  // namespace orrery
