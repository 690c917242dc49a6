// internalBinding('os'): facts about the machine and its user.
//
//  * uname, hostname, loadavg, memory, uptime, cpus, interfaces, user, priority
//
// Loop thread only.
#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netpacket/packet.h>
#include <pwd.h>
#include <sys/resource.h>
#include <sys/sysinfo.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>

#include "bindings/core/function.h"

namespace orrery {

namespace {

/// [sysname, release, version, machine, nodename]
js::Value Uname(Environment& env) {
  utsname name{};
  ::uname(&name);
  js::Engine& engine = env.engine;
  js::Value parts[] = {engine.String(name.sysname), engine.String(name.release),
                       engine.String(name.version), engine.String(name.machine),
                       engine.String(name.nodename)};
  return engine.Array(parts);
}

js::Value LoadAverage(Environment& env) {
  double loads[3] = {0, 0, 0};
  if (::getloadavg(loads, 3) < 0) loads[0] = loads[1] = loads[2] = 0;
  js::Value parts[] = {env.engine.Number(loads[0]), env.engine.Number(loads[1]),
                       env.engine.Number(loads[2])};
  return env.engine.Array(parts);
}

/// A line "name: 123 kB" of /proc/meminfo, in bytes; 0 if there is none.
double MemoryLine(const char* name) {
  std::ifstream file("/proc/meminfo");
  std::string line;
  const size_t length = std::strlen(name);
  while (std::getline(file, line)) {
    if (line.compare(0, length, name) == 0) return std::atof(line.c_str() + length + 1) * 1024;
  }
  return 0;
}
double TotalMemory() { return MemoryLine("MemTotal"); }
double FreeMemory() { return MemoryLine("MemAvailable"); }

double Uptime() {
  std::ifstream file("/proc/uptime");
  double seconds = 0;
  file >> seconds;
  return seconds;
}

/// Six values each: model, MHz, and ms in user, nice, system, idle, irq as one array.
js::Value Cpus(Environment& env) {
  js::Engine& engine = env.engine;
  std::vector<std::string> models, speeds;
  std::ifstream info("/proc/cpuinfo");
  std::string line;
  while (std::getline(info, line)) {
    const size_t colon = line.find(": ");
    if (colon == std::string::npos) continue;
    if (line.compare(0, 10, "model name") == 0) models.push_back(line.substr(colon + 2));
    if (line.compare(0, 7, "cpu MHz") == 0) speeds.push_back(line.substr(colon + 2));
  }
  const double tick_ms = 1000.0 / static_cast<double>(::sysconf(_SC_CLK_TCK));
  std::vector<js::Value> all;
  std::ifstream stat("/proc/stat");
  while (std::getline(stat, line)) {
    if (line.compare(0, 3, "cpu") != 0 || line.size() < 4 || line[3] == ' ') continue;
    std::istringstream fields(line.substr(line.find(' ')));
    double user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0;
    fields >> user >> nice >> system >> idle >> wait >> irq;
    const size_t i = all.size();
    const double mhz = i < speeds.size() ? std::floor(std::atof(speeds[i].c_str())) : 0;
    js::Value parts[] = {engine.String(i < models.size() ? models[i] : "unknown"),
                         engine.Number(mhz),
                         engine.Number(user * tick_ms), engine.Number(nice * tick_ms),
                         engine.Number(system * tick_ms), engine.Number(idle * tick_ms),
                         engine.Number(irq * tick_ms)};
    all.push_back(engine.Array(parts));
  }
  return engine.Array(all);
}

std::string HardwareAddress(const ifaddrs* first, const char* name) {
  for (const ifaddrs* each = first; each != nullptr; each = each->ifa_next) {
    if (each->ifa_addr == nullptr || each->ifa_addr->sa_family != AF_PACKET) continue;
    if (std::strcmp(each->ifa_name, name) != 0) continue;
    const auto* link = reinterpret_cast<const sockaddr_ll*>(each->ifa_addr);
    char text[18];
    std::snprintf(text, sizeof text, "%02x:%02x:%02x:%02x:%02x:%02x", link->sll_addr[0],
                  link->sll_addr[1], link->sll_addr[2], link->sll_addr[3], link->sll_addr[4],
                  link->sll_addr[5]);
    return text;
  }
  return "00:00:00:00:00:00";
}

std::string AddressText(const sockaddr* address) {
  char text[INET6_ADDRSTRLEN] = "";
  if (address != nullptr && address->sa_family == AF_INET) {
    ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(address)->sin_addr, text,
                sizeof text);
  } else if (address != nullptr && address->sa_family == AF_INET6) {
    ::inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr, text,
                sizeof text);
  }
  return text;
}

/// [name, address, netmask, family, mac, internal, scope id] of each address.
js::Value Interfaces(Environment& env) {
  js::Engine& engine = env.engine;
  ifaddrs* first = nullptr;
  std::vector<js::Value> all;
  if (::getifaddrs(&first) != 0) return engine.Array(all);
  for (const ifaddrs* each = first; each != nullptr; each = each->ifa_next) {
    if (each->ifa_addr == nullptr || (each->ifa_flags & IFF_UP) == 0) continue;
    const int family = each->ifa_addr->sa_family;
    if (family != AF_INET && family != AF_INET6) continue;
    const double scope =
        family == AF_INET6 ? reinterpret_cast<sockaddr_in6*>(each->ifa_addr)->sin6_scope_id : 0;
    js::Value parts[] = {engine.String(each->ifa_name), engine.String(AddressText(each->ifa_addr)),
                         engine.String(AddressText(each->ifa_netmask)),
                         engine.Number(family == AF_INET ? 4 : 6),
                         engine.String(HardwareAddress(first, each->ifa_name)),
                         engine.Boolean((each->ifa_flags & IFF_LOOPBACK) != 0),
                         engine.Number(scope)};
    all.push_back(engine.Array(parts));
  }
  ::freeifaddrs(first);
  return engine.Array(all);
}

/// [uid, gid, name, home, shell], or -errno.
js::Value User(Environment& env) {
  js::Engine& engine = env.engine;
  passwd entry{};
  passwd* found = nullptr;
  char buffer[16384];
  const int error = ::getpwuid_r(::geteuid(), &entry, buffer, sizeof buffer, &found);
  if (error != 0 || found == nullptr) return engine.Number(error == 0 ? -ENOENT : -error);
  js::Value parts[] = {engine.Number(found->pw_uid), engine.Number(found->pw_gid),
                       engine.String(found->pw_name), engine.String(found->pw_dir),
                       engine.String(found->pw_shell)};
  return engine.Array(parts);
}

/// The priority plus 1000 (so that it is no error), or -errno.
int32_t GetPriority(int32_t pid) {
  errno = 0;
  const int priority = ::getpriority(PRIO_PROCESS, static_cast<id_t>(pid));
  return errno != 0 ? -errno : priority + 1000;
}
int32_t SetPriority(int32_t pid, int32_t priority) {
  return ::setpriority(PRIO_PROCESS, static_cast<id_t>(pid), priority) == 0 ? 0 : -errno;
}
double Parallelism() { return static_cast<double>(::sysconf(_SC_NPROCESSORS_ONLN)); }

}  // namespace

void BindOs(Binder& binder) {
  binder.Functions<Fn<"uname", Uname>, Fn<"loadAverage", LoadAverage>,
                   Fn<"totalMemory", TotalMemory>, Fn<"freeMemory", FreeMemory>,
                   Fn<"uptime", Uptime>, Fn<"cpus", Cpus>, Fn<"interfaces", Interfaces>,
                   Fn<"user", User>, Fn<"getPriority", GetPriority>,
                   Fn<"setPriority", SetPriority>, Fn<"parallelism", Parallelism>>();
}

}  // namespace orrery
