// What the families of crypto share of OpenSSL 3: its errors as JavaScript has them, algorithms
// that are fetched once, and work that goes to the pool.
//
//  * ThrowOpenSsl: the oldest error of this thread's queue, as TakeProblem has it for later;
//    ThrowCoded: an error of our own.
//  * Digests, Ciphers: algorithms by name, kept for the life of the program.
//  * RunTask: a computation now, or on the blocking pool with a request to answer.
//
// Engine's thread, but a task's Run.
#pragma once

#include <openssl/evp.h>

#include <string>
#include <utility>
#include <vector>

#include "bindings/buffer/text.h"
#include "bindings/core/environment.h"

namespace orrery {

/// An error of OpenSSL's, taken from the queue of the thread where it happened.
struct Problem {
  std::string message, library, reason, code;
  std::vector<std::string> stack;  ///< what else was in the queue, newest first
};
/// Empties the queue; `fallback` is the message if it has none.
Problem TakeProblem(const char* fallback);
js::Value ErrorOf(js::Engine& engine, const Problem& problem);
/// Both at once.
void ThrowOpenSsl(js::Engine& engine, const char* fallback);
void ThrowCoded(js::Engine& engine, const char* constructor, const char* code,
                const std::string& message);

/// An algorithm, and contexts that were used before: starting one of these again is cheaper than
/// making one.
struct DigestEntry {
  std::string name;
  EVP_MD* digest = nullptr;
  std::vector<EVP_MD_CTX*> spare;
  std::vector<EVP_MAC_CTX*> spare_macs;

  EVP_MD_CTX* TakeContext();
  void GiveBack(EVP_MD_CTX* context);
  EVP_MAC_CTX* TakeMac();
  void GiveBack(EVP_MAC_CTX* context);
};

class Digests {
 public:
  explicit Digests(Environment&) {}
  ~Digests();
  /// Its number, or -1; then OpenSSL's queue may say why.
  int32_t Find(const std::string& name);
  DigestEntry& operator[](int32_t number) { return *entries_[static_cast<size_t>(number)]; }

 private:
  std::vector<std::unique_ptr<DigestEntry>> entries_;
};

class Ciphers {
 public:
  explicit Ciphers(Environment&) {}
  ~Ciphers();
  const EVP_CIPHER* Find(const std::string& name);

 private:
  std::vector<std::pair<std::string, EVP_CIPHER*>> entries_;
};

bool IsChaCha(const EVP_CIPHER* cipher);
/// Whether the cipher makes or checks a tag: GCM, CCM, OCB, ChaCha20-Poly1305.
bool Authenticates(const EVP_CIPHER* cipher);

/// Gives a result to JavaScript: as text if `output` is the number of an encoding, otherwise by
/// copying it into the bytes that `output` is.
js::Value Deliver(js::Engine& engine, std::span<const uint8_t> result, js::Value output);

template <typename Task>
struct TaskWork final : BlockingWork {
  TaskWork(Environment& env, uint32_t request, Task&& task)
      : env(env), request(request), task(std::move(task)) {
    execute = [](BlockingWork& work) noexcept {
      auto& self = static_cast<TaskWork&>(work);
      self.result = self.task.Run();
    };
    done = [](BlockingWork& work, bool) noexcept {
      auto& self = static_cast<TaskWork&>(work);
      self.env.loop.WorkDone();
      self.env.mail.Post(MailKind::kRequest, self.request, self.result);
      delete &self;
    };
  }
  Environment& env;
  const uint32_t request;
  Task task;
  int32_t result = 0;
};

/// Runs `task.Run()`: at once if `request` is negative (its result is returned), otherwise on the
/// pool, and the request is answered with the result. `Task` owns what it works on.
template <typename Task>
int32_t RunTask(Environment& env, double request, Task&& task) {
  if (request < 0) return task.Run();
  env.loop.SubmitWork(
      *new TaskWork<std::decay_t<Task>>(env, static_cast<uint32_t>(request), std::move(task)));
  return 0;
}

}  // namespace orrery
