// An HTTP parser for programs that drive one themselves; see parser.h.
#include "bindings/http/parser.h"
#include "bindings/http/strictness.h"

#include <llhttp.h>

#include <memory>
#include <string>
#include <vector>

namespace orrery {

namespace {

/// As Node numbers its parser's callbacks.
enum class ParserEvent : int {
  kMessageBegin = 0,
  kHeaders = 1,          ///< names and values, url: before the head's end, or trailers
  kHeadersComplete = 2,  ///< major, minor, headers, method, url, status, message, upgrade, keeps
  kBody = 3,             ///< offset, size
  kMessageComplete = 4,
};

/// So many headers are told before their head is complete.
constexpr size_t kPortion = 31;

struct Parser {
  llhttp_t http;
  bool response;
  uint32_t max_header_bytes, header_bytes = 0;
  std::string url, message;
  std::vector<std::string> fields, values;
  bool in_value = false, told_some = false;
  // For the time of a call.
  Environment* env = nullptr;
  const char* begin = nullptr;
  std::vector<js::Value> events;

  void Add(ParserEvent event) { events.push_back(Number(static_cast<int>(event))); }
  js::Value Number(double number) const { return env->engine.Number(number); }
  js::Value Text(const std::string& text) const { return env->engine.StringLatin1(text); }

  int Count(size_t size) {
    header_bytes += static_cast<uint32_t>(size);
    return header_bytes > max_header_bytes ? HPE_USER : 0;
  }

  js::Value TakeHeaders() {
    std::vector<js::Value> texts;
    for (size_t i = 0; i < values.size(); ++i) {
      std::string& value = values[i];
      while (!value.empty() && (value.back() == ' ' || value.back() == '\t')) value.pop_back();
      texts.push_back(Text(fields[i]));
      texts.push_back(Text(value));
    }
    fields.clear();
    values.clear();
    return env->engine.Array(texts);
  }

  void TellHeaders() {
    Add(ParserEvent::kHeaders);
    events.push_back(TakeHeaders());
    events.push_back(Text(url));
    url.clear();
    told_some = true;
  }

  void TellHead() {
    js::Engine& engine = env->engine;
    if (told_some) TellHeaders();
    Add(ParserEvent::kHeadersComplete);
    events.push_back(Number(http.http_major));
    events.push_back(Number(http.http_minor));
    events.push_back(told_some ? engine.Undefined() : TakeHeaders());
    events.push_back(response ? engine.Undefined() : Number(http.method));
    events.push_back(response || told_some ? engine.Undefined() : Text(url));
    events.push_back(response ? Number(http.status_code) : engine.Undefined());
    events.push_back(response ? Text(message) : engine.Undefined());
    events.push_back(engine.Boolean(http.upgrade != 0));
    events.push_back(engine.Boolean(llhttp_should_keep_alive(&http) != 0));
    header_bytes = 0;
    told_some = false;
  }
};

Parser& Of(llhttp_t* http) { return *static_cast<Parser*>(http->data); }

int OnBegin(llhttp_t* http) {
  Parser& self = Of(http);
  self.url.clear();
  self.message.clear();
  self.fields.clear();
  self.values.clear();
  self.header_bytes = 0;
  self.in_value = self.told_some = false;
  self.Add(ParserEvent::kMessageBegin);
  return HPE_PAUSED;
}
int OnUrl(llhttp_t* http, const char* at, size_t size) {
  Of(http).url.append(at, size);
  return Of(http).Count(size);
}
int OnStatus(llhttp_t* http, const char* at, size_t size) {
  Of(http).message.append(at, size);
  return Of(http).Count(size);
}
int OnField(llhttp_t* http, const char* at, size_t size) {
  Parser& self = Of(http);
  if (self.in_value || self.fields.empty()) {
    if (self.fields.size() == kPortion) self.TellHeaders();
    self.in_value = false;
    self.fields.emplace_back();
  }
  self.fields.back().append(at, size);
  return self.Count(size);
}
int OnValue(llhttp_t* http, const char* at, size_t size) {
  Parser& self = Of(http);
  if (!self.in_value) self.values.emplace_back();
  self.in_value = true;
  self.values.back().append(at, size);
  return self.Count(size);
}
int OnHead(llhttp_t* http) {
  Of(http).in_value = false;
  Of(http).TellHead();
  return HPE_PAUSED;
}
int OnBody(llhttp_t* http, const char* at, size_t size) {
  Parser& self = Of(http);
  if (size == 0) return 0;
  self.Add(ParserEvent::kBody);
  self.events.push_back(self.Number(static_cast<double>(at - self.begin)));
  self.events.push_back(self.Number(static_cast<double>(size)));
  return 0;
}
int OnComplete(llhttp_t* http) {
  Parser& self = Of(http);
  if (!self.fields.empty()) self.TellHeaders();
  self.Add(ParserEvent::kMessageComplete);
  return HPE_PAUSED;
}

const llhttp_settings_t& Settings() {
  static const llhttp_settings_t settings = [] {
    llhttp_settings_t made;
    llhttp_settings_init(&made);
    made.on_message_begin = OnBegin;
    made.on_url = OnUrl;
    made.on_status = OnStatus;
    made.on_header_field = OnField;
    made.on_header_value = OnValue;
    made.on_headers_complete = OnHead;
    made.on_body = OnBody;
    made.on_message_complete = OnComplete;
    return made;
  }();
  return settings;
}

js::Value NewParser(Environment& env, bool response, uint32_t max_header_bytes, bool lenient) {
  auto parser = std::make_unique<Parser>();
  parser->response = response;
  parser->max_header_bytes = max_header_bytes;
  StartParser(parser->http, response, Settings(), lenient);
  parser->http.data = parser.get();
  return env.engine.NativeObject(parser.release(),
                                 [](void* state) { delete static_cast<Parser*>(state); });
}

js::Value Outcome(Environment& env, Parser& parser, llhttp_errno error, double done) {
  const bool overflow = error == HPE_USER, fine = error == HPE_OK;
  const char* reason = llhttp_get_error_reason(&parser.http);
  std::vector<js::Value> result;
  result.push_back(env.engine.Number(done));
  result.push_back(env.engine.String(fine       ? ""
                                     : overflow ? "HPE_HEADER_OVERFLOW"
                                                : llhttp_errno_name(error)));
  result.push_back(env.engine.String(overflow                    ? "Header overflow"
                                     : fine || reason == nullptr ? ""
                                                                 : reason));
  result.insert(result.end(), parser.events.begin(), parser.events.end());
  parser.events.clear();
  if (error == HPE_PAUSED) llhttp_resume(&parser.http);
  if (error == HPE_PAUSED_UPGRADE) llhttp_resume_after_upgrade(&parser.http);
  return env.engine.Array(result);
}

js::Value Parse(Environment& env, js::Value handle, std::span<uint8_t> bytes, uint32_t offset,
                uint32_t answer) {
  auto* parser = static_cast<Parser*>(env.engine.NativeState(handle));
  if (parser == nullptr || offset > bytes.size()) return env.engine.Undefined();
  if (answer != 0) parser->http.flags |= F_SKIPBODY;
  if (answer == 2) parser->http.upgrade = 1;
  parser->env = &env;
  parser->begin = reinterpret_cast<const char*>(bytes.data());
  const llhttp_errno error =
      llhttp_execute(&parser->http, parser->begin + offset, bytes.size() - offset);
  const char* stopped = error == HPE_OK ? parser->begin + bytes.size()
                                        : llhttp_get_error_pos(&parser->http);
  return Outcome(env, *parser, error, static_cast<double>(stopped - parser->begin));
}

js::Value FinishParser(Environment& env, js::Value handle) {
  auto* parser = static_cast<Parser*>(env.engine.NativeState(handle));
  if (parser == nullptr) return env.engine.Undefined();
  parser->env = &env;
  return Outcome(env, *parser, llhttp_finish(&parser->http), 0);
}

}  // namespace

void BindHttpParser(Binder& binder) {
  binder.Functions<Fn<"newParser", NewParser>, Fn<"parse", Parse>,
                   Fn<"finishParser", FinishParser>>();
}

}  // namespace orrery
