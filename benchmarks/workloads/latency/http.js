'use strict';

// Latency of an http server at a rate that is given, not taken: requests are due on a schedule, and
// one that waits because the server is busy counts from when it was due (open loop).
//
// kind: server
// unit: request
// load: http --connections=64
// limit: http
// expect: Hello, World!
// sweep: rate=2000,10000,20000,40000
// metric: p99

require('../http/hello');
