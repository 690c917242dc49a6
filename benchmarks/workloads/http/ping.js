'use strict';

// One client that asks, waits for the answer and asks again: the time of a round trip. The client
// does not sleep meanwhile: its own waking is not the server's.
//
// kind: server
// unit: request
// load: http --connections=1 --spin
// expect: Hello, World!
// metric: p50
// target: all 0.5 of peer

require('./hello');
