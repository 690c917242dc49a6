'use strict';

// As http/hello, sixteen requests at once on each connection: what a runtime itself adds, since the
// system is entered once for all of them.
//
// kind: server
// unit: request
// load: http --connections=64 --pipeline=16
// expect: Hello, World!
// limit: http
// target: all 0.15 of own
// target: all 2.0 of plain

require('./hello');
