'use strict';
// Prints the order in which timers, immediates, ticks and promises run: the same on every loop,
// since the kernel decides it (docs/loop.md). Nothing here depends on how fast the machine is.

const lines = [];
const say = (text) => lines.push(text);

/** A callback that also asks for a tick and a microtask: both run before the next callback. */
function noted(name) {
  return () => {
    say(name);
    process.nextTick(say, `${name}: tick`);
    Promise.resolve().then(() => say(`${name}: promise`));
  };
}

/** Lets time pass, so that timers of a few milliseconds are due when the loop looks. */
function busy(ms) {
  const until = Date.now() + ms;
  while (Date.now() < until);
}

async function awaits() {
  say('async function starts');
  await null;
  say('after the first await');
  await new Promise((resolve) => process.nextTick(resolve));
  say('after a tick that was awaited');
}

function cancelled() {
  const timer = setTimeout(say, 0, 'never: this timer was cleared');
  const immediate = setImmediate(say, 'never: this immediate was cleared');
  clearTimeout(timer);
  clearImmediate(immediate);
}

// Each stage begins when the one before has nothing left to run: `next` starts the following one.
const stages = [
  function theScript(next) {
    process.nextTick(say, 'tick of the script');
    Promise.resolve().then(() => say('promise of the script'));
    awaits();
    cancelled();
    setImmediate(next);
  },
  function timersBeforeImmediates(next) {
    setImmediate(noted('immediate, set first'));
    for (const name of ['a', 'b', 'c']) setTimeout(noted(`timer ${name}, 1 ms`), 1);
    setTimeout(noted('timer d, 2 ms'), 2);
    setTimeout(noted('timer e, 1 ms, set last'), 1);
    busy(5);
    setImmediate(() => setImmediate(next));
  },
  function immediatesOfImmediates(next) {
    setImmediate(() => {
      say('check');
      setImmediate(noted('immediate set in check: a turn later'));
      process.nextTick(() => process.nextTick(say, 'tick set in a tick'));
      queueMicrotask(() => queueMicrotask(() => say('microtask set in a microtask')));
      setImmediate(() => setImmediate(next));
    });
    setImmediate(noted('the same check'));
  },
  function timerSetInATimer(next) {
    setTimeout(() => {
      say('timer');
      setTimeout(() => { say('its own timer, a turn later'); setImmediate(next); }, 1);
      busy(3);
      setImmediate(noted('immediate set in a timer: before that'));
    }, 1);
  },
  function anInterval(next) {
    let rounds = 0;
    const interval = setInterval(() => {
      say(`interval, round ${++rounds}`);
      if (rounds < 3) return;
      clearInterval(interval);
      next();
    }, 1);
  },
  function theEnd() {
    process.on('exit', (code) => {
      say(`exit ${code}`);
      console.log(lines.join('\n'));
    });
  },
];

(function run(at) {
  say(`-- ${stages[at].name}`);
  stages[at](() => run(at + 1));
}(0));
