// A listening socket: accepts connections for JavaScript.
//
//  * Listener: Listen, Close; each connection becomes a Connection and a record `accept`.
//  * Listeners: the table by the number that JavaScript knows.
//
// When the descriptors run out it waits a moment and goes on; the connections stay in the backlog.
// Loop thread only.
#pragma once

#include <vector>

#include "bindings/core/environment.h"

namespace orrery {

class Listener {
 public:
  Listener(Environment& env, HandleId handle);
  ~Listener();

  uint32_t id() const { return id_; }
  HandleId handle() const { return handle_; }
  Result Listen(int backlog);
  void Close();
  void SetRef(bool ref);

 private:
  void Submit();
  void OnAccept(Event&& event);

  Environment& env_;
  HandleId handle_;
  uint32_t id_;
  AcceptOp accept_;
  CloseOp close_;
  Timer retry_;
  bool listening_ = false, closing_ = false;
};

class Listeners {
 public:
  explicit Listeners(Environment&) {}
  ~Listeners() {
    for (Listener* listener : table_) delete listener;
  }
  uint32_t Add(Listener* listener);
  void Remove(uint32_t id);
  Listener* Get(uint32_t id) { return id < table_.size() ? table_[id] : nullptr; }

 private:
  std::vector<Listener*> table_;
  std::vector<uint32_t> free_;
};

}  // namespace orrery
