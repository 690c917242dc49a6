// A file operation on behalf of JavaScript.
//
//  * FsRequest: a FileOp with the number of the request and the memory it uses.
//  * FsRequests: reuses them; Run performs one, at once or as a request.
//
// A request number < 0 means: at once. Loop thread only.
#pragma once

#include <memory>
#include <vector>

#include "bindings/core/environment.h"

namespace orrery {

struct FsRequest : FileOp {
  explicit FsRequest(Environment& environment) : env(environment) {}
  Environment& env;
  int32_t request = -1;
  std::vector<js::HeldBytes> held;
  std::vector<IoSlice> io;
  std::string text_in;  ///< an encoded string to write
};

class FsRequests {
 public:
  explicit FsRequests(Environment& env) : env_(env) {}

  FsRequest& Take(int32_t request, FileAction action);
  /// At once: the outcome as a value (see OutcomeOf). As a request: undefined; the outcome comes
  /// through the mailbox as result and payload.
  js::Value Run(FsRequest& request);

  /// The numbers of a stat, shared with JavaScript.
  double stats[18];
  /// How many calls were answered without waiting.
  uint64_t inline_answers = 0;

 private:
  void Finish(FsRequest& request, Result result);
  void Give(FsRequest& request);
  js::Value OutcomeOf(FsRequest& request, Result result);
  void Post(FsRequest& request, Result result);

  Environment& env_;
  std::vector<std::unique_ptr<FsRequest>> free_;
};

}  // namespace orrery
