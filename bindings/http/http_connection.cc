// A connection whose bytes are HTTP; see http_connection.h.
#include "bindings/http/http_connection.h"

#include <strings.h>

#include <algorithm>
#include <cstring>

#include "bindings/http/strictness.h"
#include "bindings/net/slab_views.h"

namespace orrery {

namespace {
/// Bytes of chunk framing (size, extensions, trailers) between two pieces of a body, at most.
constexpr uint32_t kMaxFramingBytes = 16 * 1024;
/// Messages that are parsed before JavaScript has to ask for more.
constexpr uint32_t kMaxBatch = 64;
constexpr char kFolded[] = "Unexpected whitespace after header value";
constexpr char kInvalidValue[] = "Invalid header value char";
/// Responses that end with their head, whatever their Content-Length says (RFC 9112, 6.3).
bool HasNoBody(int status) {
  return status == 204 || status == 304 || (status >= 100 && status < 200 && status != 101);
}

BufferLease RestOf(const BufferLease& lease, const char* at) {
  const auto done = static_cast<uint32_t>(at - reinterpret_cast<const char*>(lease.data()));
  return {lease.slab(), lease.offset() + done, lease.size() - done};
}

bool IsBlank(char c) { return c == ' ' || c == '\t'; }
/// The first line of a head that goes on with the value of the line before it, or null (RFC 9112,
/// 5.2: such heads are rejected, since not everybody reads them as one).
const char* FoldedLine(const char* begin, const char* end) {
  for (const char* at = begin; at < end;) {
    const auto* newline =
        static_cast<const char*>(std::memchr(at, '\n', static_cast<size_t>(end - at)));
    if (newline == nullptr || newline + 1 == end) return nullptr;
    if (IsBlank(newline[1])) return newline + 1;
    at = newline + 1;
  }
  return nullptr;
}

/// Whether the line that ends before `next` has a name, and nothing behind its colon.
bool HasNoValue(const char* begin, const char* next) {
  const char* at = next - 1;
  while (at > begin && (at[-1] == '\r' || IsBlank(at[-1]))) --at;
  return at > begin && at[-1] == ':';
}
}  // namespace

/// llhttp's callbacks. It is paused behind each head, chunk size and message, since only then it
/// tells where it stands.
struct HttpCallbacks {
  static HttpConnection& Of(llhttp_t* parser) { return *static_cast<HttpConnection*>(parser->data); }

  static int OnBegin(llhttp_t* parser) {
    Of(parser).BeginMessage();
    return 0;
  }
  static int OnUrl(llhttp_t* parser, const char* at, size_t size) {
    HttpConnection& self = Of(parser);
    if (self.url_size_ == 0) {
      self.url_offset_ = static_cast<uint32_t>(self.head_.size() + static_cast<size_t>(at - self.part_));
    }
    self.url_size_ += static_cast<uint32_t>(size);
    return self.CountHeader(size);
  }
  static int OnStatus(llhttp_t* parser, const char*, size_t size) {
    return Of(parser).CountHeader(size);
  }
  static int OnField(llhttp_t* parser, const char* at, size_t size) {
    HttpConnection& self = Of(parser);
    if (self.value_next_) {
      self.value_next_ = false;
      self.field_.clear();
    }
    self.field_.append(at, size);
    if (self.head_complete_ && !self.trailers_.empty() && self.trailers_.size() % 2 == 1 &&
        self.field_.size() > size) {
      self.trailers_.back().append(at, size);
    } else if (self.head_complete_) {
      self.trailers_.emplace_back(at, size);
    }
    return self.CountHeader(size);
  }
  static int OnValue(llhttp_t* parser, const char* at, size_t size) {
    HttpConnection& self = Of(parser);
    if (!self.value_next_) {
      self.value_next_ = true;
      self.NoteHeader();
      if (self.head_complete_) self.trailers_.emplace_back();
    }
    if (self.in_expect_) self.expect_.append(at, size);
    if (self.head_complete_ && !self.trailers_.empty()) self.trailers_.back().append(at, size);
    return self.CountHeader(size);
  }
  static int OnHeadersComplete(llhttp_t* parser) {
    Of(parser).head_complete_ = true;
    Of(parser).header_bytes_ = 0;  // trailers may have as many
    Of(parser).stopped_behind_ = HttpConnection::Part::kHead;
    return HPE_PAUSED;
  }
  static int OnChunkHeader(llhttp_t* parser) {
    Of(parser).stopped_behind_ = HttpConnection::Part::kChunkSize;
    return HPE_PAUSED;
  }
  static int OnBody(llhttp_t* parser, const char* at, size_t size) {
    return Of(parser).OnBody(at, size);
  }
  static int OnComplete(llhttp_t* parser) {
    Of(parser).message_complete_ = true;
    Of(parser).stopped_behind_ = HttpConnection::Part::kMessage;
    return HPE_PAUSED;
  }

  static const llhttp_settings_t& Settings() {
    static const llhttp_settings_t settings = [] {
      llhttp_settings_t made;
      llhttp_settings_init(&made);
      made.on_message_begin = OnBegin;
      made.on_url = OnUrl;
      made.on_status = OnStatus;
      made.on_header_field = OnField;
      made.on_header_value = OnValue;
      made.on_headers_complete = OnHeadersComplete;
      made.on_chunk_header = OnChunkHeader;
      made.on_body = OnBody;
      made.on_message_complete = OnComplete;
      return made;
    }();
    return settings;
  }
};

HttpConnection::HttpConnection(Environment& env, bool client, const HttpLimits& limits)
    : env_(env), limits_(limits), client_(client) {
  StartParser(parser_, client, HttpCallbacks::Settings(), limits.lenient);
  parser_.data = this;
}

void HttpConnection::BeginMessage() {
  in_message_ = true;
  head_complete_ = message_complete_ = has_host_ = value_next_ = false;
  in_expect_ = expects_ = false;
  expect_.clear();
  header_bytes_ = framing_bytes_ = 0;
  framing_last_ = 0;
  chunked_ = false;
  url_offset_ = url_size_ = 0;
  field_.clear();
  trailers_.clear();
  pending_ = PendingHead{};
  if (message_started_ns_ == 0) message_started_ns_ = env_.loop.now_ns();
}

int HttpConnection::CountHeader(size_t size) {
  header_bytes_ += static_cast<uint32_t>(size);
  return header_bytes_ > limits_.max_header_bytes ? HPE_USER : 0;
}

// The value of `expect` may come in pieces, as every value.
void HttpConnection::NoteHeader() {
  in_expect_ = !head_complete_ && field_.size() == 6 && strcasecmp(field_.c_str(), "expect") == 0;
  if (field_.size() == 4 && strcasecmp(field_.c_str(), "host") == 0) {
    has_host_ = true;
  }
  if (in_expect_) {
    expects_ = true;
    expect_.clear();
  }
}

int HttpConnection::OnBody(const char* at, size_t size) {
  framing_ = at + size;
  framing_bytes_ = 0;
  framing_last_ = 0;
  if (pending_.there) PostHead(*connection_, false);
  const auto offset = static_cast<double>(at - reinterpret_cast<const char*>(lease_->slab()->data()));
  env_.mail.Post(MailKind::kHttp, connection_->id(), static_cast<double>(HttpEvent::kBody),
                 {SlabOf(*lease_), offset, static_cast<double>(size)});
  return 0;
}

double HttpConnection::SlabOf(const BufferLease& lease) {
  return env_.State<SlabViews>().IdOf(lease.slab());
}

// ---- parsing -------------------------------------------------------------------------------

void HttpConnection::Parse(Connection& connection, const BufferLease& lease) {
  const char* at = reinterpret_cast<const char*>(lease.data());
  const char* end = at + lease.size();
  lease_ = &lease;
  connection_ = &connection;
  part_ = framing_ = at;
  if (message_started_ns_ == 0) message_started_ns_ = env_.loop.now_ns();
  while (TakePlain(connection, lease, at, end) || Execute(connection, lease, at, end)) {
    if (batch_ < kMaxBatch || at == end) continue;
    return Pause(connection, RestOf(lease, at));
  }
  if (failed_ || upgraded_ || paused_) return;
  if (pending_.there) PostHead(connection, false);
  if (in_message_ && !head_complete_) {
    head_.append(part_, static_cast<size_t>(end - part_));
    if (head_.size() > 2 * static_cast<size_t>(limits_.max_header_bytes)) {
      Fail(connection, &lease, "HPE_HEADER_OVERFLOW", "Header overflow", lease.size());
    }
  } else if (in_message_) {
    CheckFraming(connection, lease, end);
  } else {
    message_started_ns_ = 0;
    between_messages_ = keeps_alive_;
  }
}

// What stands between the pieces of a chunked body, up to `end`: bounded, and every line ends with
// CR LF (this llhttp takes an LF alone, with which requests can be smuggled past a proxy).
bool HttpConnection::CheckFraming(Connection& connection, const BufferLease& lease,
                                  const char* end) {
  if (!chunked_) return true;
  const char* begin = reinterpret_cast<const char*>(lease.data());
  framing_bytes_ += static_cast<uint32_t>(end - framing_);
  for (; framing_ < end; framing_last_ = *framing_++) {
    if (limits_.lenient) continue;
    const bool bare = *framing_ == '\n' && framing_last_ != '\r';
    const bool folded = framing_last_ == '\n' && IsBlank(*framing_) && !trailers_.empty();
    if (!bare && !folded) continue;
    Fail(connection, &lease, bare ? "HPE_STRICT" : "HPE_INVALID_HEADER_TOKEN",
         bare ? "Expected CR before LF in chunked body" : kFolded,
         static_cast<size_t>(framing_ - begin));
    return false;
  }
  if (framing_bytes_ <= kMaxFramingBytes) return true;
  Fail(connection, &lease, "HPE_CHUNK_EXTENSIONS_OVERFLOW", "Chunk extensions overflow",
       static_cast<size_t>(end - begin));
  return false;
}

/// What was asked for when the parser stopped; false after an error.
bool HttpConnection::OnStop(Connection& connection, const BufferLease& lease, const char* stopped) {
  switch (stopped_behind_) {
    case Part::kHead:
      OnHeadParsed(connection, lease, stopped);
      framing_ = stopped;
      return !failed_;
    case Part::kChunkSize:
      return CheckFraming(connection, lease, stopped);
    case Part::kMessage:
      if (!CheckFraming(connection, lease, stopped)) return false;
      PostEnd(connection);
      part_ = framing_ = stopped;
      return true;
  }
  return false;
}

// One step: up to the end of a head, of a message, or of the bytes. True while there is more to do.
bool HttpConnection::Execute(Connection& connection, const BufferLease& lease, const char*& at,
                             const char* end) {
  const llhttp_errno error = llhttp_execute(&parser_, at, static_cast<size_t>(end - at));
  if (error == HPE_OK) return false;
  const char* stopped = llhttp_get_error_pos(&parser_);
  if (error == HPE_PAUSED) {
    if (!OnStop(connection, lease, stopped)) return false;
    at = stopped;
    llhttp_resume(&parser_);
    if (stopped_behind_ == Part::kHead && !client_ && parser_.upgrade != 0) {
      AskUpgrade(connection, RestOf(lease, at));
      return false;
    }
    // The parser goes on even without bytes: behind a head a message may end, and behind a message
    // it has to learn that the end of the connection is no error.
    return true;
  }
  if (error == HPE_PAUSED_UPGRADE) {
    upgraded_ = true;
    if (pending_.there) PostHead(connection, true);
    const auto* base = reinterpret_cast<const char*>(lease.slab()->data());
    env_.mail.Post(MailKind::kHttp, connection.id(), static_cast<double>(HttpEvent::kUpgrade),
                   {SlabOf(lease), static_cast<double>(stopped - base),
                    static_cast<double>(end - stopped)});
    return false;
  }
  const bool overflow = error == HPE_USER, in_body = in_message_ && head_complete_;
  if (in_body && !overflow && !CheckFraming(connection, lease, stopped)) return false;
  const char* code = overflow ? "HPE_HEADER_OVERFLOW" : llhttp_errno_name(error);
  const char* reason = overflow ? "Header overflow" : llhttp_get_error_reason(&parser_);
  Fail(connection, &lease, code, reason,
       static_cast<size_t>(stopped - reinterpret_cast<const char*>(lease.data())));
  return false;
}

int HttpConnection::ExpectFlag() const {
  if (!expects_) return 0;
  const bool known = strncasecmp(expect_.c_str(), "100-continue", 12) == 0;
  return known ? kHttpExpectContinue : kHttpExpectOther;
}

void HttpConnection::OnHeadParsed(Connection& connection, const BufferLease& lease,
                                  const char* head_end) {
  const char* begin = part_;
  if (!head_.empty()) {
    head_.append(part_, static_cast<size_t>(head_end - part_));
    begin = head_.data();
  }
  const char* end = head_.empty() ? head_end : head_.data() + head_.size();
  // Empty lines before a request line are allowed, and are not part of the head.
  const char* first = begin;
  while (first < end && (*first == '\r' || *first == '\n')) ++first;
  if (const char* folded = limits_.lenient ? nullptr : FoldedLine(first, end)) {
    const bool no_value = HasNoValue(first, folded);
    const auto parsed = head_end - reinterpret_cast<const char*>(lease.data()) - (end - folded) +
                        (no_value ? 1 : 0);
    return Fail(connection, &lease, "HPE_INVALID_HEADER_TOKEN",
                no_value ? kInvalidValue : kFolded,
                static_cast<size_t>(std::max<ptrdiff_t>(parsed, 0)));
  }
  keeps_alive_ = llhttp_should_keep_alive(&parser_) != 0;
  chunked_ = (parser_.flags & F_CHUNKED) != 0;  // a trailer may change the parser's flag
  pending_.there = true;
  pending_.method_or_status = client_ ? parser_.status_code : parser_.method;
  pending_.flags = (keeps_alive_ ? kHttpKeepAlive : 0) |
                   (parser_.upgrade ? kHttpUpgrade : 0) | (has_host_ ? kHttpHasHost : 0) |
                   ExpectFlag() |
                   (parser_.http_minor == 1 && parser_.http_major == 1 ? kHttpMinor1 : 0) |
                   (chunked_ ? kHttpChunked : 0) | parser_.http_minor << kHttpMinorShift |
                   parser_.http_major << kHttpMajorShift;
  if (url_size_ > 0) url_offset_ -= static_cast<uint32_t>(first - begin);
  pending_.size = static_cast<double>(end - first);
  if (head_.empty()) {
    pending_.slab = SlabOf(lease);
    pending_.offset =
        static_cast<double>(first - reinterpret_cast<const char*>(lease.slab()->data()));
  } else {
    js::Scope scope(env_.engine);
    pending_.value = env_.mail.Keep(env_.engine.CopyBytes(
        {reinterpret_cast<const uint8_t*>(first), static_cast<size_t>(end - first)}));
    head_ = {};
  }
  if (client_ && (expects_head_ || expects_connect_ || HasNoBody(parser_.status_code))) {
    parser_.flags |= F_SKIPBODY;
    if (expects_connect_) {  // whatever is answered to it
      parser_.upgrade = 1;
      pending_.flags |= kHttpUpgrade;
    }
  }
}

void HttpConnection::PostHead(Connection& connection, bool complete) {
  pending_.there = false;
  env_.mail.Post(MailKind::kHttp, connection.id(), static_cast<double>(HttpEvent::kHead),
                 {static_cast<double>(pending_.flags | (complete ? kHttpComplete : 0)),
                  static_cast<double>(pending_.method_or_status), pending_.slab, pending_.offset,
                  pending_.size, static_cast<double>(url_offset_), static_cast<double>(url_size_),
                  pending_.value});
}

void HttpConnection::PostEnd(Connection& connection) {
  in_message_ = false;
  message_complete_ = false;
  message_started_ns_ = 0;
  ++batch_;
  if (pending_.there) {
    PostHead(connection, trailers_.empty());
    if (trailers_.empty()) return;
  }
  double trailers = -1;
  if (!trailers_.empty()) {
    js::Scope scope(env_.engine);
    std::vector<js::Value> texts;
    for (const std::string& text : trailers_) texts.push_back(env_.engine.StringLatin1(text));
    trailers = env_.mail.Keep(env_.engine.Array(texts));
  }
  env_.mail.Post(MailKind::kHttp, connection.id(), static_cast<double>(HttpEvent::kEnd),
                 {trailers});
}

void HttpConnection::Fail(Connection& connection, const BufferLease* lease, const char* code,
                          const char* reason, size_t bytes_parsed) {
  failed_ = true;
  if (pending_.there) PostHead(connection, false);  // its body is at fault, not itself
  js::Scope scope(env_.engine);
  js::Value packet = lease == nullptr
                         ? env_.engine.Undefined()
                         : env_.engine.CopyBytes({lease->data(), lease->size()});
  js::Value parts[] = {env_.engine.String(code), env_.engine.String(reason == nullptr ? "" : reason),
                       env_.engine.Number(static_cast<double>(bytes_parsed)), packet};
  env_.mail.Post(MailKind::kHttp, connection.id(), static_cast<double>(HttpEvent::kError),
                 {env_.mail.Keep(env_.engine.Array(parts))});
}

}  // namespace orrery
