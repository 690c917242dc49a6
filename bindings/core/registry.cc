// The families of native functions; see registry.h.
#include "bindings/core/registry.h"

#include "bindings/core/function.h"

namespace orrery {

void BindBuffer(Binder& binder);
void BindCredentials(Binder& binder);
void BindCrypto(Binder& binder);
void BindLibrary(Binder& binder);
void BindLoop(Binder& binder);
void BindChild(Binder& binder);
void BindChildChannel(Binder& binder);
void BindDgram(Binder& binder);
void BindDns(Binder& binder);
void BindFs(Binder& binder);
void BindFsWatch(Binder& binder);
void BindHttp(Binder& binder);
void BindModules(Binder& binder);
void BindNet(Binder& binder);
void BindTimers(Binder& binder);
void BindOs(Binder& binder);
void BindProcess(Binder& binder);
void BindSignals(Binder& binder);
void BindTerminal(Binder& binder);
void BindTrace(Binder& binder);
void BindZlib(Binder& binder);

namespace {
struct BindingFamily {
  std::string_view name;
  void (*bind)(Binder& binder);
};

constexpr BindingFamily kBindings[] = {
    {"buffer", BindBuffer},
    {"credentials", BindCredentials},
    {"crypto", BindCrypto},
    {"library", BindLibrary},
    {"loop", BindLoop},
    {"child", BindChild},
    {"child_channel", BindChildChannel},
    {"dgram", BindDgram},
    {"dns", BindDns},
    {"fs", BindFs},
    {"fs_watch", BindFsWatch},
    {"http", BindHttp},
    {"modules", BindModules},
    {"net", BindNet},
    {"timers", BindTimers},
    {"os", BindOs},
    {"process", BindProcess},
    {"signals", BindSignals},
    {"terminal", BindTerminal},
    {"trace", BindTrace},
    {"zlib", BindZlib},
};
}  // namespace

js::Value MakeBinding(Environment& env, std::string_view name) {
  for (const BindingFamily& family : kBindings) {
    if (family.name != name) continue;
    js::Value target = env.engine.Object();
    Binder binder(env, target);
    family.bind(binder);
    env.engine.MakeQuick(target);
    return target;
  }
  js::Value target;
  return env.engine.EngineBinding(name, &target) ? target : js::Value{};
}

}  // namespace orrery
