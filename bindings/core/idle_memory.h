// Gives memory back when a program that has many connections has nothing to do.
//
//  * IdleMemory: looks after entries into JavaScript whether more come; if hardly any do, and the
//    heap has grown since it last looked, has the engine collect and shrink it.
//
// V8 lets its young generation grow under load and keeps it, with what has died since the last
// collection, for as long as nothing more is allocated: a server with many idle connections would
// hold garbage for as long as they are idle. Loop thread only.
#pragma once

#include "bindings/core/environment.h"

namespace orrery {

class IdleMemory {
 public:
  explicit IdleMemory(Environment& env);
  ~IdleMemory();

  /// Looks on from here on.
  void Start();

 private:
  void AfterEntry();
  void Look();
  bool WorthIt();
  void Collect();

  Environment& env_;
  Timer timer_;
  uint64_t looked_at_ = 0;     // the count of entries then
  uint64_t size_ = 0;          // of the heap after the last collection
  uint64_t not_before_ns_ = 0;
};

}  // namespace orrery
