'use strict';
// A timer counts from when it is set, not from when the turn began.
function busy(ms) {
  const until = process.hrtime.bigint() + BigInt(ms) * 1000000n;
  while (process.hrtime.bigint() < until);
}

setTimeout(() => {
  busy(60);
  const before = process.hrtime.bigint();
  setTimeout(() => {
    const passed = Number(process.hrtime.bigint() - before) / 1e6;
    if (passed < 38) throw new Error(`fired after ${passed} ms`);
  }, 40);
}, 1);
