'use strict';
// A heart that beats every 10 ms, and a computation of 120 ms. Are the missed beats made up for?
let beats = 0;

function compute(ms) {
  console.log('computing');
  const until = Date.now() + ms;
  while (Date.now() < until);
  console.log('computed');
}

const heart = setInterval(() => {
  console.log(`beat ${++beats}`);
  if (beats === 2) {
    compute(120);
    setImmediate(() => console.log(`an immediate later: ${beats} beats`));
  }
  if (beats === 4) clearInterval(heart);
}, 10);
