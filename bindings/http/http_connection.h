// A connection whose bytes are HTTP: parsed where they arrive, without an entry into JavaScript.
//
//  * HttpConnection: a Consumer over llhttp, for a server's requests or a client's responses. Each
//    message becomes records `http` in the mailbox: head, body pieces, end, error, end of stream.
//
// All messages that a read contains are parsed in one go (plain requests without llhttp, see
// plain_request.h), and JavaScript is entered once with the
// lot. A head stays where it is in the slab: JavaScript gets its place, and makes strings when
// somebody asks. What a peer can make it hold is bounded by max_header_bytes, and by a number of
// messages behind which it pauses: nothing is parsed or read until JavaScript asks for more.
// Loop thread only.
#pragma once

#include <llhttp.h>

#include <optional>
#include <string>
#include <vector>

#include "bindings/net/connection.h"

namespace orrery {

/// What a record `http` says; the numbers stand in stdlib-js/internal/http/events.js too.
enum class HttpEvent : int {
  kHead = 0,     ///< flags, method or status, slab, offset, size, url offset, url size, value index
  kBody = 1,     ///< slab, offset, size
  kEnd = 2,      ///< value index of the trailers' array, or -1
  kError = 3,    ///< value index of [code, reason, bytes parsed, packet]
  kUpgrade = 4,  ///< slab, offset, size of what came behind the head
  kStreamEnd = 5,///< result of the read: 0 or -errno; flag: in the middle of a message
  kPaused = 6,   ///< there is more: it is parsed when JavaScript asks for it
};

enum HttpFlags : int {
  kHttpComplete = 1,   ///< no body follows
  kHttpKeepAlive = 2,
  kHttpUpgrade = 4,
  kHttpExpectContinue = 8,
  kHttpMinor1 = 16,    ///< HTTP/1.1 (else 1.0)
  kHttpExpectOther = 32,
  kHttpHasHost = 64,
  kHttpChunked = 128,
};
/// Above the flags: the version's digits, four bits each.
constexpr int kHttpMinorShift = 8, kHttpMajorShift = 12;

struct HttpLimits {
  uint32_t max_header_bytes = 16 * 1024;
  bool lenient = false;
};

class HttpConnection final : public Consumer {
 public:
  HttpConnection(Environment& env, bool client, const HttpLimits& limits);

  void OnBytes(Connection& connection, BufferLease&& lease) override;
  void OnEnd(Connection& connection, Result result) override;
  void OnDetached(Connection& connection) override {}

  bool paused() const { return paused_; }
  bool upgraded() const { return upgraded_; }
  /// After kPaused: parses on.
  void Resume(Connection& connection);
  /// What arrives is also told to the connection's stream, before what it means.
  void Tee() { tee_ = true; }
  /// Server: behind a head with kHttpUpgrade nothing is parsed before it is known who goes on.
  /// TakeOver: the program does; what came behind the head. Undefined if nobody was asked.
  js::Value TakeOver();
  /// ... HTTP does, as if nothing had been asked for.
  void DeclineUpgrade(Connection& connection);
  /// The connection is no longer HTTP's: what was not parsed goes to its stream.
  void GiveBack(Connection& connection);

  /// Client: the next response answers a HEAD (no body) or a CONNECT.
  void ExpectResponse(bool head, bool connect) {
    expects_head_ = head;
    expects_connect_ = connect;
  }
  /// When the first byte of the message that is being read came, ns; 0 between messages.
  uint64_t message_started_ns() const { return message_started_ns_; }
  bool head_complete() const { return head_complete_; }

 private:
  friend struct HttpCallbacks;

  enum class Part : uint8_t { kHead, kChunkSize, kMessage };

  void Take(Connection& connection, BufferLease&& lease);
  void Parse(Connection& connection, const BufferLease& lease);
  bool OnStop(Connection& connection, const BufferLease& lease, const char* stopped);
  bool CheckFraming(Connection& connection, const BufferLease& lease, const char* end);
  void Pause(Connection& connection, BufferLease&& rest);
  void AskUpgrade(Connection& connection, BufferLease&& rest);
  void Finish(Connection& connection, Result result);
  bool Execute(Connection& connection, const BufferLease& lease, const char*& at, const char* end);
  bool TakePlain(Connection& connection, const BufferLease& lease, const char*& at,
                 const char* end);
  void OnHeadParsed(Connection& connection, const BufferLease& lease, const char* head_end);
  void PostHead(Connection& connection, bool complete);
  void PostEnd(Connection& connection);
  void Fail(Connection& connection, const BufferLease* lease, const char* code, const char* reason,
            size_t bytes_parsed);
  void BeginMessage();
  int CountHeader(size_t size);
  void NoteHeader();
  int ExpectFlag() const;
  int OnBody(const char* at, size_t size);
  double SlabOf(const BufferLease& lease);
  /// The first of what is not parsed.
  BufferLease TakeUnparsed();

  Environment& env_;
  llhttp_t parser_;
  HttpLimits limits_;
  bool client_;
  bool failed_ = false, upgraded_ = false;
  bool expects_head_ = false, expects_connect_ = false;

  // Of the message that is being read.
  bool in_message_ = false, head_complete_ = false, message_complete_ = false;
  bool keeps_alive_ = true;       // the last message that llhttp has read
  bool between_messages_ = true;  // llhttp has read all of its messages, and expects a further one
  bool has_host_ = false;
  bool in_expect_ = false, expects_ = false;
  std::string expect_;        // the header's value
  uint64_t message_started_ns_ = 0;
  uint32_t header_bytes_ = 0;
  uint32_t framing_bytes_ = 0;     // since the last piece of a chunked body
  const char* framing_ = nullptr;  // how far the framing in the current read is checked
  char framing_last_ = 0;          // the framing's last byte
  bool chunked_ = false;
  Part stopped_behind_ = Part::kHead;
  std::string head_;          // of a head that did not arrive in one piece
  const char* part_ = nullptr;  // where the message's bytes begin in the current read
  uint32_t url_offset_ = 0, url_size_ = 0;
  std::string field_;         // the current header's name, as far as it is looked at
  std::vector<std::string> trailers_;
  bool value_next_ = false;

  // A head that is parsed but not posted, since what follows says whether a body comes.
  struct PendingHead {
    bool there = false;
    int flags = 0;
    int method_or_status = 0;
    double slab = -1, offset = 0, size = 0, value = -1;
  } pending_;
  // What has arrived and is not parsed: while paused, and behind an upgrade. Few at a time, since a
  // paused connection is not read; most connections never have any, so nothing is kept for them.
  std::vector<BufferLease> unparsed_;
  std::optional<Result> unparsed_end_;
  bool paused_ = false, tee_ = false, asks_upgrade_ = false;
  uint32_t batch_ = 0;  // messages since JavaScript was last told

  const BufferLease* lease_ = nullptr;  // for the callbacks
  Connection* connection_ = nullptr;
};

}  // namespace orrery
