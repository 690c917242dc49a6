'use strict';

// What a message costs as connections grow: the echo of net/echo, on the loops and in plain C.
//
// kind: server
// unit: message
// load: echo --bytes=64
// sweep: connections=1,4,16,64,256,1024,4096,10000
// limit: echo
// without: node bun deno

require('../net/echo');
