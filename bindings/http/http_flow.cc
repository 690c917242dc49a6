// What arrives at an HttpConnection, what of it has to wait, and what needs no parser; see
// http_connection.h.
//
// While paused, and behind an upgrade, bytes and the end are kept. Resume parses them; GiveBack
// hands them to the connection's stream, when it is no longer HTTP's. A server is asked whether it
// takes a request for an upgrade; until it answers, the connection is paused.
#include "bindings/http/http_connection.h"

#include "bindings/http/plain_request.h"

namespace orrery {

void HttpConnection::OnBytes(Connection& connection, BufferLease&& lease) {
  // Told before it is parsed: a parse error may close the connection.
  if (tee_ && !upgraded_) connection.TellBytes(lease);
  Take(connection, std::move(lease));
}

void HttpConnection::Take(Connection& connection, BufferLease&& lease) {
  if (failed_) return;
  if (paused_ || upgraded_) {
    unparsed_.push_back(std::move(lease));
    return;
  }
  batch_ = 0;
  Parse(connection, lease);
}

// A request that needs no parser; llhttp, between two messages, never learns of it.
bool HttpConnection::TakePlain(Connection& connection, const BufferLease& lease, const char*& at,
                               const char* end) {
  if (!between_messages_ || at == end || client_ || limits_.lenient) return false;
  PlainRequest plain;
  if (!FindPlainRequest(at, end, &plain) || plain.size > limits_.max_header_bytes) {
    between_messages_ = false;
    return false;
  }
  url_offset_ = plain.url_offset;
  url_size_ = plain.url_size;
  pending_ = PendingHead{};
  pending_.method_or_status = plain.is_head ? HTTP_HEAD : HTTP_GET;
  pending_.flags = kHttpKeepAlive | kHttpMinor1 | (plain.has_host ? kHttpHasHost : 0) |
                   1 << kHttpMinorShift | 1 << kHttpMajorShift;
  pending_.slab = SlabOf(lease);
  pending_.offset = static_cast<double>(at - reinterpret_cast<const char*>(lease.slab()->data()));
  pending_.size = static_cast<double>(plain.size);
  PostHead(connection, true);
  ++batch_;
  at += plain.size;
  part_ = framing_ = at;
  return true;
}

void HttpConnection::Pause(Connection& connection, BufferLease&& rest) {
  paused_ = true;
  unparsed_.insert(unparsed_.begin(), std::move(rest));
  connection.SetPaused(true);
  env_.mail.Post(MailKind::kHttp, connection.id(), static_cast<double>(HttpEvent::kPaused));
}

BufferLease HttpConnection::TakeUnparsed() {
  BufferLease first = std::move(unparsed_.front());
  unparsed_.erase(unparsed_.begin());
  return first;
}

void HttpConnection::Resume(Connection& connection) {
  if (!paused_) return;
  paused_ = false;
  batch_ = 0;
  while (!unparsed_.empty() && !paused_ && !failed_ && !upgraded_) {
    const BufferLease lease = TakeUnparsed();
    Parse(connection, lease);
  }
  if (paused_) return;
  if (unparsed_end_ && !upgraded_) return Finish(connection, *unparsed_end_);
  connection.SetPaused(false);
}

void HttpConnection::AskUpgrade(Connection& connection, BufferLease&& rest) {
  PostHead(connection, false);
  asks_upgrade_ = paused_ = true;
  unparsed_.insert(unparsed_.begin(), std::move(rest));
  connection.SetPaused(true);
}

js::Value HttpConnection::TakeOver() {
  if (!asks_upgrade_) return env_.engine.Undefined();
  asks_upgrade_ = in_message_ = false;
  upgraded_ = true;
  message_started_ns_ = 0;
  const BufferLease rest = TakeUnparsed();
  return env_.engine.CopyBytes({rest.data(), rest.size()});
}

void HttpConnection::DeclineUpgrade(Connection& connection) {
  if (!asks_upgrade_) return;
  asks_upgrade_ = false;
  parser_.upgrade = 0;
  Resume(connection);
}

void HttpConnection::GiveBack(Connection& connection) {
  for (const BufferLease& lease : unparsed_) connection.TellBytes(lease);
  unparsed_.clear();
  if (unparsed_end_) connection.TellEnd(*unparsed_end_);
  connection.SetPaused(false);
}

void HttpConnection::OnEnd(Connection& connection, Result result) {
  if (paused_ || upgraded_) {
    unparsed_end_ = result;
    return;
  }
  Finish(connection, result);
}

void HttpConnection::Finish(Connection& connection, Result result) {
  connection_ = &connection;
  if (!failed_ && !upgraded_ && result == 0) {
    const llhttp_errno error = llhttp_finish(&parser_);
    if (error == HPE_PAUSED && message_complete_) {
      PostEnd(connection);  // a body that lasts until the end of the connection
    } else if (error != HPE_OK && !client_) {  // a client is told of the end itself
      Fail(connection, nullptr, llhttp_errno_name(error), llhttp_get_error_reason(&parser_), 0);
    }
  }
  env_.mail.Post(MailKind::kHttp, connection.id(), static_cast<double>(HttpEvent::kStreamEnd),
                 {static_cast<double>(result), in_message_ ? 1.0 : 0.0});
}

}  // namespace orrery
