// Certificates, as the files that read them share them.
//
//  * WrapCertificate: a certificate as a handle for JavaScript, which owns it. CertificateOf: that
//    of a handle, for the time of the call.
//  * TextOf: what was printed into memory; IdentifierText: an object identifier by its long name,
//    or as numbers.
//
// Engine's thread.
#pragma once

#include <openssl/pem.h>
#include <openssl/x509.h>

#include <string>

#include "bindings/crypto/key.h"

namespace orrery {

using CertificatePointer = Owned<X509, X509_free>;

/// OPENSSL_free is a macro.
inline void OpenSslFree(void* memory) { OPENSSL_free(memory); }

js::Value WrapCertificate(Environment& env, CertificatePointer certificate);
X509* CertificateOf(Environment& env, js::Value handle);
/// The text of a BIO in memory, as UTF-8.
js::Value TextOf(Environment& env, const BioPointer& bio);
std::string IdentifierText(const ASN1_OBJECT* object, bool as_number);

}  // namespace orrery
