// Slabs as JavaScript sees them; see slab_views.h.
#include "bindings/net/slab_views.h"

#include <utility>

namespace orrery {

SlabViews::~SlabViews() {
  for (Slab* slab : visible_) {
    if (slab != nullptr) Forget(slab);
  }
}

void SlabViews::Forget(Slab* slab) {
  slab->view_id = 0;
  slab->Unref();
}

void SlabViews::ForgetFinished() {
  constexpr uint32_t kOursAndJavaScripts = 2;
  for (uint32_t id = 0; id < kVisible; ++id) {
    Slab*& slab = visible_[id];
    if (slab == nullptr || slab->references() > kOursAndJavaScripts) continue;
    Forget(std::exchange(slab, nullptr));
    env_.mail.Post(MailKind::kSlabGone, id, 0);  // behind the records that name it
  }
}

uint32_t SlabViews::IdOf(Slab* slab) {
  if (slab->view_id != 0) return slab->view_id - 1;
  ForgetFinished();
  const uint32_t id = next_;
  next_ = (next_ + 1) % kVisible;
  if (visible_[id] != nullptr) Forget(visible_[id]);
  visible_[id] = slab;
  slab->Ref();
  slab->view_id = id + 1;
  js::Scope scope(env_.engine);
  env_.mail.Post(MailKind::kSlab, id, 0, {env_.mail.Keep(env_.engine.SlabBuffer(slab))});
  return id;
}

}  // namespace orrery
