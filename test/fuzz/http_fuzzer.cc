// Fuzzes the http parser of a connection (bindings/http over llhttp): whatever arrives, and in
// whatever pieces, the same messages must come out.
//
// The first two bytes of an input choose server or client and where the rest is cut; the rest is
// parsed once in one piece and once in many. One thread.
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "bindings/http/http_connection.h"
#include "test/fuzz/fake_engine.h"
#include "test/support/scripted_world.h"

namespace {

using namespace orrery;

constexpr size_t kMailboxDoubles = 1 << 16;
constexpr int kKeptFlags = ~(kHttpComplete);

/// What the records of one run say, with what may depend on the pieces left out.
class Messages {
 public:
  void Add(const double* record, const std::string& stream, js::Value values) {
    const double* payload = record + 4;
    switch (static_cast<HttpEvent>(static_cast<int>(record[2]))) {
      case HttpEvent::kHead: return AddHead(payload, stream, values);
      case HttpEvent::kBody:
        open_ += stream.substr(static_cast<size_t>(payload[1]), static_cast<size_t>(payload[2]));
        return;
      case HttpEvent::kEnd: return End();
      case HttpEvent::kError:
        // What of the last message had been told depends on the pieces; the error does not.
        open_.clear();
        text_ += "\nerror ";
        text_ += fuzz::BytesOf(fuzz::Elements(Value(payload[0], values))[0]);
        return;
      case HttpEvent::kUpgrade: text_ += open_ + "\nupgrade"; open_.clear(); return;
      case HttpEvent::kStreamEnd: text_ += open_ + "\nstream end"; return;
      case HttpEvent::kPaused: return;  // Run asks for more
    }
  }
  const std::string& text() const { return text_; }

 private:
  static js::Value Value(double index, js::Value values) {
    return fuzz::Elements(values)[static_cast<size_t>(index) / 2];
  }
  void AddHead(const double* payload, const std::string& stream, js::Value values) {
    const int flags = static_cast<int>(payload[0]);
    const std::string head = payload[7] >= 0 ? fuzz::BytesOf(Value(payload[7], values))
                                             : stream.substr(static_cast<size_t>(payload[3]),
                                                             static_cast<size_t>(payload[4]));
    if (payload[5] + payload[6] > static_cast<double>(head.size())) std::abort();  // the URL's place
    open_ += "\nhead " + std::to_string(flags & kKeptFlags) + " " +
             std::to_string(static_cast<int>(payload[1])) + " " + head + " " +
             head.substr(static_cast<size_t>(payload[5]), static_cast<size_t>(payload[6])) + "\n";
    if ((flags & kHttpComplete) != 0) End();
  }
  void End() {
    text_ += open_ + "\nend";
    open_.clear();
  }
  std::string text_, open_;
};

/// Parses `bytes` in pieces of at most `piece` (0: in one), and tells what came out.
std::string Run(const std::string& bytes, bool client, size_t piece) {
  static test::ScriptedWorld* world = new test::ScriptedWorld;
  static std::unique_ptr<js::Engine> engine = fuzz::MakeEngine();
  static ProgramOptions options;
  static std::vector<double> memory(kMailboxDoubles);
  // Only its number is asked for, and a real one would need a loop.
  alignas(Connection) static unsigned char storage[sizeof(Connection)] = {};
  auto& connection = *reinterpret_cast<Connection*>(storage);

  Slab* slab = Slab::Create(bytes.size() + 1);
  std::memcpy(slab->data(), bytes.data(), bytes.size());
  Messages messages;
  {
    Environment env(*engine, world->loop, world->world, options);
    const js::Value even = fuzz::MakeArray(), odd = fuzz::MakeArray();
    env.mail.Connect(fuzz::MakeArray(), memory.data(), memory.size(), even, odd);
    HttpConnection http(env, client, {});
    for (size_t at = 0; at < bytes.size();) {
      const size_t size = piece == 0 ? bytes.size() : std::min(piece, bytes.size() - at);
      http.OnBytes(connection, BufferLease(slab, static_cast<uint32_t>(at),
                                           static_cast<uint32_t>(size)));
      at += size;
    }
    http.OnEnd(connection, 0);
    while (http.paused()) http.Resume(connection);
    const size_t filled = env.mail.Fill();
    if (!env.mail.empty()) std::abort();
    for (size_t at = 0; at < filled; at += 4 + static_cast<size_t>(memory[at + 3])) {
      if (static_cast<MailKind>(static_cast<int>(memory[at])) != MailKind::kHttp) continue;
      messages.Add(&memory[at], bytes, even);
    }
  }
  slab->Unref();
  fuzz::Forget();
  return messages.text();
}

}  // namespace

// What the parser asks of a connection beside its number.
void orrery::Connection::SetPaused(bool) {}
void orrery::Connection::TellBytes(const BufferLease&) { std::abort(); }
void orrery::Connection::TellEnd(Result) { std::abort(); }

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 3) return 0;
  const bool client = (data[0] & 1) != 0;
  const size_t piece = 1 + data[1] % 40;
  const std::string bytes(reinterpret_cast<const char*>(data + 2), size - 2);
  const std::string whole = Run(bytes, client, 0), pieces = Run(bytes, client, piece);
  if (whole == pieces) return 0;
  const std::string difference = "in one piece:" + whole + "\n\nin pieces of " +
                                 std::to_string(piece) + ":" + pieces + "\n";
  std::fwrite(difference.data(), 1, difference.size(), stderr);  // it may contain zeros
  std::abort();
}
