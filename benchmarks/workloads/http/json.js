'use strict';

// What a service does at the least: reads the headers of the request, ten of them, and answers with
// a small document.
//
// kind: server
// unit: request
// load: http --connections=64 --header=Host:localhost --header=Accept:application/json --header=Accept-Encoding:gzip --header=Accept-Language:en --header=Cache-Control:no-cache --header=Cookie:session=8f14e45fceea167a --header=Origin:http://localhost --header=Referer:http://localhost/ --header=User-Agent:load/1.0 --header=X-Request-Id:6512bd43d9caa6e0
// expect: {"hello":"world","agent":""}
// target: all 0.70 of node-api
// target: all 1.0 of own

const http = require('http');
const { serve } = require('../workload');

serve(http.createServer((req, res) => {
  const { headers } = req;
  const agent = headers['x-request-id'] === undefined ? '' : headers['user-agent'];
  res.setHeader('Content-Type', 'application/json');
  res.end(JSON.stringify({ hello: 'world', agent }));
}));
