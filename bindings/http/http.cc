// internalBinding('http'): HTTP on connections of internalBinding('net').
//
//  * attach(connection, client, maxHeaderBytes, lenient), detach(connection)
//  * resume(connection): parses on, after a record kPaused
//  * takeOver(connection), declineUpgrade(connection): the answer to a head with the flag upgrade
//  * tee(connection): what arrives is told to the connection's stream too
//  * feed(connection, bytes), feedEnd(connection): what a stream that is no connection of ours
//    received, for the parser of an unconnected one
//  * headStrings(bytes, offset, size, response), headValues(bytes, offset, size),
//    latin1(bytes, offset, size)
//  * setPrefix(slot, text), respond(connection, slot, body), send(connection, head, body)
//  * newParser, parse, finishParser: see parser.h
//  * messageAge(connection): how long the message that is being read has taken
//
// Loop thread only.
#include <algorithm>
#include <charconv>
#include <cstring>

#include "bindings/core/function.h"
#include "bindings/http/head.h"
#include "bindings/http/head_values.h"
#include "bindings/http/http_connection.h"
#include "bindings/http/parser.h"

namespace orrery {

namespace {

Connection* Get(Environment& env, uint32_t id) {
  Connection* connection = env.State<Connections>().Get(id);
  return connection == nullptr || connection->closing() ? nullptr : connection;
}
HttpConnection* HttpOf(Connection* connection) {
  return connection == nullptr ? nullptr : static_cast<HttpConnection*>(connection->consumer());
}

void Attach(Environment& env, uint32_t id, bool client, uint32_t max_header_bytes, bool lenient) {
  if (Connection* connection = Get(env, id)) {
    HttpLimits limits{max_header_bytes, lenient};
    connection->SetConsumer(std::make_unique<HttpConnection>(env, client, limits));
  }
}
void Detach(Environment& env, uint32_t id) {
  Connection* connection = Get(env, id);
  if (HttpConnection* http = HttpOf(connection)) {
    const std::unique_ptr<Consumer> consumer = connection->TakeConsumer();
    http->GiveBack(*connection);
  }
}
void Resume(Environment& env, uint32_t id) {
  Connection* connection = Get(env, id);
  if (HttpConnection* http = HttpOf(connection)) http->Resume(*connection);
}
js::Value TakeOver(Environment& env, uint32_t id) {
  HttpConnection* http = HttpOf(Get(env, id));
  return http == nullptr ? env.engine.Undefined() : http->TakeOver();
}
void DeclineUpgrade(Environment& env, uint32_t id) {
  Connection* connection = Get(env, id);
  if (HttpConnection* http = HttpOf(connection)) http->DeclineUpgrade(*connection);
}
void Tee(Environment& env, uint32_t id) {
  if (HttpConnection* http = HttpOf(Get(env, id))) http->Tee();
}
void ExpectResponse(Environment& env, uint32_t id, bool head, bool connect) {
  if (HttpConnection* http = HttpOf(Get(env, id))) http->ExpectResponse(head, connect);
}

/// How many of the bytes were taken: the parser takes none while it is paused and behind an
/// upgrade. Negative if there is no memory.
double Feed(Environment& env, uint32_t id, std::span<uint8_t> bytes) {
  size_t taken = 0;
  while (taken < bytes.size()) {
    Connection* connection = Get(env, id);
    HttpConnection* http = HttpOf(connection);
    if (http == nullptr || http->paused() || http->upgraded()) break;
    BufferLease lease = env.world.buffers.Reserve();
    if (!lease) return kNoBuffers;
    const size_t size = std::min<size_t>(lease.size(), bytes.size() - taken);
    std::memcpy(lease.data(), bytes.data() + taken, size);
    lease.Shrink(static_cast<uint32_t>(size));
    env.world.buffers.Commit(static_cast<uint32_t>(size));
    http->OnBytes(*connection, std::move(lease));
    taken += size;
  }
  return static_cast<double>(taken);
}
void FeedEnd(Environment& env, uint32_t id) {
  Connection* connection = Get(env, id);
  if (HttpConnection* http = HttpOf(connection)) http->OnEnd(*connection, 0);
}

js::Value Head(Environment& env, std::span<uint8_t> bytes, uint32_t offset, uint32_t size,
               bool response) {
  if (offset > bytes.size() || size > bytes.size() - offset) return env.engine.Undefined();
  return HeadStrings(env, bytes.subspan(offset, size), response);
}
js::Value Values(Environment& env, std::span<uint8_t> bytes, uint32_t offset, uint32_t size) {
  if (offset > bytes.size() || size > bytes.size() - offset) return env.engine.Undefined();
  return HeadValues(env, bytes.subspan(offset, size));
}
js::Value Latin1(Environment& env, std::span<uint8_t> bytes, uint32_t offset, uint32_t size) {
  if (offset > bytes.size() || size > bytes.size() - offset) return env.engine.Undefined();
  return env.engine.StringLatin1(
      {reinterpret_cast<const char*>(bytes.data()) + offset, size});
}

/// Heads of responses that change once a second at most, up to "Content-Length: ".
struct Prefixes {
  explicit Prefixes(Environment&) {}
  std::string texts[8];
};
void SetPrefix(Environment& env, uint32_t slot, std::string text) {
  if (slot < std::size(env.State<Prefixes>().texts)) {
    env.State<Prefixes>().texts[slot] = std::move(text);
  }
}

double Written(Connection& connection) {
  return connection.write_error < 0 ? connection.write_error
                                    : static_cast<double>(connection.pending_bytes());
}

void AppendBody(Environment& env, Outgoing& out, js::Value body, js::Type type) {
  if (type == js::Type::kString) {
    out.Encode(env.engine, body, Outgoing::Encoding::kUtf8);
    return;
  }
  std::span<uint8_t> bytes;
  if (!env.engine.BytesOf(body, &bytes)) return;
  if (bytes.size() < 4096) {
    out.Copy(bytes);
  } else {
    out.Hold(env.engine, body);
  }
}

/// What follows on the prefix of a head, at most.
constexpr size_t kRestOfHead = 32;

/// The head: the prefix, the length of the body, and the empty line. The place behind it.
uint8_t* WriteHead(uint8_t* at, const std::string& prefix, size_t body_size) {
  std::memcpy(at, prefix.data(), prefix.size());
  char* digits = reinterpret_cast<char*>(at) + prefix.size();
  char* end = std::to_chars(digits, digits + 24, body_size).ptr;
  std::memcpy(end, "\r\n\r\n", 4);
  return reinterpret_cast<uint8_t*>(end) + 4;
}

bool IsAscii(std::span<const uint8_t> bytes) {
  uint8_t seen = 0;
  for (uint8_t byte : bytes) seen |= byte;
  return seen < 0x80;
}

/// A short ASCII string, written in place without being measured first; false if it is none.
bool RespondShort(Environment& env, Outgoing& out, const std::string& prefix, js::Value body) {
  constexpr size_t kShort = 1024;
  const size_t length = env.engine.StringLength(body);
  if (length > kShort || !env.engine.IsStringOneByte(body)) return false;
  uint8_t* begin = out.Reserve(prefix.size() + kRestOfHead + length);
  uint8_t* at = WriteHead(begin, prefix, length);
  env.engine.WriteLatin1(body, {at, length});
  if (!IsAscii({at, length})) return false;
  out.Commit(static_cast<size_t>(at + length - begin));
  return true;
}

/// A whole response whose head is a prefix: adds the length of the body, and the body.
double Respond(Environment& env, uint32_t id, uint32_t slot, js::Value body) {
  Connection* connection = Get(env, id);
  if (connection == nullptr) return kBadHandle;
  const std::string& prefix = env.State<Prefixes>().texts[slot & 7];
  Outgoing& out = connection->Out();
  const js::Type type = env.engine.TypeOf(body);
  if (type == js::Type::kString && RespondShort(env, out, prefix, body)) return Written(*connection);
  size_t size = 0;
  if (type == js::Type::kString) {
    size = env.engine.Utf8Length(body);
  } else if (std::span<uint8_t> bytes; env.engine.BytesOf(body, &bytes)) {
    size = bytes.size();
  }
  uint8_t* begin = out.Reserve(prefix.size() + kRestOfHead);
  out.Commit(static_cast<size_t>(WriteHead(begin, prefix, size) - begin));
  AppendBody(env, out, body, type);
  return Written(*connection);
}

/// The head goes in the body's encoding, as Node sends them: it puts the two together as text.
void EncodeHead(Environment& env, Outgoing& out, js::Value head, bool utf8) {
  const size_t length = env.engine.StringLength(head);
  uint8_t* at = out.Reserve(length);
  env.engine.WriteLatin1(head, {at, length});
  if (!utf8 || IsAscii({at, length})) return out.Commit(length);
  out.Encode(env.engine, head, Outgoing::Encoding::kUtf8);
}

/// A head as text (latin1; UTF-8 before a body that is text), and a body or nothing.
double Send(Environment& env, uint32_t id, js::Value head, js::Value body) {
  Connection* connection = Get(env, id);
  if (connection == nullptr) return kBadHandle;
  Outgoing& out = connection->Out();
  const js::Type type = env.engine.TypeOf(body);
  EncodeHead(env, out, head, type == js::Type::kString);
  if (type != js::Type::kUndefined && type != js::Type::kNull) AppendBody(env, out, body, type);
  return Written(*connection);
}

/// [ms since the first byte of the message that is being read (0: none is), head complete].
js::Value MessageAge(Environment& env, uint32_t id) {
  HttpConnection* http = HttpOf(Get(env, id));
  double age = 0;
  bool head = false;
  if (http != nullptr && http->message_started_ns() != 0) {
    age = static_cast<double>(env.loop.now_ns() - http->message_started_ns()) / 1e6 + 0.001;
    head = http->head_complete();
  }
  js::Value parts[] = {env.engine.Number(age), env.engine.Boolean(head)};
  return env.engine.Array(parts);
}

js::Value Methods(Environment& env) {
  std::vector<js::Value> names;
  for (int i = 0; i <= HTTP_SOURCE; ++i) {
    names.push_back(env.engine.String(llhttp_method_name(static_cast<llhttp_method_t>(i))));
  }
  return env.engine.Array(names);
}

}  // namespace

void BindHttp(Binder& binder) {
  binder.Functions<Fn<"attach", Attach>, Fn<"detach", Detach>, Fn<"resume", Resume>,
                   Fn<"takeOver", TakeOver>, Fn<"declineUpgrade", DeclineUpgrade>, Fn<"tee", Tee>,
                   Fn<"feed", Feed>, Fn<"feedEnd", FeedEnd>,
                   Fn<"expectResponse", ExpectResponse>, Fn<"headStrings", Head>,
                   Fn<"headValues", Values>,
                   Fn<"latin1", Latin1>, Fn<"setPrefix", SetPrefix>, Fn<"respond", Respond>,
                   Fn<"send", Send>, Fn<"messageAge", MessageAge>, Fn<"methods", Methods>>();
  BindHttpParser(binder);
}

}  // namespace orrery
