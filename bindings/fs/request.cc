// A file operation on behalf of JavaScript; see request.h.
#include "bindings/fs/request.h"

#include <cstdlib>
#include <cstring>
#include <new>

#include "bindings/buffer/text.h"
#include "bindings/core/host.h"
#include "kernel/check.h"

namespace orrery {

namespace {

/// As many as may be offered at once; with memory for what they read, far fewer.
constexpr size_t kKept = 1024, kKeptWithMemory = 64;
/// Larger texts become a string from an ArrayBuffer: they may be too long for one, which JavaScript
/// tells.
constexpr size_t kMostText = size_t{1} << 20;
constexpr size_t kTextMemory = size_t{64} << 10;

void FillStats(const FileStat& stat, double* out) {
  const uint64_t plain[] = {stat.dev, stat.mode, stat.nlink, stat.uid, stat.gid,
                            stat.rdev, stat.blksize, stat.ino, stat.size, stat.blocks};
  for (uint64_t value : plain) *out++ = static_cast<double>(value);
  for (const FileTime* time : {&stat.atime, &stat.mtime, &stat.ctime, &stat.birthtime}) {
    *out++ = static_cast<double>(time->seconds);
    *out++ = static_cast<double>(time->nanoseconds);
  }
}

bool IsStat(FileAction action) {
  return action == FileAction::kStat || action == FileAction::kLstat ||
         action == FileAction::kFstat;
}

/// A question about a name.
bool IsShort(FileAction action) {
  return action == FileAction::kStat || action == FileAction::kLstat ||
         action == FileAction::kAccess;
}

bool IsText(FileAction action) {
  return action == FileAction::kReadLink || action == FileAction::kRealPath ||
         action == FileAction::kMakeTemporary || action == FileAction::kMakeDirectories;
}

/// Text that is no valid UTF-8 still has to come back: as bytes, unless text is what is wanted.
js::Value NameOf(js::Engine& engine, const std::string& name, bool as_text) {
  const std::span<const uint8_t> bytes(reinterpret_cast<const uint8_t*>(name.data()), name.size());
  if (IsAscii(bytes)) return engine.StringLatin1(name);
  return as_text ? Decode(engine, bytes, Encoding::kUtf8) : engine.CopyBytes(bytes);
}

js::Value EntriesOf(js::Engine& engine, const FsRequest& op) {
  const bool with_types = (op.how & kListTypes) != 0;
  std::vector<js::Value> values;
  values.reserve(op.entries.size() * (with_types ? 2 : 1));
  for (const DirectoryEntry& entry : op.entries) {
    values.push_back(NameOf(engine, entry.name, (op.how & kListText) != 0));
    if (with_types) values.push_back(engine.Number(entry.type));
  }
  return engine.Array(values);
}

js::Value StatfsOf(js::Engine& engine, const uint64_t* numbers) {
  std::vector<js::Value> values;
  for (int i = 0; i < 7; ++i) values.push_back(engine.BigIntUnsigned(numbers[i]));
  return engine.Array(values);
}

/// Memory of the engine is its thread's alone: the second hand reads into memory beside it, which
/// costs a copy. What is larger lands in memory from malloc.
constexpr size_t kMostAside = size_t{16} << 10;

uint8_t* PlaceAside(FileOp& op, size_t size) {
  auto& self = static_cast<FsRequest&>(op);
  if (size > kMostAside) return nullptr;
  if (self.aside == nullptr) self.aside.reset(new (std::nothrow) uint8_t[kMostAside]);
  self.aside_size = size;
  return self.aside.get();
}

/// The bytes that the second hand has read.
js::Value WholeAside(js::Engine& engine, FsRequest& op) {
  const std::span<const uint8_t> bytes(op.aside.get(), op.aside_size);
  if (op.as_text) return Decode(engine, bytes, Encoding::kUtf8);
  std::span<uint8_t> memory;
  js::Value buffer = engine.NewBytes(bytes.size(), &memory);
  std::memcpy(memory.data(), bytes.data(), bytes.size());
  return buffer;
}

/// What was read at once lies in an ArrayBuffer already, or else where text does.
js::Value WholeOf(js::Engine& engine, FsRequest& op) {
  if (op.placed) return op.placed;
  if (op.place == PlaceAside && op.bytes == nullptr) return WholeAside(engine, op);
  if (!op.placed_text.empty()) return Decode(engine, op.placed_text, Encoding::kUtf8);
  if (op.as_text && op.bytes_size <= kMostText) {
    return Decode(engine, {op.bytes, op.bytes_size}, Encoding::kUtf8);
  }
  uint8_t* bytes = op.bytes;
  op.bytes = nullptr;
  if (bytes == nullptr) return engine.CopyBytes({});
  return engine.Bytes(bytes, op.bytes_size, [](void* hint) { std::free(hint); }, bytes);
}

uint8_t* PlaceWhole(FileOp& op, size_t size) {
  auto& self = static_cast<FsRequest&>(op);
  if (self.as_text) {
    self.placed_text = self.env.State<FsRequests>().TextMemory(size);
    if (!self.placed_text.empty()) return self.placed_text.data();
  }
  std::span<uint8_t> memory;
  self.placed = self.env.engine.NewBytes(size, &memory);
  return memory.data();
}

}  // namespace

FsRequest& FsRequests::Take(int32_t request, FileAction action) {
  std::unique_ptr<FsRequest> taken;
  if (free_.empty()) {
    taken = std::make_unique<FsRequest>(env_);
  } else {
    taken = std::move(free_.back());
    free_.pop_back();
  }
  taken->request = request;
  taken->action = action;
  taken->flags = 0;  // what can be answered at once has been tried
  return *taken.release();
}

void FsRequests::Give(FsRequest& request) {
  std::unique_ptr<FsRequest> given(&request);
  if (free_.size() >= kKept) return;
  if (free_.size() >= kKeptWithMemory) request.aside.reset();
  request.held.clear();
  request.io.clear();
  request.entries.clear();
  std::free(request.bytes);
  request.bytes = nullptr;
  request.bytes_size = 0;
  request.fd = -1;
  request.fd2 = -1;
  request.offset2 = -1;
  request.owns_fd = false;
  request.how = 0;
  request.mode = 0;
  request.offset = -1;
  request.slices = nullptr;
  request.count = 0;
  request.into = {};
  request.failed_call = nullptr;
  request.place = nullptr;
  request.placed = {};
  request.as_text = false;
  request.placed_text = {};
  request.path.clear();
  request.path2.clear();
  request.text.clear();
  request.text_in.clear();
  free_.push_back(std::move(given));
}

js::Value FsRequests::Run(FsRequest& request) {
  Result result;
  if (request.request < 0) {
    result = env_.loop.ExecuteFile(request);
  } else if (Offer(request)) {
    return env_.engine.Null();
  } else if (!Try(request, &result)) {
    Start(request);
    return {};
  }
  js::Value outcome = OutcomeOf(request, result);
  Give(request);
  return outcome;
}

/// What is short, made of nothing but names, and asked for many times in a row.
bool FsRequests::Offer(FsRequest& request) {
  constexpr int32_t kBurst = 4;
  auto& host = env_.State<Host>();
  if (host.answers() < kBurst) return false;
  const bool whole = request.action == FileAction::kReadWhole && request.fd < 0;
  if (!whole && !IsShort(request.action)) return false;
  if (whole) request.place = PlaceAside;
  if (!env_.loop.OfferFile(request)) {
    request.place = nullptr;
    return false;
  }
  if (free_offers_.empty()) {
    free_offers_.push_back(static_cast<uint32_t>(offered_.size()));
    offered_.emplace_back();
  }
  const uint32_t number = free_offers_.back();
  free_offers_.pop_back();
  offered_[number].reset(&request);
  host.SetOffer(number);
  return true;
}

js::Value FsRequests::TakeOffered(uint32_t offer, int32_t number) {
  KERNEL_CHECK(offer < offered_.size() && offered_[offer] != nullptr);
  Result result;
  FsRequest& request = *offered_[offer].release();
  free_offers_.push_back(offer);
  request.request = number;
  request.on_event = OnEvent;
  const SecondHand::Taken taken = env_.loop.TakeFile(request, &result);
  if (taken == SecondHand::Taken::kLater) return {};
  if (taken == SecondHand::Taken::kMine && !Try(request, &result)) {
    Start(request);
    return {};
  }
  js::Value outcome = OutcomeOf(request, result);
  Give(request);
  return outcome;
}

bool FsRequests::Try(FsRequest& request, Result* result) {
  if (request.action == FileAction::kReadWhole) request.place = PlaceWhole;
  if (env_.loop.TryFile(request, result)) {
    ++inline_answers;
    return true;
  }
  request.place = nullptr;
  request.placed = {};
  request.placed_text = {};
  return false;
}

std::span<uint8_t> FsRequests::TextMemory(size_t size) {
  if (size > kTextMemory) return {};
  if (text_memory_ == nullptr) text_memory_ = std::make_unique<uint8_t[]>(kTextMemory);
  return {text_memory_.get(), size};
}

void FsRequests::Start(FsRequest& request) {
  request.on_event = OnEvent;
  env_.loop.Submit(request);
}

void FsRequests::OnEvent(Op& op, Event&& event) noexcept {
  auto& self = static_cast<FsRequest&>(op);
  self.env.State<FsRequests>().Finish(self, event.result);
}

void FsRequests::Finish(FsRequest& request, Result result) {
  Post(request, result);
  Give(request);
}

js::Value FsRequests::OutcomeOf(FsRequest& request, Result result) {
  js::Engine& engine = env_.engine;
  if (result < 0) {
    if (request.failed_call == nullptr) return engine.Number(result);
    js::Value parts[] = {engine.Number(result), engine.String(request.failed_call)};
    return engine.Array(parts);
  }
  if (IsStat(request.action)) {
    FillStats(request.stat, stats);
  } else if (IsText(request.action)) {
    return NameOf(engine, request.text, false);
  } else if (request.action == FileAction::kReadDirectory) {
    return EntriesOf(engine, request);
  } else if (request.action == FileAction::kReadWhole) {
    return WholeOf(engine, request);
  } else if (request.action == FileAction::kStatfs) {
    return StatfsOf(engine, request.statfs);
  }
  return engine.Number(result);
}

void FsRequests::Post(FsRequest& request, Result result) {
  if (IsStat(request.action) && result >= 0) {
    double numbers[18];
    FillStats(request.stat, numbers);
    return env_.mail.Post(MailKind::kRequest, request.request, result,
                          std::span<const double>(numbers, 18));
  }
  const bool plain = result >= 0 && !IsText(request.action) &&
                     request.action != FileAction::kReadDirectory &&
                     request.action != FileAction::kReadWhole &&
                     request.action != FileAction::kStatfs;
  if (plain || (result < 0 && request.failed_call == nullptr)) {
    return env_.mail.Post(MailKind::kRequest, request.request, result);
  }
  js::Scope scope(env_.engine);
  js::Value value = result < 0 ? env_.engine.String(request.failed_call)
                               : OutcomeOf(request, result);
  env_.mail.Post(MailKind::kRequest, request.request, result, {env_.mail.Keep(value)});
}

}  // namespace orrery
