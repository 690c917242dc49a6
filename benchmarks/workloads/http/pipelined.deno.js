'use strict';

// http/pipelined by Deno's own server.

require('./hello.deno');
