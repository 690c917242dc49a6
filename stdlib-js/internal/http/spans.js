'use strict';
// What requests take, for those who observe entries of the type `http`.
//
//   beginRequest(request)     a client's, when all of it is given; answered(request, response)
//   beginResponse(response)   a server's, when the request's head is there; responded(response)

const { begin, finish } = require('internal/perf/spans');

const kSpan = Symbol('kSpan');

function answerOf({ statusCode, statusMessage }, headers) {
  return { res: { statusCode, statusMessage, headers } };
}

function beginRequest(request) {
  const { method, protocol, host, path } = request;
  request[kSpan] = begin('http', 'HttpClient', {
    req: { method, url: `${protocol}//${host}${path}`, headers: request.getHeaders() },
  });
}

function answered(request, response) {
  finish(request[kSpan], answerOf(response, response.headers));
  request[kSpan] = undefined;
}

function beginResponse(response) {
  const { method, url, headers } = response.req;
  response[kSpan] = begin('http', 'HttpRequest', { req: { method, url, headers } });
}

function responded(response) {
  finish(response[kSpan], answerOf(response, response.getHeaders()));
  response[kSpan] = undefined;
}

module.exports = { answered, beginRequest, beginResponse, responded };
