// The strings of a message's head; see head.h.
#include "bindings/http/head.h"

#include <llhttp.h>

#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace orrery {

namespace {

/// Names that most messages carry; their strings are made once.
constexpr std::string_view kKnownNames[] = {
    "accept", "accept-charset", "accept-encoding", "accept-language", "accept-ranges",
    "access-control-allow-origin", "age", "allow", "authorization", "cache-control", "connection",
    "content-disposition", "content-encoding", "content-language", "content-length",
    "content-location", "content-range", "content-type", "cookie", "date", "dnt", "etag", "expect",
    "expires", "forwarded", "from", "host", "if-match", "if-modified-since", "if-none-match",
    "if-range", "if-unmodified-since", "keep-alive", "last-modified", "link", "location", "max-forwards",
    "origin", "pragma", "proxy-authenticate", "proxy-authorization", "range", "referer",
    "retry-after", "sec-fetch-dest", "sec-fetch-mode", "sec-fetch-site", "sec-fetch-user",
    "sec-websocket-extensions", "sec-websocket-key", "sec-websocket-protocol",
    "sec-websocket-version", "server", "set-cookie", "te", "trailer", "transfer-encoding",
    "upgrade", "upgrade-insecure-requests", "user-agent", "vary", "via", "warning",
    "www-authenticate", "x-forwarded-for", "x-requested-with"};

/// Interned strings of header names, as they are sent, with their lower-case forms.
class NameTable {
 public:
  explicit NameTable(Environment& env) : env_(env) {
    for (std::string_view name : kKnownNames) {
      lower_.emplace(std::string(name), js::Persistent(env.engine, env.engine.StringLatin1(name)));
    }
  }

  /// `name` as a string; `lower` gets the lower-case form.
  js::Value Get(const std::string& name, js::Value* lower) {
    if (auto known = as_sent_.find(name); known != as_sent_.end()) {
      *lower = known->second.lower->Get(env_.engine);
      return known->second.sent.Get(env_.engine);
    }
    std::string small = name;
    for (char& c : small) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    }
    js::Value sent = env_.engine.StringLatin1(name);
    auto known = lower_.find(small);
    if (known == lower_.end()) {
      *lower = env_.engine.StringLatin1(small);
      return sent;
    }
    *lower = known->second.Get(env_.engine);
    // A peer may vary the case of every name at will: only so many forms are kept.
    if (as_sent_.size() < kMaxForms) {
      as_sent_.emplace(name, Form{js::Persistent(env_.engine, sent), &known->second});
    }
    return sent;
  }

 private:
  static constexpr size_t kMaxForms = 512;
  struct Form {
    js::Persistent sent;
    const js::Persistent* lower;
  };
  Environment& env_;
  std::unordered_map<std::string, js::Persistent> lower_;
  std::unordered_map<std::string, Form> as_sent_;
};

/// What the second parse collects.
struct Strings {
  Environment& env;
  bool response;
  std::string status;
  std::string field, value;
  bool in_value = false;
  std::vector<js::Value> out;

  void EndHeader() {
    if (!in_value) return;
    js::Value lower;
    js::Value sent = env.State<NameTable>().Get(field, &lower);
    while (!value.empty() && (value.back() == ' ' || value.back() == '\t')) value.pop_back();
    out.push_back(sent);
    out.push_back(lower);
    out.push_back(env.engine.StringLatin1(value));
    field.clear();
    value.clear();
    in_value = false;
  }
};

Strings& Of(llhttp_t* parser) { return *static_cast<Strings*>(parser->data); }

const llhttp_settings_t& Settings() {
  static const llhttp_settings_t settings = [] {
    llhttp_settings_t made;
    llhttp_settings_init(&made);
    made.on_status = [](llhttp_t* parser, const char* at, size_t size) {
      Of(parser).status.append(at, size);
      return 0;
    };
    made.on_header_field = [](llhttp_t* parser, const char* at, size_t size) {
      Strings& self = Of(parser);
      self.EndHeader();
      self.field.append(at, size);
      return 0;
    };
    made.on_header_value = [](llhttp_t* parser, const char* at, size_t size) {
      Strings& self = Of(parser);
      self.in_value = true;
      self.value.append(at, size);
      return 0;
    };
    made.on_header_value_complete = [](llhttp_t* parser) {
      Of(parser).in_value = true;  // an empty value has no on_header_value
      return 0;
    };
    made.on_headers_complete = [](llhttp_t* parser) -> int {
      Of(parser).EndHeader();
      return HPE_PAUSED;
    };
    return made;
  }();
  return settings;
}

}  // namespace

js::Value HeadStrings(Environment& env, std::span<const uint8_t> head, bool response) {
  Strings strings{env, response, {}, {}, {}, false, {}};
  llhttp_t parser;
  llhttp_init(&parser, response ? HTTP_RESPONSE : HTTP_REQUEST, &Settings());
  llhttp_set_lenient_headers(&parser, 1);
  llhttp_set_lenient_chunked_length(&parser, 1);
  parser.data = &strings;
  llhttp_execute(&parser, reinterpret_cast<const char*>(head.data()), head.size());
  if (response) {
    strings.out.insert(strings.out.begin(), env.engine.StringLatin1(strings.status));
  }
  return env.engine.Array(strings.out);
}

}  // namespace orrery
