// Other names of a certificate's subject, and where its issuer tells more: a part of
// internalBinding('crypto').
//
//  * alternativeNames(handle) -> [[kind, value, isUtf8], ...] or undefined: what kind of name it
//    is, its text, and whether this may hold other characters than those of ASCII. A value that
//    cannot be shown is undefined.
//  * authorityInfo(handle) -> the same with the access method in front: [[method, kind, ...], ...].
//
// The text is as it stands in the certificate; putting it in quotes is JavaScript's. Engine's
// thread.
#include <openssl/x509v3.h>

#include <cstdio>

#include "bindings/crypto/x509.h"

namespace orrery {

namespace {

struct NameText {
  const char* kind;
  js::Value value;
  bool is_utf8 = false;
};

js::Value Latin1(Environment& env, const ASN1_STRING* text) {
  return env.engine.StringLatin1({reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
                                  static_cast<size_t>(ASN1_STRING_length(text))});
}

std::string AddressText(const ASN1_OCTET_STRING* address) {
  const uint8_t* bytes = ASN1_STRING_get0_data(address);
  const int size = ASN1_STRING_length(address);
  char text[64];
  if (size == 4) {
    std::snprintf(text, sizeof text, "%d.%d.%d.%d", bytes[0], bytes[1], bytes[2], bytes[3]);
    return text;
  }
  if (size != 16) {
    std::snprintf(text, sizeof text, "<invalid length=%d>", size);
    return text;
  }
  std::string whole;
  for (int i = 0; i < 16; i += 2) {
    std::snprintf(text, sizeof text, i == 0 ? "%X" : ":%X", bytes[i] << 8 | bytes[i + 1]);
    whole += text;
  }
  return whole;
}

/// Names of a kind that an object identifier tells: those that are known, with their own prefix.
NameText OtherName(Environment& env, const OTHERNAME* other) {
  static const struct {
    int nid;
    const char* prefix;
    int type;
  } kKnown[] = {{NID_id_on_SmtpUTF8Mailbox, "SmtpUTF8Mailbox:", V_ASN1_UTF8STRING},
                {NID_XmppAddr, "XmppAddr:", V_ASN1_UTF8STRING},
                {NID_SRVName, "SRVName:", V_ASN1_IA5STRING},
                {NID_ms_upn, "UPN:", V_ASN1_UTF8STRING},
                {NID_NAIRealm, "NAIRealm:", V_ASN1_UTF8STRING}};
  const int nid = OBJ_obj2nid(other->type_id);
  for (const auto& known : kKnown) {
    if (nid != known.nid || other->value == nullptr || other->value->type != known.type) continue;
    const ASN1_STRING* text = other->value->value.asn1_string;
    const std::string whole =
        known.prefix + std::string(reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
                                   static_cast<size_t>(ASN1_STRING_length(text)));
    const bool is_utf8 = known.type == V_ASN1_UTF8STRING;
    return {"othername", is_utf8 ? env.engine.String(whole) : env.engine.StringLatin1(whole),
            is_utf8};
  }
  return {"othername", env.engine.Undefined()};
}

NameText DirectoryName(Environment& env, const X509_NAME* name) {
  constexpr unsigned long kFlags =
      XN_FLAG_RFC2253 & ~(ASN1_STRFLGS_ESC_MSB | ASN1_STRFLGS_ESC_CTRL);
  const BioPointer bio(BIO_new(BIO_s_mem()));
  if (X509_NAME_print_ex(bio.get(), name, 0, kFlags) < 0) {
    return {"DirName", env.engine.Undefined()};
  }
  return {"DirName", TextOf(env, bio), true};
}

NameText TextOfName(Environment& env, const GENERAL_NAME* name) {
  switch (name->type) {
    case GEN_OTHERNAME: return OtherName(env, name->d.otherName);
    case GEN_EMAIL: return {"email", Latin1(env, name->d.rfc822Name)};
    case GEN_DNS: return {"DNS", Latin1(env, name->d.dNSName)};
    case GEN_URI: return {"URI", Latin1(env, name->d.uniformResourceIdentifier)};
    case GEN_DIRNAME: return DirectoryName(env, name->d.directoryName);
    case GEN_IPADD: return {"IP Address", env.engine.String(AddressText(name->d.iPAddress))};
    case GEN_RID:
      return {"Registered ID", env.engine.String(IdentifierText(name->d.registeredID, true))};
    case GEN_X400: return {"X400Name", env.engine.Undefined()};
    default: return {"EdiPartyName", env.engine.Undefined()};
  }
}

js::Value AlternativeNames(Environment& env, js::Value handle) {
  const Owned<GENERAL_NAMES, GENERAL_NAMES_free> names(static_cast<GENERAL_NAMES*>(
      X509_get_ext_d2i(CertificateOf(env, handle), NID_subject_alt_name, nullptr, nullptr)));
  ERR_clear_error();
  if (names == nullptr) return env.engine.Undefined();
  std::vector<js::Value> list;
  for (int i = 0; i < sk_GENERAL_NAME_num(names.get()); i++) {
    const NameText text = TextOfName(env, sk_GENERAL_NAME_value(names.get(), i));
    const js::Value parts[] = {env.engine.String(text.kind), text.value,
                               env.engine.Boolean(text.is_utf8)};
    list.push_back(env.engine.Array(parts));
  }
  return env.engine.Array(list);
}

js::Value AuthorityInfo(Environment& env, js::Value handle) {
  const Owned<AUTHORITY_INFO_ACCESS, AUTHORITY_INFO_ACCESS_free> accesses(
      static_cast<AUTHORITY_INFO_ACCESS*>(
          X509_get_ext_d2i(CertificateOf(env, handle), NID_info_access, nullptr, nullptr)));
  ERR_clear_error();
  if (accesses == nullptr) return env.engine.Undefined();
  std::vector<js::Value> list;
  for (int i = 0; i < sk_ACCESS_DESCRIPTION_num(accesses.get()); i++) {
    const ACCESS_DESCRIPTION* access = sk_ACCESS_DESCRIPTION_value(accesses.get(), i);
    const NameText text = TextOfName(env, access->location);
    const js::Value parts[] = {env.engine.String(IdentifierText(access->method, false)),
                               env.engine.String(text.kind), text.value,
                               env.engine.Boolean(text.is_utf8)};
    list.push_back(env.engine.Array(parts));
  }
  return env.engine.Array(list);
}

}  // namespace

void BindX509Names(Binder& binder) {
  binder.Functions<Fn<"alternativeNames", AlternativeNames>, Fn<"authorityInfo", AuthorityInfo>>();
}

}  // namespace orrery
