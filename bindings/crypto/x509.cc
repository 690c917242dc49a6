// X.509 certificates: a part of internalBinding('crypto').
//
//  * readCertificate(bytes) -> handle of a certificate in PEM or DER; throws OpenSSL's error.
//  * certificateText(handle, what) -> text of 'subject', 'issuer', 'validFrom', 'validTo' or
//    'serialNumber'. certificateName(handle, issuer) -> [name, value, ...] of a subject or issuer.
//  * certificateUsages(handle) -> object identifiers of the extended key usage, or undefined.
//    certificateRaw(handle) -> DER; certificateKey(handle) -> handle of the public key.
//  * isAuthority(handle); isIssuedBy(handle, issuer); isSignedBy(handle, key);
//    belongsTo(handle, privateKey) -> boolean.
//  * matchCertificate(handle, kind, name, flags) -> the name that matches, undefined if none does,
//    false if the name is no name of that kind ('host', 'email', 'ip').
//
// What a certificate's alternative names are is told by x509_names.cc. Engine's thread.
#include "bindings/crypto/x509.h"

#include <openssl/x509v3.h>

namespace orrery {

js::Value WrapCertificate(Environment& env, CertificatePointer certificate) {
  return env.engine.NativeObject(certificate.release(),
                                 [](void* state) { X509_free(static_cast<X509*>(state)); });
}
X509* CertificateOf(Environment& env, js::Value handle) {
  return static_cast<X509*>(env.engine.NativeState(handle));
}

js::Value TextOf(Environment& env, const BioPointer& bio) {
  char* text = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &text);
  return env.engine.String({text, static_cast<size_t>(size)});
}

std::string IdentifierText(const ASN1_OBJECT* object, bool as_number) {
  char text[128];
  const int size = OBJ_obj2txt(text, sizeof text, object, as_number);
  return size <= 0 ? "" : std::string(text, std::min(static_cast<size_t>(size), sizeof text - 1));
}

namespace {

/// Certificates are not encrypted: nobody is asked for a passphrase.
int NoPassphrase(char*, int, int, void*) { return 0; }

js::Value Read(Environment& env, std::span<uint8_t> bytes) {
  ERR_clear_error();
  const BioPointer bio = BioOf(bytes);
  CertificatePointer certificate(PEM_read_bio_X509_AUX(bio.get(), nullptr, NoPassphrase, nullptr));
  if (certificate == nullptr) {
    const uint8_t* at = bytes.data();
    certificate.reset(d2i_X509(nullptr, &at, static_cast<long>(bytes.size())));
  }
  if (certificate == nullptr) {
    ThrowOpenSsl(env.engine, "Failed to read the certificate");
    return {};
  }
  ERR_clear_error();
  return WrapCertificate(env, std::move(certificate));
}

// ---- texts ---------------------------------------------------------------------------------

bool PrintName(BIO* bio, const X509_NAME* name) {
  constexpr unsigned long kFlags = ASN1_STRFLGS_ESC_2253 | ASN1_STRFLGS_ESC_CTRL |
                                   ASN1_STRFLGS_UTF8_CONVERT | XN_FLAG_SEP_MULTILINE |
                                   XN_FLAG_FN_SN;
  return X509_NAME_print_ex(bio, name, 0, kFlags) > 0;
}

bool PrintSerial(BIO* bio, X509* certificate) {
  const BignumPointer number(ASN1_INTEGER_to_BN(X509_get_serialNumber(certificate), nullptr));
  if (number == nullptr) return false;
  const Owned<char, &OpenSslFree> text(BN_bn2hex(number.get()));
  return BIO_puts(bio, text.get()) > 0;
}

bool Print(BIO* bio, X509* certificate, const std::string& what) {
  if (what == "subject") return PrintName(bio, X509_get_subject_name(certificate));
  if (what == "issuer") return PrintName(bio, X509_get_issuer_name(certificate));
  if (what == "validFrom") return ASN1_TIME_print(bio, X509_get0_notBefore(certificate)) == 1;
  if (what == "validTo") return ASN1_TIME_print(bio, X509_get0_notAfter(certificate)) == 1;
  return PrintSerial(bio, certificate);
}

js::Value Text(Environment& env, js::Value handle, std::string what) {
  const BioPointer bio(BIO_new(BIO_s_mem()));
  const bool printed = Print(bio.get(), CertificateOf(env, handle), what);
  ERR_clear_error();
  return printed ? TextOf(env, bio) : env.engine.Undefined();
}

js::Value Name(Environment& env, js::Value handle, bool issuer) {
  X509* certificate = CertificateOf(env, handle);
  const X509_NAME* name =
      issuer ? X509_get_issuer_name(certificate) : X509_get_subject_name(certificate);
  std::vector<js::Value> parts;
  for (int i = 0; i < X509_NAME_entry_count(name); i++) {
    const X509_NAME_ENTRY* entry = X509_NAME_get_entry(name, i);
    const ASN1_OBJECT* object = X509_NAME_ENTRY_get_object(entry);
    const int nid = OBJ_obj2nid(object);
    unsigned char* text = nullptr;
    const int size = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(entry));
    if (size < 0) continue;
    parts.push_back(
        env.engine.String(nid == NID_undef ? IdentifierText(object, true) : OBJ_nid2sn(nid)));
    parts.push_back(env.engine.String({reinterpret_cast<char*>(text), static_cast<size_t>(size)}));
    OPENSSL_free(text);
  }
  ERR_clear_error();
  return env.engine.Array(parts);
}

js::Value Usages(Environment& env, js::Value handle) {
  const Owned<EXTENDED_KEY_USAGE, EXTENDED_KEY_USAGE_free> usages(static_cast<EXTENDED_KEY_USAGE*>(
      X509_get_ext_d2i(CertificateOf(env, handle), NID_ext_key_usage, nullptr, nullptr)));
  ERR_clear_error();
  if (usages == nullptr) return env.engine.Undefined();
  std::vector<js::Value> texts;
  for (int i = 0; i < sk_ASN1_OBJECT_num(usages.get()); i++) {
    texts.push_back(env.engine.String(IdentifierText(sk_ASN1_OBJECT_value(usages.get(), i), true)));
  }
  return env.engine.Array(texts);
}

// ---- the whole, and its key ----------------------------------------------------------------

js::Value Raw(Environment& env, js::Value handle) {
  unsigned char* bytes = nullptr;
  const int size = i2d_X509(CertificateOf(env, handle), &bytes);
  if (size < 0) {
    ThrowOpenSsl(env.engine, "Failed to write the certificate");
    return {};
  }
  const js::Value value = env.engine.CopyBytes({bytes, static_cast<size_t>(size)});
  OPENSSL_free(bytes);
  return value;
}

js::Value Key(Environment& env, js::Value handle) {
  ERR_clear_error();
  KeyPointer key(X509_get_pubkey(CertificateOf(env, handle)));
  if (key != nullptr) return WrapKey(env, std::move(key));
  ThrowOpenSsl(env.engine, "Failed to read the certificate's key");
  return {};
}

// ---- questions -----------------------------------------------------------------------------

bool Cleared(bool answer) {
  ERR_clear_error();
  return answer;
}

bool IsAuthority(Environment& env, js::Value handle) {
  return Cleared(X509_check_ca(CertificateOf(env, handle)) == 1);
}
bool IsIssuedBy(Environment& env, js::Value handle, js::Value issuer) {
  return Cleared(X509_check_issued(CertificateOf(env, issuer), CertificateOf(env, handle)) ==
                 X509_V_OK);
}
bool IsSignedBy(Environment& env, js::Value handle, js::Value key) {
  return Cleared(X509_verify(CertificateOf(env, handle), KeyOf(env, key)) > 0);
}
bool BelongsTo(Environment& env, js::Value handle, js::Value key) {
  return Cleared(X509_check_private_key(CertificateOf(env, handle), KeyOf(env, key)) == 1);
}

int MatchName(X509* certificate, const std::string& kind, const std::string& name, uint32_t flags,
              char** found) {
  if (kind == "host") {
    return X509_check_host(certificate, name.data(), name.size(), flags, found);
  }
  if (kind == "email") return X509_check_email(certificate, name.data(), name.size(), flags);
  // It reads up to a zero, behind which there must be nothing.
  if (name.find('\0') != std::string::npos) return -2;
  return X509_check_ip_asc(certificate, name.c_str(), flags);
}

js::Value Match(Environment& env, js::Value handle, std::string kind, std::string name,
                uint32_t flags) {
  char* found = nullptr;
  const int match = MatchName(CertificateOf(env, handle), kind, name, flags, &found);
  const Owned<char, &OpenSslFree> owned(found);
  ERR_clear_error();
  if (match == 1) return env.engine.String(found == nullptr ? name : found);
  return match == 0 ? env.engine.Undefined() : env.engine.Boolean(false);
}

}  // namespace

void BindX509(Binder& binder) {
  binder.Functions<
      Fn<"readCertificate", Read>, Fn<"certificateText", Text>, Fn<"certificateName", Name>,
      Fn<"certificateUsages", Usages>, Fn<"certificateRaw", Raw>, Fn<"certificateKey", Key>,
      Fn<"isAuthority", IsAuthority>, Fn<"isIssuedBy", IsIssuedBy>, Fn<"isSignedBy", IsSignedBy>,
      Fn<"belongsTo", BelongsTo>, Fn<"matchCertificate", Match>>();
}

}  // namespace orrery
