// Ends JavaScript that runs too long, or that the user interrupts.
//
//  * Watchdog: while it lives, execution is terminated after `timeout_ms` (0: never), and on SIGINT
//    if `on_interrupt`. fired() tells which.
//
// Made and destroyed on the engine's thread; watches from a thread of its own.
#pragma once

#include <csignal>
#include <semaphore.h>

#include <atomic>
#include <thread>

#include "engines/v8/compat.h"

namespace orrery::js {

class Watchdog {
 public:
  enum class Cause { kNone, kTimeout, kInterrupt };

  Watchdog(v8::Isolate* isolate, uint64_t timeout_ms, bool on_interrupt);
  ~Watchdog();
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

  /// Stops watching; what ended the execution, which may run again afterwards.
  Cause Stop();

 private:
  void Watch(uint64_t timeout_ms);
  static void OnSignal(int);

  v8::Isolate* isolate_;
  const bool on_interrupt_;
  sem_t wake_;
  std::atomic<bool> stopping_{false};
  std::atomic<Cause> cause_{Cause::kNone};
  bool stopped_ = false;
  struct sigaction before_ {};
  Watchdog* outer_ = nullptr;
  std::thread thread_;
};

}  // namespace orrery::js
