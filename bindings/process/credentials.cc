// internalBinding('credentials'): users and groups of this process.
//
//  * getuid, geteuid, getgid, getegid; setuid, seteuid, setgid, setegid(numberOrName); getgroups(),
//    setgroups(array), initgroups(user, group).
//
// The setters give 0, -errno, or 1 for a name that nobody has. Loop thread only.
#include <grp.h>
#include <pwd.h>
#include <unistd.h>

#include <cerrno>

#include "bindings/core/function.h"

namespace orrery {

namespace {

constexpr int32_t kUnknownName = 1;
constexpr size_t kNameBuffer = 16384;

/// True, and the user's number (and main group), if there is one of that name.
bool FindUser(const std::string& name, uid_t* uid, gid_t* group) {
  passwd entry{}, *found = nullptr;
  std::string buffer(kNameBuffer, '\0');
  if (::getpwnam_r(name.c_str(), &entry, buffer.data(), buffer.size(), &found) != 0) return false;
  if (found == nullptr) return false;
  *uid = entry.pw_uid;
  *group = entry.pw_gid;
  return true;
}
bool FindGroup(const std::string& name, gid_t* gid) {
  group entry{}, *found = nullptr;
  std::string buffer(kNameBuffer, '\0');
  if (::getgrnam_r(name.c_str(), &entry, buffer.data(), buffer.size(), &found) != 0) return false;
  if (found == nullptr) return false;
  *gid = entry.gr_gid;
  return true;
}

bool UserOf(js::Engine& engine, js::Value value, uid_t* out) {
  gid_t ignored;
  if (engine.TypeOf(value) == js::Type::kString) {
    return FindUser(engine.ToUtf8(value), out, &ignored);
  }
  *out = static_cast<uid_t>(engine.ToNumber(value));
  return true;
}
bool GroupOf(js::Engine& engine, js::Value value, gid_t* out) {
  if (engine.TypeOf(value) == js::Type::kString) return FindGroup(engine.ToUtf8(value), out);
  *out = static_cast<gid_t>(engine.ToNumber(value));
  return true;
}
int32_t Done(int status) { return status == 0 ? 0 : -errno; }

double GetUid() { return ::getuid(); }
double GetGid() { return ::getgid(); }
double GetEuid() { return ::geteuid(); }
double GetEgid() { return ::getegid(); }

int32_t SetUid(Environment& env, js::Value id) {
  uid_t uid;
  return UserOf(env.engine, id, &uid) ? Done(::setuid(uid)) : kUnknownName;
}
int32_t SetEuid(Environment& env, js::Value id) {
  uid_t uid;
  return UserOf(env.engine, id, &uid) ? Done(::seteuid(uid)) : kUnknownName;
}
int32_t SetGid(Environment& env, js::Value id) {
  gid_t gid;
  return GroupOf(env.engine, id, &gid) ? Done(::setgid(gid)) : kUnknownName;
}
int32_t SetEgid(Environment& env, js::Value id) {
  gid_t gid;
  return GroupOf(env.engine, id, &gid) ? Done(::setegid(gid)) : kUnknownName;
}

js::Value GetGroups(Environment& env) {
  const int count = ::getgroups(0, nullptr);
  if (count < 0) return env.engine.Number(-errno);
  std::vector<gid_t> groups(static_cast<size_t>(count));
  if (::getgroups(count, groups.data()) < 0) return env.engine.Number(-errno);
  const gid_t own = ::getegid();
  if (std::find(groups.begin(), groups.end(), own) == groups.end()) groups.push_back(own);
  std::vector<js::Value> values;
  for (gid_t group : groups) values.push_back(env.engine.Number(group));
  return env.engine.Array(values);
}

/// 0, -errno, or n + 1 if the n-th name is nobody's.
double SetGroups(Environment& env, js::Value array) {
  std::vector<gid_t> groups(env.engine.ArrayLength(array));
  for (uint32_t i = 0; i < groups.size(); ++i) {
    js::Value each;
    if (!env.engine.GetIndex(array, i, &each)) return -EINVAL;
    if (!GroupOf(env.engine, each, &groups[i])) return i + 1;
  }
  return Done(::setgroups(groups.size(), groups.data()));
}

/// 0, -errno, 1 for an unknown user, 2 for an unknown group.
int32_t InitGroups(Environment& env, js::Value user, js::Value extra_group) {
  std::string name;
  if (env.engine.TypeOf(user) == js::Type::kString) {
    name = env.engine.ToUtf8(user);
  } else if (const passwd* entry = ::getpwuid(static_cast<uid_t>(env.engine.ToNumber(user)))) {
    name = entry->pw_name;
  }
  if (name.empty()) return 1;
  gid_t group;
  if (!GroupOf(env.engine, extra_group, &group)) return 2;
  return Done(::initgroups(name.c_str(), group));
}

}  // namespace

void BindCredentials(Binder& binder) {
  binder.Functions<Fn<"getuid", GetUid>, Fn<"geteuid", GetEuid>, Fn<"getgid", GetGid>,
                   Fn<"getegid", GetEgid>, Fn<"setuid", SetUid>, Fn<"seteuid", SetEuid>,
                   Fn<"setgid", SetGid>, Fn<"setegid", SetEgid>, Fn<"getgroups", GetGroups>,
                   Fn<"setgroups", SetGroups>, Fn<"initgroups", InitGroups>>();
}

}  // namespace orrery
