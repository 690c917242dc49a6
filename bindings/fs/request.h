// A file operation on behalf of JavaScript.
//
//  * FsRequest: a FileOp with the number of the request and the memory it uses.
//  * FsRequests: reuses them; Run performs one, at once or as a request.
//
// A request number < 0 means: at once. Loop thread only.
#pragma once

#include <cstdlib>
#include <memory>
#include <vector>

#include "bindings/core/environment.h"

namespace orrery {

/// How a folder's entries are told (FileOp::how): each followed by its type; names as strings, even
/// if they are no valid UTF-8, rather than as bytes if they are no ASCII.
constexpr int32_t kListTypes = 1, kListText = 2;

struct FsRequest : FileOp {
  explicit FsRequest(Environment& environment) : env(environment) {}
  ~FsRequest() { std::free(bytes); }
  FsRequest(const FsRequest&) = delete;
  FsRequest& operator=(const FsRequest&) = delete;
  Environment& env;
  int32_t request = -1;
  std::vector<js::HeldBytes> held;
  std::vector<IoSlice> io;
  std::string text_in;  ///< an encoded string to write
  js::Value placed;     ///< read whole at once: the ArrayBuffer with the bytes, within the call
  bool as_text = false;  ///< read whole: as a string, if the file is not too large for that
  std::span<uint8_t> placed_text;  ///< read whole at once, as text: the bytes, within the call
  /// Read whole by the second hand: the bytes lie here. Kept for the next one.
  std::unique_ptr<uint8_t[]> aside;
  size_t aside_size = 0;
};

class FsRequests {
 public:
  explicit FsRequests(Environment& env) : env_(env) {}

  FsRequest& Take(int32_t request, FileAction action);
  /// The outcome as a value (see OutcomeOf). A request that has to wait gives undefined; its
  /// outcome comes through the mailbox as result and payload. One of many in a row may give null:
  /// it has been offered (kernel/second_hand.h), and Host::offer tells where.
  js::Value Run(FsRequest& request);
  /// What has come of an offer: the outcome; or undefined: it has to wait after all, as `request`.
  js::Value TakeOffered(uint32_t offer, int32_t request);
  /// The two halves of Run for a request: answer it if that needs no waiting, or else start it.
  bool Try(FsRequest& request, Result* result);
  void Start(FsRequest& request);
  void Give(FsRequest& request);

  /// Memory for the bytes of a small text, until it is a string; none for others.
  std::span<uint8_t> TextMemory(size_t size);

  /// The numbers of a stat, shared with JavaScript.
  double stats[18];
  /// How many calls were answered without waiting.
  uint64_t inline_answers = 0;

 private:
  static void OnEvent(Op& op, Event&& event) noexcept;
  void Finish(FsRequest& request, Result result);
  bool Offer(FsRequest& request);
  js::Value OutcomeOf(FsRequest& request, Result result);
  void Post(FsRequest& request, Result result);

  Environment& env_;
  std::vector<std::unique_ptr<FsRequest>> free_;
  std::vector<std::unique_ptr<FsRequest>> offered_;  // by the number of the offer
  std::vector<uint32_t> free_offers_;
  std::unique_ptr<uint8_t[]> text_memory_;
};

}  // namespace orrery
