'use strict';
// A parser of HTTP that a program drives itself: the class that older packages know from
// `_http_common` and process.binding('http_parser').
//
//   HTTPParser      initialize(type, resource, maxHeaderSize, lenientFlags); execute(buffer, start,
//                   length) -> how many bytes it took, or an Error; finish(), pause(), resume(),
//                   close(), free(), remove(), getCurrentBuffer(), duration(), headersCompleted();
//                   its numbers, under which a parser has its callbacks
//   parsers         a list of them that are not in use: alloc(), free(parser), max
//   freeParser(parser, request, socket)
//
// The connections of `http` have parsers of their own, which programs see as socket.parser: they
// are none of these. consume() is missing: bytes come by execute().

const binding = internalBinding('http');
const {
  captureContext, destroyContext, leaveContext, swapContext,
} = require('internal/async_context');
const { maxHeaderSize } = require('internal/http/parser_options');

const numbers = {
  REQUEST: 1, RESPONSE: 2,
  kOnMessageBegin: 0, kOnHeaders: 1, kOnHeadersComplete: 2, kOnBody: 3, kOnMessageComplete: 4,
  kOnExecute: 5, kOnTimeout: 6,
  kLenientNone: 0, kLenientHeaders: 1, kLenientChunkedLength: 2, kLenientKeepAlive: 4,
  kLenientAll: 7,
};
const kPayload = [0, 2, 9, 2, 0]; // what each event tells
const { kOnHeadersComplete, kOnBody, kOnMessageBegin, kOnMessageComplete } = numbers;

const kNative = Symbol('kNative');
const kContext = Symbol('kContext');

class HTTPParser {
  constructor() {
    this[kNative] = null;
    this[kContext] = undefined;
    this.current = null; // the bytes that are being parsed
    this.rest = null; // those that wait for resume()
    this.paused = false;
    this.answer = 0; // what was said of the last head
    this.upgraded = false; // what follows is no HTTP
    this.began = 0;
    this.headComplete = false;
    for (const event of kPayload.keys()) this[event] = null;
  }

  initialize(type, resource, headerSize = 0, lenientFlags = 0) {
    const response = type === numbers.RESPONSE;
    this[kNative] = binding.newParser(response, headerSize || maxHeaderSize(), lenientFlags !== 0);
    destroyContext(this[kContext]);
    const kind = response ? 'HTTPCLIENTREQUEST' : 'HTTPINCOMINGMESSAGE';
    this[kContext] = captureContext(kind, resource);
    this.paused = false;
    this.rest = null;
    this.answer = 0;
    this.upgraded = false;
  }

  execute(buffer, start = 0, length = buffer.length - start) {
    return run(this, buffer.subarray(start, start + length));
  }

  finish() {
    if (this.upgraded) return undefined;
    const [, code, reason, ...events] = binding.finishParser(this[kNative]);
    tell(this, events);
    return code === '' || code === 'HPE_PAUSED' ? undefined : parseError(0, code, reason);
  }

  pause() { this.paused = true; }

  resume() {
    this.paused = false;
    const { rest } = this;
    this.rest = null;
    if (rest !== null) run(this, rest);
  }

  getCurrentBuffer() { return this.current; }
  headersCompleted() { return this.headComplete; }
  duration() { return this.began === 0 ? 0 : Date.now() - this.began; }

  close() {
    destroyContext(this[kContext]);
    this[kContext] = undefined;
    this[kNative] = null;
  }

  free() { this.close(); }
  remove() {}
  unconsume() {}

  consume() {
    const { codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM } } = require('internal/errors');
    throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('HTTPParser.consume');
  }
}

Object.assign(HTTPParser, numbers);

// Everything up to the end of the bytes, an error, another protocol, or a pause.
function run(parser, bytes) {
  parser.current = bytes;
  let done = 0;
  for (;;) {
    const [stopped, code, reason, ...events] =
      binding.parse(parser[kNative], bytes, done, parser.answer);
    parser.answer = 0;
    done = stopped;
    tell(parser, events);
    parser.upgraded = code === 'HPE_PAUSED_UPGRADE';
    if (code === '' || parser.upgraded) break;
    if (code !== 'HPE_PAUSED') return parseError(done, code, reason);
    if (parser.paused || parser[kNative] === null) {
      if (done < bytes.length) parser.rest = bytes.subarray(done);
      break;
    }
  }
  parser.current = null;
  return done;
}

function tell(parser, events) {
  for (let i = 0; i < events.length;) {
    const event = events[i];
    let payload = events.slice(i + 1, i + 1 + kPayload[event]);
    i += 1 + payload.length;
    note(parser, event);
    if (event === kOnBody) {
      payload = [parser.current.subarray(payload[0], payload[0] + payload[1])];
    }
    const answer = call(parser, event, payload);
    if (event === kOnHeadersComplete) parser.answer = answer === 1 || answer === 2 ? answer : 0;
  }
}

function note(parser, event) {
  if (event === kOnMessageBegin) {
    parser.began = Date.now();
    parser.headComplete = false;
  } else if (event === kOnHeadersComplete) {
    parser.headComplete = true;
  } else if (event === kOnMessageComplete) {
    parser.began = 0;
  }
}

function call(parser, event, payload) {
  if (typeof parser[event] !== 'function') return undefined;
  const before = swapContext(parser[kContext]);
  const result = parser[event](...payload);
  leaveContext(before);
  return result;
}

function parseError(bytesParsed, code, reason) {
  return Object.assign(new Error('Parse Error'), { bytesParsed, code, reason });
}

// ---- those that are not in use -----------------------------------------------------------------

const parsers = {
  name: 'parsers',
  max: 1000,
  list: [],
  alloc() { return this.list.pop() ?? new HTTPParser(); },
  free(parser) {
    if (this.list.length >= this.max) return false;
    this.list.push(parser);
    return true;
  },
};

function freeParser(parser, request, socket) {
  if (parser) {
    for (const event of kPayload.keys()) parser[event] = null;
    if (parsers.free(parser)) parser.free();
    else parser.close();
  }
  if (request) request.parser = null;
  if (socket) socket.parser = null;
}

module.exports = { HTTPParser, parsers, freeParser };
