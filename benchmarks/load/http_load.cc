// Load for http servers: kept connections, closed loop or (with --rate) open loop.
//
//   http_load PORT [--connections=64] [--seconds=2] [--warmup=0] [--pipeline=1] [--rate=R]
//     [--path=/] [--header='Name: value']… [--method=POST] [--body-bytes=N]
//     [--expect-bytes=N|any] [--timeout=5] [--spin] [--unix=PATH] [--histogram=FILE]
//
// Prints one line of JSON (report.h); what it sends and how it measures: stream_load.h.
#include "benchmarks/load/http_protocol.h"
#include "benchmarks/load/stream_load.h"

namespace orrery::load {
namespace {

std::string RequestFrom(Options& options) {
  const auto body_bytes = static_cast<size_t>(options.Number("body-bytes", 0));
  const std::string method = options.Text("method", body_bytes > 0 ? "POST" : "GET");
  std::string headers;
  bool has_host = false;  // two are an error: RFC 9112, 3.2
  for (const std::string& header : options.All("header")) {
    has_host = has_host || strncasecmp(header.c_str(), "host:", 5) == 0;
    headers += header + "\r\n";
  }
  if (!has_host) headers = "Host: 127.0.0.1\r\n" + headers;
  std::string request = method + ' ' + options.Text("path", "/") + " HTTP/1.1\r\n" + headers;
  if (method != "GET" && method != "HEAD") {
    request += "Content-Length: " + std::to_string(body_bytes) + "\r\n";
  }
  return request + "\r\n" + std::string(body_bytes, 'b');
}

int64_t ExpectedFrom(Options& options) {
  const std::string expected = options.Text("expect-bytes", "first");
  if (expected == "first") return HttpProtocol::kLengthOfFirst;
  if (expected == "any") return HttpProtocol::kAnyLength;
  return static_cast<int64_t>(options.Number("expect-bytes", 0));
}

void Main(int argc, char** argv) {
  Options options(argc, argv,
                  "PORT [--connections=64] [--seconds=2] [--warmup=0] [--pipeline=1] [--rate=R] "
                  "[--path=/] [--header='Name: value']... [--method=POST] [--body-bytes=N] "
                  "[--expect-bytes=N|any] [--timeout=5] [--spin] [--unix=PATH] [--histogram=FILE]");
  const StreamSettings settings(options);
  HttpProtocol protocol(RequestFrom(options), settings.pipeline, ExpectedFrom(options));
  options.Finish();
  StreamLoad<HttpProtocol>(settings, protocol).Run("http_load");
}

}  // namespace
}  // namespace orrery::load

int main(int argc, char** argv) { orrery::load::Main(argc, argv); }
