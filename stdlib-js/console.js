'use strict';

// The global console, which is also the module `console`.
//
//   log, error, warn, info, debug, dir, table, group, count, time, trace, assert, ...; Console
//   profile, profileEnd, timeStamp     say nothing without an inspector
//
// process.stdout and process.stderr are not made for the console's sake: as long as the program has
// not asked for them, lines are written to the descriptors themselves.
//
// Covers all that Node 18 documents.

const { Console, furnish } = require('internal/console/console');
const { methods } = require('internal/console/methods');

const console = Object.create({});

function lazyStream(key, name) {
  let stream;
  Object.defineProperty(console, key, {
    __proto__: null,
    enumerable: false,
    configurable: true,
    get() { return stream ?? require('internal/process/stdio').consoleStream(name); },
    set(value) { stream = value; },
  });
}

furnish(console, {
  ignoreErrors: true, colorMode: 'auto', inspectOptions: undefined, groupIndentation: 2,
}, methods);
lazyStream('_stdout', 'stdout');
lazyStream('_stderr', 'stderr');

console.Console = Console;
for (const name of ['profile', 'profileEnd', 'timeStamp']) {
  console[name] = { [name]() {} }[name];
}

module.exports = console;
