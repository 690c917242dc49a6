// Hashes and HMACs: a part of internalBinding('crypto').
//
//  * findDigest(name) -> number or -1; digestFacts(number) -> size, plus 65536 if its output can be
//    of any length. throwDigestError(): why OpenSSL refused.
//  * hashOnce(digest, data, encoding, length, output): the whole in one call, which is what nearly
//    every hash is. hashStart -> handle, hashUpdate, hashCopy, hashDigest: the long way.
//  * hmacOnce, hmacStart, hmacUpdate, hmacDigest: the same with a key.
//
// `output` is an encoding's number for text, or the bytes to fill. Engine's thread.
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/params.h>

#include "bindings/core/function.h"
#include "bindings/crypto/openssl.h"

namespace orrery {

namespace {

constexpr int32_t kAnyLength = 65536;

struct Hash {
  DigestEntry* entry;
  EVP_MD_CTX* context;
};
struct Mac {
  DigestEntry* entry;
  EVP_MAC_CTX* context;
};

bool HasAnyLength(const EVP_MD* digest) {
  return (EVP_MD_get_flags(digest) & EVP_MD_FLAG_XOF) != 0;
}

int32_t FindDigest(Environment& env, std::string name) { return env.State<Digests>().Find(name); }

int32_t DigestFacts(Environment& env, int32_t number) {
  const EVP_MD* digest = env.State<Digests>()[number].digest;
  return EVP_MD_get_size(digest) + (HasAnyLength(digest) ? kAnyLength : 0);
}

void ThrowDigestError(Environment& env) { ThrowOpenSsl(env.engine, "Digest method not supported"); }
void ThrowLengthError(Environment& env) {
  ERR_clear_error();
  ERR_raise(ERR_LIB_EVP, EVP_R_NOT_XOF_OR_INVALID_LENGTH);
  ThrowOpenSsl(env.engine, "");
}

/// Ends a computation: `length` bytes into `into`.
bool Finish(EVP_MD_CTX* context, const EVP_MD* digest, uint8_t* into, size_t length) {
  if (length == 0) return true;
  if (length == static_cast<size_t>(EVP_MD_get_size(digest))) {
    return EVP_DigestFinal_ex(context, into, nullptr) == 1;
  }
  return EVP_DigestFinalXOF(context, into, length) == 1;
}

/// A result that is usually small.
class Result {
 public:
  explicit Result(size_t size)
      : size_(size), large_(size > sizeof small_ ? new uint8_t[size] : nullptr) {}
  uint8_t* data() { return large_ ? large_.get() : small_; }
  std::span<const uint8_t> span() { return {data(), size_}; }

 private:
  size_t size_;
  uint8_t small_[EVP_MAX_MD_SIZE];
  std::unique_ptr<uint8_t[]> large_;
};

js::Value Refuse(Environment& env, const char* what) {
  ThrowOpenSsl(env.engine, what);
  return {};
}

js::Value HashOnce(Environment& env, int32_t number, js::Value data, int32_t encoding,
                   uint32_t length, js::Value output) {
  DigestEntry& entry = env.State<Digests>()[number];
  EVP_MD_CTX* context = entry.TakeContext();
  if (context == nullptr) return Refuse(env, "Digest method not supported");
  const Input input(env.engine, data, static_cast<Encoding>(encoding));
  Result result(length);
  const bool done = EVP_DigestUpdate(context, input.bytes().data(), input.bytes().size()) == 1 &&
                    Finish(context, entry.digest, result.data(), length);
  entry.GiveBack(context);
  return done ? Deliver(env.engine, result.span(), output) : Refuse(env, "Hash update failed");
}

js::Value MakeHash(Environment& env, DigestEntry& entry, EVP_MD_CTX* context) {
  return env.engine.NativeObject(new Hash{&entry, context}, [](void* state) {
    auto* hash = static_cast<Hash*>(state);
    EVP_MD_CTX_free(hash->context);
    delete hash;
  });
}
Hash& HashOf(Environment& env, js::Value handle) {
  return *static_cast<Hash*>(env.engine.NativeState(handle));
}

js::Value HashStart(Environment& env, int32_t number) {
  DigestEntry& entry = env.State<Digests>()[number];
  EVP_MD_CTX* context = entry.TakeContext();
  if (context == nullptr) return Refuse(env, "Digest method not supported");
  return MakeHash(env, entry, context);
}

bool HashUpdate(Environment& env, js::Value handle, js::Value data, int32_t encoding) {
  const Input input(env.engine, data, static_cast<Encoding>(encoding));
  return EVP_DigestUpdate(HashOf(env, handle).context, input.bytes().data(),
                          input.bytes().size()) == 1;
}

js::Value HashCopy(Environment& env, js::Value handle) {
  Hash& from = HashOf(env, handle);
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  if (context == nullptr || EVP_MD_CTX_copy_ex(context, from.context) != 1) {
    EVP_MD_CTX_free(context);
    return Refuse(env, "Digest copy error");
  }
  return MakeHash(env, *from.entry, context);
}

js::Value HashDigest(Environment& env, js::Value handle, uint32_t length, js::Value output) {
  Hash& hash = HashOf(env, handle);
  Result result(length);
  if (!Finish(hash.context, hash.entry->digest, result.data(), length)) {
    return Refuse(env, "Hash digest failed");
  }
  return Deliver(env.engine, result.span(), output);
}

// ---- with a key ----------------------------------------------------------------------------

/// A context that has the key; null with an error in OpenSSL's queue.
EVP_MAC_CTX* StartMac(DigestEntry& entry, std::span<const uint8_t> key) {
  static const uint8_t kEmpty = 0;
  ERR_clear_error();
  EVP_MAC_CTX* context = entry.TakeMac();
  if (context == nullptr) return nullptr;
  if (EVP_MAC_init(context, key.empty() ? &kEmpty : key.data(), key.size(), nullptr) == 1) {
    return context;
  }
  EVP_MAC_CTX_free(context);
  return nullptr;
}

js::Value FinishMac(Environment& env, EVP_MAC_CTX* context, js::Value output) {
  uint8_t result[EVP_MAX_MD_SIZE];
  size_t size = 0;
  if (EVP_MAC_final(context, result, &size, sizeof result) != 1) {
    return Refuse(env, "Hmac digest failed");
  }
  return Deliver(env.engine, {result, size}, output);
}

js::Value HmacOnce(Environment& env, int32_t number, std::span<uint8_t> key, js::Value data,
                   int32_t encoding, js::Value output) {
  DigestEntry& entry = env.State<Digests>()[number];
  EVP_MAC_CTX* context = StartMac(entry, key);
  if (context == nullptr) return Refuse(env, "Hmac failed");
  const Input input(env.engine, data, static_cast<Encoding>(encoding));
  js::Value result;
  if (EVP_MAC_update(context, input.bytes().data(), input.bytes().size()) == 1) {
    result = FinishMac(env, context, output);
  } else {
    result = Refuse(env, "Hmac update failed");
  }
  entry.GiveBack(context);
  return result;
}

js::Value HmacStart(Environment& env, int32_t number, std::span<uint8_t> key) {
  DigestEntry& entry = env.State<Digests>()[number];
  EVP_MAC_CTX* context = StartMac(entry, key);
  if (context == nullptr) return Refuse(env, "Hmac failed");
  return env.engine.NativeObject(new Mac{&entry, context}, [](void* state) {
    auto* mac = static_cast<Mac*>(state);
    EVP_MAC_CTX_free(mac->context);
    delete mac;
  });
}

bool HmacUpdate(Environment& env, js::Value handle, js::Value data, int32_t encoding) {
  auto* mac = static_cast<Mac*>(env.engine.NativeState(handle));
  const Input input(env.engine, data, static_cast<Encoding>(encoding));
  return EVP_MAC_update(mac->context, input.bytes().data(), input.bytes().size()) == 1;
}
js::Value HmacDigest(Environment& env, js::Value handle, js::Value output) {
  return FinishMac(env, static_cast<Mac*>(env.engine.NativeState(handle))->context, output);
}

}  // namespace

void BindHash(Binder& binder) {
  binder.Functions<
      Fn<"findDigest", FindDigest>, Fn<"digestFacts", DigestFacts>,
      Fn<"throwDigestError", ThrowDigestError>, Fn<"throwLengthError", ThrowLengthError>,
      Fn<"hashOnce", HashOnce>, Fn<"hashStart", HashStart>, Fn<"hashUpdate", HashUpdate>,
      Fn<"hashCopy", HashCopy>, Fn<"hashDigest", HashDigest>, Fn<"hmacOnce", HmacOnce>,
      Fn<"hmacStart", HmacStart>, Fn<"hmacUpdate", HmacUpdate>, Fn<"hmacDigest", HmacDigest>>();
}

}  // namespace orrery
