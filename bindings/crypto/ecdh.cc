// Key agreement on elliptic curves with bare numbers: a part of internalBinding('crypto').
//
//  * curveNames(). ecGenerate(curve) -> private number, undefined for an unknown curve;
//    ecHasCurve(curve).
//  * ecPublicOf(curve, private number) -> point, uncompressed; undefined if the number is none.
//  * ecConvert(curve, point, form) -> the same point in another form (2 compressed,
//    4 uncompressed, 6 hybrid), undefined if it is none of the curve's.
//  * ecShared(curve, private number, point) -> bytes, undefined if the point is none.
//  * agree(request, private key, public key) -> the secret of two KeyObjects, of any kind.
//
// Points and numbers are those of OpenSSL's EC_GROUP, which are not deprecated as EC_KEY is.
// Engine's thread; agree's task on any.
#include <openssl/ec.h>
#include <openssl/objects.h>

#include "bindings/crypto/key.h"

namespace orrery {

namespace {

using Group = Owned<EC_GROUP, EC_GROUP_free>;
using Point = Owned<EC_POINT, EC_POINT_clear_free>;

Group GroupOf(const std::string& curve) {
  const int nid = OBJ_sn2nid(curve.c_str());
  Group group(nid == NID_undef ? nullptr : EC_GROUP_new_by_curve_name(nid));
  ERR_clear_error();
  return group;
}

/// The point that the bytes are, if it lies on the curve.
Point PointOf(const EC_GROUP* group, std::span<const uint8_t> bytes) {
  Point point(EC_POINT_new(group));
  const bool right =
      EC_POINT_oct2point(group, point.get(), bytes.data(), bytes.size(), nullptr) == 1;
  ERR_clear_error();
  if (!right) point.reset();
  return point;
}

OwnedBytes BytesOfPoint(const EC_GROUP* group, const EC_POINT* point, int form) {
  const auto conversion = static_cast<point_conversion_form_t>(form);
  OwnedBytes bytes(EC_POINT_point2oct(group, point, conversion, nullptr, 0, nullptr));
  EC_POINT_point2oct(group, point, conversion, bytes.data(), bytes.size(), nullptr);
  return bytes;
}

js::Value CurveNames(Environment& env) {
  std::vector<EC_builtin_curve> curves(EC_get_builtin_curves(nullptr, 0));
  EC_get_builtin_curves(curves.data(), curves.size());
  std::vector<js::Value> names;
  for (const EC_builtin_curve& curve : curves) {
    names.push_back(env.engine.String(OBJ_nid2sn(curve.nid)));
  }
  return env.engine.Array(names);
}

bool HasCurve(std::string curve) { return GroupOf(curve) != nullptr; }

js::Value Generate(Environment& env, std::string curve) {
  const Group group = GroupOf(curve);
  if (group == nullptr) return env.engine.Undefined();
  const BIGNUM* order = EC_GROUP_get0_order(group.get());
  const BignumPointer number(BN_secure_new());
  do {
    if (BN_priv_rand_range(number.get(), order) != 1) return env.engine.Undefined();
  } while (BN_is_zero(number.get()));
  return env.engine.CopyBytes(
      BytesOfBignum(number.get(), static_cast<size_t>(BN_num_bytes(order))));
}

js::Value PublicOf(Environment& env, std::string curve, std::span<uint8_t> secret) {
  const Group group = GroupOf(curve);
  const BignumPointer number = BignumOf(secret);
  const bool in_range = !BN_is_zero(number.get()) &&
                        BN_cmp(number.get(), EC_GROUP_get0_order(group.get())) < 0;
  const Point point(EC_POINT_new(group.get()));
  if (!in_range || EC_POINT_mul(group.get(), point.get(), number.get(), nullptr, nullptr,
                                nullptr) != 1) {
    ERR_clear_error();
    return env.engine.Undefined();
  }
  return env.engine.CopyBytes(
      BytesOfPoint(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED));
}

js::Value Convert(Environment& env, std::string curve, std::span<uint8_t> bytes, int32_t form) {
  const Group group = GroupOf(curve);
  const Point point = PointOf(group.get(), bytes);
  if (point == nullptr) return env.engine.Undefined();
  return env.engine.CopyBytes(BytesOfPoint(group.get(), point.get(), form));
}

/// The x of the other's point times our number, which is what the standards call the secret.
js::Value Shared(Environment& env, std::string curve, std::span<uint8_t> secret,
                 std::span<uint8_t> bytes) {
  const Group group = GroupOf(curve);
  const Point other = PointOf(group.get(), bytes), product(EC_POINT_new(group.get()));
  const BignumPointer number = BignumOf(secret), x(BN_secure_new());
  BN_set_flags(number.get(), BN_FLG_CONSTTIME);
  if (other == nullptr || EC_POINT_is_at_infinity(group.get(), other.get()) == 1 ||
      EC_POINT_mul(group.get(), product.get(), nullptr, other.get(), number.get(), nullptr) != 1 ||
      EC_POINT_get_affine_coordinates(group.get(), product.get(), x.get(), nullptr, nullptr) != 1) {
    ERR_clear_error();
    return env.engine.Undefined();
  }
  const auto size = static_cast<size_t>(EC_GROUP_get_degree(group.get()) + 7) / 8;
  return env.engine.CopyBytes(BytesOfBignum(x.get(), size));
}

// ---- of two keys ---------------------------------------------------------------------------

struct AgreeTask {
  KeyPointer ours, theirs;
  OwnedBytes secret;

  bool Run() noexcept {
    const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, ours.get(), nullptr));
    size_t size = 0;
    if (EVP_PKEY_derive_init(context.get()) <= 0 ||
        EVP_PKEY_derive_set_peer(context.get(), theirs.get()) <= 0 ||
        EVP_PKEY_derive(context.get(), nullptr, &size) <= 0) {
      return false;
    }
    secret.resize(size);
    const size_t room = size;
    if (EVP_PKEY_derive(context.get(), secret.data(), &size) <= 0) return false;
    // Diffie and Hellman's may come without its leading zeros.
    std::rotate(secret.begin(), secret.begin() + static_cast<std::ptrdiff_t>(size), secret.end());
    std::fill_n(secret.begin(), room - size, uint8_t{0});
    return true;
  }
  js::Value Result(Environment& env) { return env.engine.CopyBytes(secret); }
};

js::Value Agree(Environment& env, double request, js::Value ours, js::Value theirs) {
  AgreeTask task{Share(KeyOf(env, ours)), Share(KeyOf(env, theirs)), {}};
  return RunForValue(env, request, std::move(task), "diffieHellman failed");
}

}  // namespace

void BindEcdh(Binder& binder) {
  binder.Functions<Fn<"curveNames", CurveNames>, Fn<"ecHasCurve", HasCurve>,
                   Fn<"ecGenerate", Generate>, Fn<"ecPublicOf", PublicOf>,
                   Fn<"ecConvert", Convert>, Fn<"ecShared", Shared>, Fn<"agree", Agree>>();
}

}  // namespace orrery
