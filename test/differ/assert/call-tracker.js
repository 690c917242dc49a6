// CallTracker: calls, report, verify, getCalls, reset.
// options: --no-deprecation
'use strict';
const assert = require('assert');

const tracker = new assert.CallTracker();
const twice = tracker.calls(function twice(a) { return a; }, 2);
const once = tracker.calls();
console.log(twice(1), twice.name, twice.length, once());
const report = tracker.report();
console.log(report.length, report[0].message, report[0].actual, report[0].expected,
  report[0].operator, typeof report[0].stack);
console.log(tracker.getCalls(twice));
try {
  tracker.verify();
} catch (error) {
  console.log(error.name, error.message);
}
twice(2);
tracker.verify();
tracker.reset(twice);
console.log(tracker.getCalls(twice), tracker.report().length);
tracker.reset();
for (const action of [() => tracker.getCalls(() => {}), () => tracker.reset(() => {}),
  () => tracker.calls('x'), () => tracker.calls(() => {}, 0)]) {
  try {
    action();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
