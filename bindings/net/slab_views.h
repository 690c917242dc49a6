// Slabs as JavaScript sees them: one ArrayBuffer per slab, named by a small number.
//
//  * SlabViews::IdOf: the number of a slab; makes the ArrayBuffer when it is new.
//
// The JavaScript side (internal/slabs.js) keeps a table of those that are being filled, and of a
// few at most; others live on only through the views that programs hold. So most slabs come back
// with the next young collection, warm. Loop thread only.
#pragma once

#include <array>

#include "bindings/core/environment.h"

namespace orrery {

class SlabViews {
 public:
  explicit SlabViews(Environment& env) : env_(env) {}
  ~SlabViews();

  /// Posts the slab's ArrayBuffer to JavaScript if it has not got it, ahead of the record that uses
  /// the number.
  uint32_t IdOf(Slab* slab);

 private:
  /// So many slabs stay visible: more than a driver fills at a time.
  static constexpr size_t kVisible = 16;

  void Forget(Slab* slab);
  /// Takes those out of the table that nobody fills or reads here any more.
  void ForgetFinished();

  Environment& env_;
  std::array<Slab*, kVisible> visible_{};
  uint32_t next_ = 0;
};

}  // namespace orrery
