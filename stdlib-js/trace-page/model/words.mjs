// A record in one plain sentence, and why it happened.
//
//   sentence(model, index)     "The timer set at app.js:12 for 5 ms runs, 0.3 ms late: ..."
//   title(record)              a few words for lists
//   because(model, thing)      the chain, a line for each link: [{text, thing, index}]

import { chainOf, thingOf, wokenBy } from './causes.mjs';
import { nameOf, opName, phaseName, runnerName, typeName, wholeMs } from './names.mjs';
import { isRequest, queueOf } from './kinds.mjs';
import { duration, plural, quoted, shortPlace } from './places.mjs';

function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}

// What the loop did when a timer was due and could not fire.
function busyAt(model, time, thing) {
  const index = model.indexAt(time);
  const span = model.spanAt(index);
  if (span !== undefined) {
    const lasted = duration(model.lasted(span));
    const name = span.thing === thing ? 'it, the time before,' : runnerName(model, span.thing);
    return `the loop was busy with ${name} for ${lasted}`;
  }
  const phase = model.phaseAt(index);
  if (phase === 'script') return 'the main script was still running';
  if (phase === 'poll') return 'the loop slept until then, and the system woke it no earlier';
  return phase === undefined ? 'the loop was between two phases' : `the loop was in ${phase}`;
}

const WORTH_TELLING_NS = 100_000;

function lateness(model, due, index, thing) {
  const late = model.timeOf(index) - due;
  if (late < WORTH_TELLING_NS) return `, on time (${duration(Math.max(0, late))} after it was due)`;
  return `, ${duration(late)} late: ${busyAt(model, due, thing)}`;
}

function callbackBegins(model, index) {
  const thing = thingOf(model, index);
  const span = model.spanAt(index);
  const nth = span !== undefined && span.nth > 0 ? ` (time ${span.nth + 1})` : '';
  const due = span?.due ?? (nth === '' ? thing.due : undefined);
  const late = due === undefined ? '' : lateness(model, due, index, thing);
  const phase = model.phaseAt(index);
  if (thing.type === 'PROMISE') {
    const what = thing.follows === undefined ? nameOf(model, thing)
      : `what waited for ${nameOf(model, thing.follows)}`;
    return `A microtask: ${what} continues.`;
  }
  if (thing.type === 'TickObject' || thing.type === 'Microtask') {
    return `${capital(nameOf(model, thing))} runs, before the loop goes on.`;
  }
  return `The callback of ${nameOf(model, thing)} runs${nth} in the ${phase ?? 'loop'}` +
    `${phase === undefined ? '' : ' phase'}${late}${served(thing)}.`;
}

// Why the callback of a request can run now.
function served({ serves }) {
  if (serves === undefined) return '';
  const work = serves.kind === 'work' ? serves : serves.work;
  if (work !== undefined) {
    return work.thread === undefined ? '' : `: the work was done on ${work.thread}`;
  }
  if (serves.inline) {
    return `: ${opName(serves)} was done at once, but its callback never runs before its caller ` +
      'is over';
  }
  return serves.ended >= 0 ? `: the driver told of the end of ${opName(serves)}` : '';
}

function callbackEnds(model, index) {
  const thing = thingOf(model, index);
  const name = capital(nameOf(model, thing));
  if (queueOf(thing.type) === 'ticks' || thing.type === 'PROMISE' || thing.type === 'Microtask') {
    return `${name} is over; the queues of nextTick and microtasks are looked at again.`;
  }
  return `${name}: its callback is over; now nextTick callbacks and microtasks run.`;
}

function scheduled(model, index) {
  const thing = thingOf(model, index);
  const { type } = thing;
  const at = thing.where === undefined ? ' inside the library' : ` at ${shortPlace(thing.where)}`;
  const then = {
    Timeout: `its callback runs in a timers phase${thing.delay === undefined ? ''
      : `, not before ${wholeMs(thing.delay)} have passed`}`,
    Immediate: 'its callback runs in the next check phase',
    TickObject: 'it runs as soon as the callback that runs now is over',
    Microtask: 'it runs when the callback that runs now is over, after the nextTick callbacks',
    PROMISE: thing.follows === undefined ? 'who waits for it goes on when it is settled'
      : `it goes on when ${nameOf(model, thing.follows)} is settled`,
  }[type] ?? (isRequest(type) ? 'its callback runs when the loop is told of its outcome'
    : 'its callback runs whenever something happens to it');
  return `${capital(typeName(type))} is made${at}: ${then}.`;
}

function outcome({ result, error, eof, more, lease }) {
  if (error !== undefined) return `failed with ${error}`;
  if (eof) return 'end of the stream';
  if (result === undefined) return 'done';
  const kind = lease ? ' bytes in memory of the pool' : '';
  return `result ${result}${kind}${more ? '; it goes on' : ''}`;
}

function submitted(model, index, record) {
  const thing = thingOf(model, index);
  const by = thing.inside === undefined ? '' : ` by ${nameOf(model, thing.inside.thing)}`;
  if (record.inline) {
    return `${capital(opName(thing))} was asked for${by} and done at once, inline (` +
      `${outcome(record)}): no wait, no event.`;
  }
  const shots = record.multishot ? '; it stays there and brings one event after the other' : '';
  const unref = record.unref ? '. It does not keep the process alive' : '';
  return `${capital(opName(thing))} is handed to the driver${by}${shots}${unref}.`;
}

function completed(model, index, record) {
  const thing = thingOf(model, index);
  const took = duration(model.timeOf(index) - model.timeOf(thing.made));
  const since = thing.made < 0 ? '' : `, ${took} after it was submitted`;
  return `The driver tells of ${opName(thing)}: ${outcome(record)}${since}.`;
}

function polled(record) {
  const { events, calls, submissions, woken } = record;
  const handed = submissions > 0 ? ` It handed over ${plural(submissions, 'operation')}.` : '';
  const why = woken ? ' Another thread had woken it.' : '';
  return `The driver brought ${plural(events, 'event')} with ${plural(calls, 'system call')}.` +
    handed + why;
}

function worked(model, index, { event, thread, cancelled }) {
  const name = nameOf(model, thingOf(model, index));
  switch (event) {
    case 'work': return `${capital(name)} is handed to the pool of threads.`;
    case 'work-begin': return `${capital(name)} begins on ${thread}; the loop goes on meanwhile.`;
    case 'work-end': return `${capital(name)} is done on ${thread}; the loop has to be told.`;
    default: return `The loop is told of ${name}${cancelled ? ': it was cancelled' : ''}.`;
  }
}

function blockedFor(model, index, record) {
  if (model.wasStopped(index, record.for)) {
    return `${duration(record.for)} between two polls: the program was stopped from the page.`;
  }
  return `The loop was busy for ${duration(record.for)} between two polls: everything else had ` +
    'to wait.';
}

function waited(model, index, record) {
  const { action, took, where } = record;
  const at = where === undefined ? '' : ` at ${shortPlace(where)}`;
  return `${actor(model, index)} waited ${duration(took ?? 0)} for ${action} on a file${at} (` +
    `${outcome(record)}): nothing else could run.`;
}

function clears(model, index) {
  const thing = thingOf(model, index);
  const again = thing.ran.length > 0 ? ' again' : '';
  return `${capital(nameOf(model, thing))} is taken back: its callback will not run${again}.`;
}

const PROBLEMS = {
  uncaughtException: 'Nobody caught an exception',
  unhandledRejection: 'A promise was rejected, and nobody handles that',
  warning: 'A warning',
};

function problem(model, index, { what, text, id }) {
  const thing = id === undefined ? undefined : model.byId(id);
  const of = thing === undefined ? '' : ` (${nameOf(model, thing)})`;
  return `${PROBLEMS[what] ?? what}${of}: ${quoted(text, 200)}.`;
}

function waits({ wait, forever }) {
  if (forever) return 'The driver is asked for events, and may sleep until one comes.';
  if (wait === 0) return 'The driver is asked for what is there already; it must not wait.';
  return `The driver is asked for events, and may sleep for ${duration(wait)}, until a timer is ` +
    'due.';
}

const SENTENCES = {
  turn: (model, index, { turn }) => `Turn ${turn} of the loop begins.`,
  'turn-end': (model, index, { turn }) => `Turn ${turn} of the loop is over.`,
  phase: (model, index, { phase }) => `The ${phase} phase begins: ${phaseName(phase)}.`,
  'phase-end': (model, index, { phase }) => `The ${phase} phase is over.`,
  poll: (model, index, record) => waits(record),
  'poll-end': (model, index, record) => polled(record),
  fire: (model, index, { late }) => `The kernel\u2019s timer fires ${late < WORTH_TELLING_NS
    ? 'on time' : `${duration(late)} late: ${busyAt(model, model.timeOf(index) - late)}`}.`,
  collect: (model, index, { kind }) => `A garbage collection (${kind}) begins; nothing else runs.`,
  'collect-end': (model, index, { kind }) => `The garbage collection (${kind}) is over.`,
  blocked: blockedFor,
  submit: submitted,
  complete: completed,
  cancel: (model, index) => `${capital(opName(thingOf(model, index)))} is asked to end early.`,
  timer: (model, index, record) => 'The kernel is asked to wake JavaScript\u2019s timers in ' +
    `${duration(record.in)}.`,
  'timer-clear': () => 'The kernel\u2019s timer is taken back.',
  work: worked, 'work-begin': worked, 'work-end': worked, 'work-done': worked,
  task: () => 'Something that another thread posted runs.',
  open: (model, index, record) => `Handle ${record.handle}.${record.generation} is ` +
    `${record.how}.`.replace('pair.', 'one of a pair.'),
  close: (model, index, record) => `Handle ${record.handle}.${record.generation} is closed, and ` +
    'its number free again.',
  sync: waited,
  ref: (model, index) => `${capital(nameOf(model, thingOf(model, index)))} keeps the process ` +
    'alive from now on.',
  unref: (model, index) => `${capital(nameOf(model, thingOf(model, index)))} no longer keeps the ` +
    'process alive.',
  clear: clears,
  problem,
  schedule: scheduled,
  callback: callbackBegins,
  'callback-end': callbackEnds,
  settle: (model, index) => `${capital(nameOf(model, thingOf(model, index)))} is settled` +
    `${followersOf(thingOf(model, index))}.`,
  destroy: (model, index) => `${capital(nameOf(model, thingOf(model, index)))} is gone.`,
  ticks: (model, index, { count }) => `The queues of nextTick (${plural(count, 'callback')} ran) ` +
    'and of microtasks are empty; the loop goes on.',
  print: (model, index, record) => printed(model, index, record),
  mark: (model, index, { name }) => `The program set a mark: ${quoted(name)}.`,
  dropped: (model, index, { count }) => `${plural(count, 'record')} found no room, and are ` +
    'missing here.',
};

function followersOf(thing) {
  return thing.followers.length === 0 ? '; nothing waits for it'
    : `: ${plural(thing.followers.length, 'follower')} can go on`;
}

// Who does what a record tells of.
function actor(model, index) {
  const span = model.spanAt(index);
  if (span !== undefined) return capital(runnerName(model, span.thing));
  return model.phaseAt(index) === 'script' ? 'The main script' : 'The program';
}

function printed(model, index, { text, fd, where }) {
  const at = where === undefined ? '' : ` at ${shortPlace(where)}`;
  return `${actor(model, index)} printed ${quoted(text)}${fd === 2 ? ' as an error' : ''}${at}.`;
}

export function sentence(model, index) {
  const record = model.records[index];
  if (record === undefined) return 'Before the first record.';
  const say = SENTENCES[record.event];
  return say === undefined ? `${capital(record.event)}.` : say(model, index, record);
}

export function title(record) {
  const { event } = record;
  const said = record.text ?? record.name;
  const about = said !== undefined ? [record.what, quoted(said, 30)].filter(Boolean).join(' ')
    : record.phase ?? record.type ?? record.kind ?? '';
  const number = record.id ?? record.work ?? record.op ?? record.turn ?? record.handle ??
    record.timer ?? '';
  const took = record.took === undefined ? '' : duration(record.took);
  return [event, about, record.action, took, number === '' ? '' : `#${number}`,
    record.inline ? 'inline' : '', shortPlace(record.where)].filter(Boolean).join(' ');
}

const ENDS = {
  script: 'the main script did that',
  loop: 'nothing in the program caused that: the loop did it by itself',
  before: 'what caused that is not in this trace',
};

function linkText(model, thing, first) {
  const name = nameOf(model, thing);
  if (first) return name;
  return thing.kind === 'callback' && thing.ran.length > 0 ? `caused by ${name}, which ran`
    : `caused by ${name}`;
}

export function because(model, thing) {
  const { things, end } = chainOf(model, thing);
  const links = things.map((each, n) => (
    { text: linkText(model, each, n === 0), thing: each, index: each.made }));
  const waker = thing.follows === undefined || thing.ready < 0 ? undefined : wokenBy(model, thing);
  if (waker !== undefined && !things.includes(waker)) {
    const text = `it could go on when ${runnerName(model, waker)} ran`;
    links.splice(1, 0, { text, thing: waker, index: thing.ready });
  }
  links.push({ text: ENDS[end], thing: undefined, index: end === 'script' ? 0 : -1 });
  return links;
}
