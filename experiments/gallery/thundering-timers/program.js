'use strict';
// A thousand sessions that end at the same moment. When does anything else get its turn?
const kSessions = 1000;
let expired = 0;

function expire() {
  expired++;
  if (expired > 1) return;
  console.log('the first session ends');
  setImmediate(() => console.log(`an immediate that it asked for: ${expired} have ended`));
  process.nextTick(() => console.log(`a tick that it asked for: ${expired} has ended`));
}

for (let i = 0; i < kSessions; i++) setTimeout(expire, 10);

const until = Date.now() + 30; // the script goes on for longer than the sessions do
while (Date.now() < until);
