'use strict';

// http/pipelined by Bun's own server.

require('./hello.bun');
