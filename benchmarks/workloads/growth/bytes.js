'use strict';

// What a message costs as it gets longer: the echo of net/echo, 16 connections.
//
// kind: server
// unit: message
// load: echo --connections=16
// sweep: bytes=16,256,4096,16384,65536,262144,1048576
// limit: echo
// without: node bun deno

require('../net/echo');
