// What the families of crypto share of OpenSSL; see openssl.h.
#include "bindings/crypto/openssl.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/params.h>

#include <algorithm>
#include <cctype>
#include <cstring>

namespace orrery {

namespace {

/// The part of an error's code that names OpenSSL's library: "ERR_OSSL_EVP_UNSUPPORTED". Providers
/// have none.
std::string_view LibraryPrefix(int library) {
  switch (library) {
    case ERR_LIB_BN: return "BN_";
    case ERR_LIB_RSA: return "RSA_";
    case ERR_LIB_DH: return "DH_";
    case ERR_LIB_EVP: return "EVP_";
    case ERR_LIB_OBJ: return "OBJ_";
    case ERR_LIB_PEM: return "PEM_";
    case ERR_LIB_DSA: return "DSA_";
    case ERR_LIB_X509: return "X509_";
    case ERR_LIB_ASN1: return "ASN1_";
    case ERR_LIB_CRYPTO: return "CRYPTO_";
    case ERR_LIB_EC: return "EC_";
    case ERR_LIB_BIO: return "BIO_";
    case ERR_LIB_PKCS7: return "PKCS7_";
    case ERR_LIB_PKCS12: return "PKCS12_";
    case ERR_LIB_RAND: return "RAND_";
    case ERR_LIB_KDF: return "KDF_";
    default: return "";
  }
}

std::string CodeOf(unsigned long error, std::string_view reason) {
  std::string code = "ERR_OSSL_" + std::string(LibraryPrefix(ERR_GET_LIB(error)));
  for (const char c : reason) {
    code += c == ' ' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return code;
}

std::string TextOf(unsigned long error) {
  char text[256];
  ERR_error_string_n(error, text, sizeof text);
  return text;
}

}  // namespace

void ThrowCoded(js::Engine& engine, const char* constructor, const char* code,
                const std::string& message) {
  engine.Throw(engine.Error(constructor, code, message));
}

Problem TakeProblem(const char* fallback) {
  Problem problem;
  const unsigned long error = ERR_get_error();
  if (error == 0) {
    problem.message = fallback;
    return problem;
  }
  problem.message = TextOf(error);
  while (const unsigned long next = ERR_get_error()) problem.stack.push_back(TextOf(next));
  std::reverse(problem.stack.begin(), problem.stack.end());
  if (const char* library = ERR_lib_error_string(error)) problem.library = library;
  if (const char* reason = ERR_reason_error_string(error)) {
    problem.reason = reason;
    problem.code = CodeOf(error, reason);
  }
  return problem;
}

js::Value ErrorOf(js::Engine& engine, const Problem& problem) {
  js::Value error = engine.Error("Error", "", problem.message);
  if (!problem.stack.empty()) {
    std::vector<js::Value> stack;
    for (const std::string& text : problem.stack) stack.push_back(engine.String(text));
    engine.Set(error, "opensslErrorStack", engine.Array(stack));
  }
  if (!problem.library.empty()) engine.Set(error, "library", engine.String(problem.library));
  if (!problem.reason.empty()) {
    engine.Set(error, "reason", engine.String(problem.reason));
    engine.Set(error, "code", engine.String(problem.code));
  }
  return error;
}

void ThrowOpenSsl(js::Engine& engine, const char* fallback) {
  engine.Throw(ErrorOf(engine, TakeProblem(fallback)));
}

// ---- digests and ciphers -------------------------------------------------------------------

namespace {
constexpr size_t kSpare = 8;

EVP_MAC* Hmac() {
  static EVP_MAC* const hmac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
  return hmac;
}
}  // namespace

EVP_MD_CTX* DigestEntry::TakeContext() {
  EVP_MD_CTX* context = nullptr;
  if (spare.empty()) {
    context = EVP_MD_CTX_new();
  } else {
    context = spare.back();
    spare.pop_back();
  }
  if (context != nullptr && EVP_DigestInit_ex(context, digest, nullptr) == 1) return context;
  EVP_MD_CTX_free(context);
  return nullptr;
}
void DigestEntry::GiveBack(EVP_MD_CTX* context) {
  if (spare.size() < kSpare) {
    spare.push_back(context);
  } else {
    EVP_MD_CTX_free(context);
  }
}

EVP_MAC_CTX* DigestEntry::TakeMac() {
  if (!spare_macs.empty()) {
    EVP_MAC_CTX* context = spare_macs.back();
    spare_macs.pop_back();
    return context;
  }
  EVP_MAC_CTX* context = EVP_MAC_CTX_new(Hmac());
  OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST,
                                       const_cast<char*>(EVP_MD_get0_name(digest)), 0),
      OSSL_PARAM_construct_end()};
  if (context != nullptr && EVP_MAC_CTX_set_params(context, parameters) == 1) return context;
  EVP_MAC_CTX_free(context);
  return nullptr;
}
void DigestEntry::GiveBack(EVP_MAC_CTX* context) {
  if (spare_macs.size() < kSpare) {
    spare_macs.push_back(context);
  } else {
    EVP_MAC_CTX_free(context);
  }
}

Digests::~Digests() {
  for (auto& entry : entries_) {
    for (EVP_MD_CTX* context : entry->spare) EVP_MD_CTX_free(context);
    for (EVP_MAC_CTX* context : entry->spare_macs) EVP_MAC_CTX_free(context);
    EVP_MD_free(entry->digest);
  }
}

int32_t Digests::Find(const std::string& name) {
  for (size_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i]->name == name) return static_cast<int32_t>(i);
  }
  ERR_clear_error();
  // The old table of names knows aliases ("RSA-SHA256"); what it finds is then fetched, once.
  const EVP_MD* known = EVP_get_digestbyname(name.c_str());
  if (known == nullptr) return -1;
  EVP_MD* fetched = EVP_MD_fetch(nullptr, EVP_MD_get0_name(known), nullptr);
  if (fetched == nullptr) return -1;
  auto entry = std::make_unique<DigestEntry>();
  entry->name = name;
  entry->digest = fetched;
  entries_.push_back(std::move(entry));
  return static_cast<int32_t>(entries_.size() - 1);
}

Ciphers::~Ciphers() {
  for (auto& [name, cipher] : entries_) EVP_CIPHER_free(cipher);
}

const EVP_CIPHER* Ciphers::Find(const std::string& name) {
  for (auto& [known, cipher] : entries_) {
    if (known == name) return cipher;
  }
  ERR_clear_error();
  const EVP_CIPHER* known = EVP_get_cipherbyname(name.c_str());
  if (known == nullptr) return nullptr;
  EVP_CIPHER* fetched = EVP_CIPHER_fetch(nullptr, EVP_CIPHER_get0_name(known), nullptr);
  if (fetched != nullptr) entries_.emplace_back(name, fetched);
  return fetched;
}

js::Value Deliver(js::Engine& engine, std::span<const uint8_t> result, js::Value output) {
  if (engine.TypeOf(output) == js::Type::kNumber) {
    return Decode(engine, result,
                  static_cast<Encoding>(static_cast<int32_t>(engine.ToNumber(output))));
  }
  std::span<uint8_t> into;
  if (engine.BytesOf(output, &into) && !result.empty()) {
    std::memcpy(into.data(), result.data(), std::min(into.size(), result.size()));
  }
  return engine.Undefined();
}

}  // namespace orrery
