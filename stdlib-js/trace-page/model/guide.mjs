// What the guide says of the parts of the loop, in short, with the page that has more.
//
//   TOPICS             {name: {title, text, page, see (a program of the gallery)}}
//   topicOf(record)    the name of the topic that a record belongs to

const LOOP = 'docs/loop.md';

function gallery(program) {
  return `docs/gallery/${program}.md`;
}

export const TOPICS = {
  turn: {
    title: 'The turn', page: LOOP, see: gallery('timeout-or-immediate'),
    text: 'The loop goes round and round: timers, pending, poll, dispatch, check, close. It ' +
      'ends when nothing keeps it alive. After each callback the nextTick callbacks and the ' +
      'microtasks run, until both queues are empty.',
  },
  script: {
    title: 'The main script', page: LOOP, see: gallery('blocked-loop'),
    text: 'The program itself runs before the first turn, from its first line to its last. ' +
      'Whatever it schedules has to wait until it is over.',
  },
  timers: {
    title: '1 Timers', page: LOOP, see: gallery('timeout-or-immediate'),
    text: 'Timers whose time has come fire, the earliest first; equal ones in the order in ' +
      'which they were set. A timer never fires early, and as late as the loop is busy. One ' +
      'that is set by a timer\u2019s callback waits for the next turn.',
  },
  pending: {
    title: '2 Pending', page: LOOP,
    text: 'What other threads posted runs. That alone does not keep the process alive.',
  },
  poll: {
    title: '3 Poll', page: LOOP, see: gallery('batches'),
    text: 'The driver hands over what was submitted, waits and collects: the only place where ' +
      'the loop sleeps. It sleeps until the next timer at most, and not at all if an ' +
      'immediate is set.',
  },
  dispatch: {
    title: '4 Dispatch', page: LOOP, see: gallery('inline-completion'),
    text: 'The callbacks of what the driver brought run. What they submit goes out in the next ' +
      'poll.',
  },
  check: {
    title: '5 Check', page: LOOP, see: gallery('timeout-or-immediate'),
    text: 'Immediates run. Those that they set run in the next turn. Set in a callback of I/O, ' +
      'an immediate always comes before a timer, since check follows dispatch.',
  },
  close: {
    title: '6 Close', page: LOOP, see: gallery('close-order'),
    text: 'A handle\u2019s close is told after every operation on it has ended.',
  },
  ticks: {
    title: 'nextTick and microtasks', page: LOOP, see: gallery('tick-starvation'),
    text: 'After each callback, all nextTick callbacks run, then all microtasks (promises, ' +
      'await, queueMicrotask), and again until both are empty. What they queue runs in the ' +
      'same drain, so that they can starve the loop.',
  },
  operations: {
    title: 'Operations', page: 'docs/writing-a-driver.md', see: gallery('inline-completion'),
    text: 'JavaScript asks for an operation; the driver carries it to the operating system and ' +
      'tells of its end. Inline: it could be done at once, without waiting. A driver ' +
      'gathers submissions and hands them over together.',
  },
  pool: {
    title: 'Blocking work', page: LOOP, see: gallery('pool-exhaustion'),
    text: 'What the system cannot do without blocking is done by a pool of threads: look-ups of ' +
      'names, crypto, zlib, some of fs. The loop goes on meanwhile and is told of the end.',
  },
  alive: {
    title: 'What keeps the loop alive', page: LOOP, see: gallery('keep-alive'),
    text: 'Operations in flight, timers and immediates that are set, blocking work: unless they ' +
      'are unref\u2019d. When nothing is left the process ends.',
  },
  garbage: {
    title: 'Garbage collection', page: 'docs/tracing.md',
    text: 'The engine looks for memory that nobody uses any more. While it does, nothing else ' +
      'runs on that thread.',
  },
  sync: {
    title: 'Synchronous file operations', page: LOOP, see: gallery('blocked-loop'),
    text: 'A function of fs whose name ends in Sync works on the thread of the loop: until the ' +
      'file is there no timer fires and no connection is served. At the start of a program ' +
      'that is no harm.',
  },
  problems: {
    title: 'Errors that nobody handles', page: LOOP, see: gallery('unhandled-rejection'),
    text: 'An exception that no one catches ends the process, unless there is a listener for ' +
      'uncaughtException; so does a promise that is rejected and has no handler when the ' +
      'microtasks are through. A warning is only told.',
  },
  output: {
    title: 'Output', page: LOOP,
    text: 'What the program writes to its standard output and error, when it does so.',
  },
};

const OF_EVENT = {
  turn: 'turn', 'turn-end': 'turn', poll: 'poll', 'poll-end': 'poll', fire: 'timers',
  timer: 'timers', 'timer-clear': 'timers', collect: 'garbage', 'collect-end': 'garbage',
  blocked: 'turn', submit: 'operations', complete: 'operations', cancel: 'operations',
  open: 'operations', close: 'close', work: 'pool', 'work-begin': 'pool', 'work-end': 'pool',
  'work-done': 'pool', task: 'pending', ticks: 'ticks', print: 'output', settle: 'ticks',
  sync: 'sync', problem: 'problems', ref: 'alive', unref: 'alive',
};

const OF_TYPE = {
  Timeout: 'timers', Immediate: 'check', TickObject: 'ticks', Microtask: 'ticks', PROMISE: 'ticks',
};

export function topicOf(record, thing) {
  if (record.event.startsWith('phase')) return record.phase in TOPICS ? record.phase : 'turn';
  return OF_EVENT[record.event] ?? OF_TYPE[thing?.type] ?? 'dispatch';
}
