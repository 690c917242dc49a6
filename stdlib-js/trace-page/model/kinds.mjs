// What there is in a loop: its phases, its queues, and which of them a resource waits in.
//
//   PHASES, WHEEL       all phases; those of a turn, in their order
//   QUEUES              names of the queues that a Model tells of
//   queueOf(type)       the queue of what schedule records call `type`, or null
//   isRequest(type), isPromise(type)
//   ROOT                the async id of the main script

export const ROOT = 1;

export const PHASES = ['script', 'timers', 'pending', 'poll', 'dispatch', 'check', 'close',
  'ticks'];
export const WHEEL = ['timers', 'pending', 'poll', 'dispatch', 'check', 'close'];

export const QUEUES = ['timers', 'pending', 'immediates', 'closing', 'ticks', 'microtasks',
  'requests', 'promises', 'driver', 'kernel', 'pool', 'handles', 'alarms', 'ports'];

const OF_TYPE = {
  Timeout: 'timers', Immediate: 'immediates', TickObject: 'ticks', Microtask: 'microtasks',
  PROMISE: 'promises',
};

// Types of requests, as async_hooks names them: FSREQCALLBACK, TCPCONNECTWRAP, PBKDF2REQUEST... A
// request has one outcome; HTTPCLIENTREQUEST is none of them, but a parser.
const REQUEST = /^(?!HTTP).*REQ|CONNECTWRAP$|SHUTDOWNWRAP$|WRITEWRAP$|SENDWRAP$|JOB$/;

export function isRequest(type) {
  return REQUEST.test(type);
}

export function isPromise(type) {
  return type === 'PROMISE';
}

export function queueOf(type) {
  return OF_TYPE[type] ?? (isRequest(type) ? 'requests' : null);
}
