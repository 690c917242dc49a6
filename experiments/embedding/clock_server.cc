// Orrery's kernel and one of its loops in a program of one's own, without JavaScript: a server that
// tells each connection how long it has been running, and says goodbye.
//
//   clock_server <loop> --self-test     asks itself over TCP, and checks the answer
//   clock_server <loop> <port>
//
// docs/embedding.md goes through it step by step. One thread.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

#include "kernel/event_loop.h"
#include "loops/loops.h"

namespace {

using namespace orrery;

[[noreturn]] void Fail(const char* what, const std::string& why) {
  std::fprintf(stderr, "clock_server: %s: %s\n", what, why.c_str());
  std::exit(1);
}

void Check(const char* what, Result result) {
  if (result < 0) Fail(what, ErrorName(result));
}

// ---- step 1: a world --------------------------------------------------------------------------

struct App {
  explicit App(const std::string& name) {
    std::string error;
    loop = MakeLoop(name, {&clock, &buffers}, &error);
    if (loop == nullptr) Fail(name.c_str(), error);
    world = std::make_unique<World>(World{loop->driver(), loop->sockets(), loop->files(), buffers,
                                          blocking, clock, entropy, &loop->processes()});
    events = std::make_unique<EventLoop>(*world);
    blocking.SetWaker({[](void* context) noexcept { static_cast<EventLoop*>(context)->Wake(); },
                       events.get()});
  }
  ~App() { events->Shutdown(); }  // ends what is in flight, before its memory goes

  SystemClock clock;
  SystemEntropy entropy;
  SlabPool buffers{64 * 1024, 64};
  ThreadPool blocking{1};
  std::unique_ptr<Loop> loop;
  std::unique_ptr<World> world;
  std::unique_ptr<EventLoop> events;
};

// ---- step 2: operations are embedded in their owner -------------------------------------------

/// One connection: sends a line, closes, and deletes itself once the close has ended.
class Visitor {
 public:
  Visitor(App& app, HandleId handle, std::string line) : app_(app), line_(std::move(line)) {
    slice_ = {reinterpret_cast<const uint8_t*>(line_.data()), line_.size()};
    send_.handle = close_.handle = handle;
    send_.owner = close_.owner = this;
    send_.slices = &slice_;
    send_.count = 1;
    send_.on_event = [](Op& op, Event&&) noexcept {
      auto* self = static_cast<Visitor*>(op.owner);
      self->app_.events->Submit(self->close_);
    };
    close_.on_event = [](Op& op, Event&&) noexcept { delete static_cast<Visitor*>(op.owner); };
    app_.events->Submit(send_);
  }

 private:
  App& app_;
  std::string line_;
  IoSlice slice_;
  SendOp send_;
  CloseOp close_;
};

/// Accepts until its handle is closed: one submission, many events.
class Server {
 public:
  explicit Server(App& app) : app_(app), began_ns_(app.clock.NowNs()) {
    accept_.owner = close_.owner = this;
    accept_.flags = kMultishot;
    accept_.on_event = [](Op& op, Event&& event) noexcept {
      static_cast<Server*>(op.owner)->Accepted(event);
    };
    close_.on_event = [](Op&, Event&&) noexcept {};
  }

  uint16_t Listen(uint16_t port) {
    HandleId handle;
    Sockets& sockets = app_.loop->sockets();
    Check("open", sockets.Open(Family::kIpv4, SocketType::kStream, &handle));
    SocketAddress address;
    SocketAddress::ParseIp("127.0.0.1", port, &address);
    Check("bind", sockets.Bind(handle, address));
    Check("listen", sockets.Listen(handle, 128));
    Check("name", sockets.LocalName(handle, &address));
    accept_.handle = close_.handle = handle;
    app_.events->Submit(accept_);
    return address.port;
  }

  void Close() { app_.events->Submit(close_); }

 private:
  void Accepted(const Event& event) {
    if (event.result < 0) {
      if (event.result != kCancelled) Fail("accept", ErrorName(event.result));
      return;
    }
    const double seconds = static_cast<double>(app_.clock.NowNs() - began_ns_) / 1e9;
    char line[64];
    std::snprintf(line, sizeof line, "running for %.3f s; goodbye\n", seconds);
    new Visitor(app_, event.accepted, line);
    if (!event.more()) app_.events->Submit(accept_);
  }

  App& app_;
  const uint64_t began_ns_;
  AcceptOp accept_;
  CloseOp close_;
};

/// Connects to the server, reads to the end, and then closes it, so that nothing is left to do.
class Client {
 public:
  Client(App& app, Server& server, uint16_t port) : app_(app), server_(server) {
    HandleId handle;
    Check("open", app.loop->sockets().Open(Family::kIpv4, SocketType::kStream, &handle));
    SocketAddress::ParseIp("127.0.0.1", port, &connect_.address);
    connect_.handle = recv_.handle = close_.handle = handle;
    connect_.owner = recv_.owner = close_.owner = this;
    recv_.pool = &app.buffers;  // memory is taken when there are bytes, not before
    recv_.flags = kMultishot;
    connect_.on_event = [](Op& op, Event&& event) noexcept {
      Check("connect", event.result);
      auto* self = static_cast<Client*>(op.owner);
      self->app_.events->Submit(self->recv_);
    };
    recv_.on_event = [](Op& op, Event&& event) noexcept {
      static_cast<Client*>(op.owner)->Received(event);
    };
    close_.on_event = [](Op&, Event&&) noexcept {};
    app.events->Submit(connect_);
  }

  const std::string& text() const { return text_; }

 private:
  void Received(const Event& event) {
    Check("recv", event.result);
    if ((event.flags & kBuffer) != 0) {
      text_.append(reinterpret_cast<const char*>(event.lease.data()), event.lease.size());
    }
    if (event.more()) return;
    if ((event.flags & kEof) == 0) {
      app_.events->Submit(recv_);
      return;
    }
    app_.events->Submit(close_);
    server_.Close();
  }

  App& app_;
  Server& server_;
  ConnectOp connect_;
  RecvOp recv_;
  CloseOp close_;
  std::string text_;
};

int SelfTest(App& app) {
  Server server(app);
  Client client(app, server, server.Listen(0));
  app.events->Run();  // step 3: until nothing keeps the loop alive
  const bool right = client.text().starts_with("running for ") &&
                     client.text().ends_with(" s; goodbye\n");
  std::printf("%s: %s", right ? "ok" : "wrong", client.text().c_str());
  return right ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: clock_server <loop> <port> | --self-test\n");
    return 2;
  }
  App app(argv[1]);
  if (std::strcmp(argv[2], "--self-test") == 0) return SelfTest(app);
  Server server(app);
  std::printf("listening on 127.0.0.1:%d\n",
              server.Listen(static_cast<uint16_t>(std::atoi(argv[2]))));
  app.events->Run();
}
