// The versions of the libraries; see versions.h.
#include "bindings/process/versions.h"

#include <ares.h>
#include <brotli/decode.h>
#include <llhttp.h>
#include <openssl/crypto.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>
#include <zlib.h>

namespace orrery {

namespace {

std::string Dotted(std::initializer_list<unsigned> numbers) {
  std::string text;
  for (unsigned number : numbers) {
    if (!text.empty()) text += '.';
    text += std::to_string(number);
  }
  return text;
}

/// Packed as brotli has it: 12 bits for the patch level and for the minor number.
std::string Brotli() {
  const uint32_t packed = BrotliDecoderVersion();
  return Dotted({packed >> 24, packed >> 12 & 0xfff, packed & 0xfff});
}

std::string Icu() {
  UVersionInfo version;
  u_getVersion(version);
  return Dotted({version[0], version[1]});
}

std::string Unicode() {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  return Dotted({version[0], version[1]});
}

}  // namespace

std::string LibraryVersion(std::string_view name) {
  if (name == "ares") return ares_version(nullptr);
  if (name == "brotli") return Brotli();
  if (name == "icu") return Icu();
  if (name == "llhttp") {
    return Dotted({LLHTTP_VERSION_MAJOR, LLHTTP_VERSION_MINOR, LLHTTP_VERSION_PATCH});
  }
  if (name == "openssl") return OpenSSL_version(OPENSSL_VERSION_STRING);
  if (name == "orrery") return ORRERY_VERSION;
  if (name == "unicode") return Unicode();
  return name == "zlib" ? zlibVersion() : "";
}

}  // namespace orrery
