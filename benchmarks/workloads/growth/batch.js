'use strict';

// What a request costs as more of them come at once: http/hello with pipelines of growing length.
//
// kind: server
// unit: request
// load: http --connections=16
// sweep: pipeline=1,4,16,64,256,1024,4096
// limit: http
// without: node bun deno

require('../http/hello');
