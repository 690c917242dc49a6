// What a thing is called, in plain English.
//
//   nameOf(model, thing)   "the timer set at app.js:3"
//   labelOf(model, thing)  "timer app.js:3", where there is little room
//   runnerName(model, thing)   "the callback of the timer set at app.js:3"
//   typeName(type)         "a timer", of what schedule records call `type`
//   wholeMs(ns)            a delay, in whole milliseconds
//   roleOf(thing)          what a handle is: "listening socket"...
//   opName(thing)          "recv on accepted connection 2.1", "fstat on a file"
//   opLabel(thing)         "recv 2.1", "fstat"
//   requestOf(thing)       the request for which an operation or a work is done
//   phaseName(phase)       what happens in that phase

import { shortPlace, duration } from './places.mjs';
import { whereOf } from './causes.mjs';

// [what it is, what was done to it]
const TYPES = {
  Timeout: ['timer', 'set'],
  Immediate: ['immediate', 'set'],
  TickObject: ['nextTick callback', 'queued'],
  Microtask: ['microtask', 'queued'],
  PROMISE: ['promise', 'made'],
  FSREQCALLBACK: ['file request', 'made'],
  FSREQPROMISE: ['file request', 'made'],
  TCPSERVERWRAP: ['listening socket', 'made'],
  TCPWRAP: ['socket', 'made'],
  TCPCONNECTWRAP: ['connect', 'asked for'],
  SHUTDOWNWRAP: ['end of sending', 'asked for'],
  WRITEWRAP: ['write', 'asked for'],
  PIPEWRAP: ['pipe', 'made'],
  PIPESERVERWRAP: ['listening pipe', 'made'],
  UDPWRAP: ['datagram socket', 'made'],
  UDPSENDWRAP: ['datagram', 'sent'],
  GETADDRINFOREQWRAP: ['look-up of a name', 'asked for'],
  PBKDF2REQUEST: ['key derivation', 'asked for'],
  SCRYPTREQUEST: ['key derivation', 'asked for'],
  RANDOMBYTESREQUEST: ['random bytes', 'asked for'],
  DERIVEBITSREQUEST: ['key derivation', 'asked for'],
  KEYGENREQUEST: ['new key', 'asked for'],
  KEYPAIRGENREQUEST: ['new pair of keys', 'asked for'],
  SIGNREQUEST: ['signature', 'asked for'],
  RANDOMPRIMEREQUEST: ['prime number', 'asked for'],
  CHECKPRIMEREQUEST: ['check of a prime number', 'asked for'],
  ZLIB: ['compression', 'asked for'],
  PROCESSWRAP: ['child process', 'started'],
  FSEVENTWRAP: ['watcher of files', 'made'],
  STATWATCHER: ['watcher of a file', 'made'],
  FILEHANDLE: ['open file', 'made'],
  FILEHANDLECLOSEREQ: ['close of a file', 'asked for'],
  PIPECONNECTWRAP: ['connect', 'asked for'],
  GETNAMEINFOREQWRAP: ['look-up of an address', 'asked for'],
  QUERYWRAP: ['question to a name server', 'asked'],
  MESSAGEPORT: ['message port', 'made'],
  SIGNALWRAP: ['signal handler', 'set'],
  HTTPINCOMINGMESSAGE: ['parser of requests', 'made'],
  unknown: ['callback', 'scheduled'],
  HTTPCLIENTREQUEST: ['parser of a response', 'made'],
};

// Of what was scheduled in a record that is not there, the type is unknown.
function wordsOf(type) {
  return TYPES[type] ?? [`${type} resource`, 'made'];
}

export function typeName(type) {
  const [what] = wordsOf(type);
  return `${/^[aeiou]/i.test(what) ? 'an' : 'a'} ${what}`;
}

// A timer's delay as the program gave it: the kernel is asked for what is left of it.
export function wholeMs(ns) {
  return duration(Math.ceil(ns / 1e6) * 1e6);
}

export function opName(thing) {
  if (thing.type === 'file') return `${thing.action ?? 'an operation'} on a file`;
  const { handle, type = 'operation' } = thing;
  return handle === undefined ? type : `${type} on ${roleOf(handle) || 'handle'} ${handle.number}`;
}

export function opLabel({ type = 'operation', action = type, handle }) {
  return handle === undefined ? action : `${type} ${handle.number}`;
}

export function requestOf(thing) {
  return thing.request ?? thing.operation?.request;
}

// What a handle is, as far as one can tell from what was done with it.
export function roleOf(thing) {
  if (thing.how === 'accepted') return 'accepted connection';
  if (thing.use !== undefined) return wordsOf(thing.use.type)[0];
  const types = new Set(thing.operations?.map(({ type }) => type));
  if (types.has('accept')) return 'listening socket';
  if (types.has('connect')) return 'outgoing connection';
  return thing.how === 'pair' ? 'one of a pair' : '';
}

function callbackName(model, thing) {
  const [plain, done] = wordsOf(thing.type);
  const what = thing.serves?.action === undefined ? plain : `${plain} (${thing.serves.action})`;
  const repeats = thing.repeats ? 'repeating ' : '';
  const delay = thing.delay === undefined ? '' : ` for ${wholeMs(thing.delay)}`;
  if (thing.where !== undefined) {
    return `the ${repeats}${what} ${done} at ${shortPlace(thing.where)}${delay}`;
  }
  if (thing.made < 0) return `a ${what} ${done} before this trace`;
  const near = whereOf(model, thing);
  const from = near === undefined ? '' : ` for ${shortPlace(near.where)}`;
  return `the library\u2019s ${repeats}${what}${delay.replace('for', 'of')}${from}`;
}

function syncName({ action, where }) {
  return `synchronous ${action}${where === undefined ? '' : ` at ${shortPlace(where)}`}`;
}

function workName(model, thing) {
  const request = requestOf(thing);
  if (request !== undefined) return `the blocking work of ${callbackName(model, request)}`;
  return `blocking work${thing.operation === undefined ? '' : ` for ${opName(thing.operation)}`}`;
}

export function labelOf(model, thing) {
  if (thing.kind === 'op') return opLabel(thing);
  if (thing.kind === 'sync') return syncName(thing);
  if (thing.kind === 'handle') return `handle ${thing.number}`;
  const of = thing.kind === 'work' ? requestOf(thing) : thing;
  if (of === undefined || of.type === undefined) return thing.kind;
  const where = of.where ?? whereOf(model, of)?.where;
  const inside = of.where === undefined && where !== undefined ? 'for ' : '';
  return `${wordsOf(of.type)[0]} ${inside}${shortPlace(where)}`.trim();
}

export function nameOf(model, thing) {
  switch (thing.kind) {
    case 'callback': return callbackName(model, thing);
    case 'op': return `the operation ${opName(thing)}`;
    case 'handle': {
      const role = roleOf(thing);
      return `handle ${thing.number}${role === '' ? '' : ` (${role})`}`;
    }
    case 'timer': return `the kernel\u2019s timer${thing.delay === undefined ? ''
      : ` for ${wholeMs(thing.delay)}`}`;
    case 'sync': return `the ${syncName(thing)}`;
    default: return workName(model, thing);
  }
}

// What of a thing it is that runs.
export function runnerName(model, thing) {
  const name = nameOf(model, thing);
  if (thing.type === 'TickObject' || thing.type === 'Microtask') return name;
  return `the ${thing.type === 'PROMISE' ? 'continuation' : 'callback'} of ${name}`;
}

const PHASE_NAMES = {
  script: 'the main script runs',
  timers: 'due timers fire',
  pending: 'what other threads posted runs',
  poll: 'the driver submits, waits and collects',
  dispatch: 'callbacks of what the driver brought run',
  check: 'immediates run',
  close: 'closed handles are told',
  ticks: 'nextTick and promises run',
};

export function phaseName(phase) {
  return PHASE_NAMES[phase] ?? phase;
}
