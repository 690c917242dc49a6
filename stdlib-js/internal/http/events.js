'use strict';
// The records `http` of the mailbox: who gets them, and what they say (bindings/http).
//
//   attach(handle, owner, { client, rules, context })   rules: whose maxHeaderSize and
//        insecureHTTPParser count; owner gets
//        onHead(head), onBody(buffer), onMessageEnd(trailers), onParseError(error), onUpgrade(head), onStreamEnd(result), and
//        onPaused(): nothing more comes until it calls resume(handle)
//   takeOver(handle)            who got a head with flags.upgrade takes the connection: what came
//                               behind the head
//   declineUpgrade(handle)      ... or does not: it is HTTP on
//   detach(handle)      the bytes go to the socket again
//   MessageHead         where a head lies, and the strings in it, made when asked for

const binding = internalBinding('http');
const {
  captureContext, destroyContext, leaveContext, swapContext,
} = require('internal/async_context');
const { mail, onMail, takeValue } = require('internal/mailbox');
const { headerLimit, isLenient } = require('internal/http/parser_options');
const { bytesAt, slabBytes } = require('internal/slabs');

const kHead = 0;
const kBody = 1;
const kEnd = 2;
const kError = 3;
const kUpgrade = 4;
const kPaused = 6;

// Flags of a head; as enum HttpFlags. Above them, four bits each: the version's minor and major.
const flags = {
  complete: 1, keepAlive: 2, upgrade: 4, expectContinue: 8, minor1: 16, expectOther: 32,
  hasHost: 64, chunked: 128,
};

const owners = [];
const contexts = []; // of whoever attached the owner: what it is told, it is told there

function attach(handle, owner, { client, rules, context }) {
  owners[handle.id] = owner;
  contexts[handle.id] = context ??
    captureContext('HTTPINCOMINGMESSAGE', undefined, handle.context);
  binding.attach(handle.id, client, headerLimit(rules), isLenient(rules));
}

function detach(handle) {
  if (handle.id < 0) return;
  owners[handle.id] = undefined;
  destroyContext(contexts[handle.id]);
  binding.detach(handle.id);
}

function resume(handle) {
  if (handle.id < 0) return;
  binding.resume(handle.id);
  if (handle.behind !== undefined) handle.feedOn();
}

function takeOver(handle) {
  return require('buffer').Buffer.from(binding.takeOver(handle.id).buffer);
}

function declineUpgrade(handle) {
  binding.declineUpgrade(handle.id);
  if (handle.behind !== undefined) handle.feedOn();
}

// The connection goes away: nothing more is told.
function forget(id, owner) {
  if (owners[id] !== owner) return;
  owners[id] = undefined;
  destroyContext(contexts[id]);
}

class MessageHead {
  constructor(at) {
    // All of them are small integers; said so, V8 keeps them without a box for each.
    this.flags = mail[at] | 0;
    this.method = mail[at + 1] | 0; // or the status
    const slab = mail[at + 2] | 0;
    this.bytes = slab >= 0 ? slabBytes(slab) : takeValue(mail[at + 7]);
    this.offset = slab >= 0 ? mail[at + 3] | 0 : 0;
    this.size = mail[at + 4] | 0;
    this.urlOffset = mail[at + 5] | 0;
    this.urlSize = mail[at + 6] | 0;
  }

  url() {
    return binding.latin1(this.bytes, this.offset + this.urlOffset, this.urlSize);
  }

  // Of a request: [number of the list of names, value, ...], or undefined.
  values() {
    return binding.headValues(this.bytes, this.offset, this.size);
  }

  strings(response) {
    return binding.headStrings(this.bytes, this.offset, this.size, response);
  }
}

function parseError(index) {
  const [code, reason, bytesParsed, rawPacket] = takeValue(index);
  // At the end of the stream there is no packet, and Node does not name the reason.
  const error = new Error(rawPacket === undefined ? 'Parse Error' : `Parse Error: ${reason}`);
  error.bytesParsed = bytesParsed;
  error.code = code;
  error.reason = reason;
  if (rawPacket !== undefined) {
    error.rawPacket = require('buffer').Buffer.from(rawPacket.buffer);
  }
  return error;
}

onMail('http', function onHttp(id, event, at) {
  const owner = owners[id];
  if (owner === undefined) return;
  const before = swapContext(contexts[id]);
  tell(owner, event, at);
  leaveContext(before);
  return event === kBody && owner.tickBehindBody === true;
});

function tell(owner, event, at) {
  switch (event) {
    case kHead:
      owner.onHead(new MessageHead(at));
      break;
    case kBody:
      owner.onBody(bytesAt(mail[at], mail[at + 1], mail[at + 2]));
      break;
    case kEnd:
      owner.onMessageEnd(mail[at] < 0 ? undefined : takeValue(mail[at]));
      break;
    case kError:
      owner.onParseError(parseError(mail[at]));
      break;
    case kUpgrade:
      owner.onUpgrade(bytesAt(mail[at], mail[at + 1], mail[at + 2]));
      break;
    case kPaused:
      owner.onPaused();
      break;
    default:
      owner.onStreamEnd(mail[at], mail[at + 1] === 1);
  }
}

module.exports = {
  attach, detach, resume, forget, takeOver, declineUpgrade, MessageHead, flags,
};
