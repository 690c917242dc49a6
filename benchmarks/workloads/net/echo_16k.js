'use strict';

// As echo.js, where a message is 16 KiB: what is copied, and into which memory, counts here.
//
// kind: server
// unit: message
// load: echo --bytes=16384 --connections=64
// limit: echo
// target: all 1.0 of peer
// target: all 1.15 of plain

require('./echo');
