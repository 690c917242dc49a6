'use strict';
// Three things that take 10 ms each, awaited one by one, and together.

function work(name) {
  console.log(`${name} begins`);
  return new Promise((resolve) => setTimeout(() => {
    console.log(`${name} ends`);
    resolve();
  }, 10));
}

async function oneByOne() {
  for (const name of ['a', 'b', 'c']) await work(name);
}

async function together() {
  await Promise.all(['x', 'y', 'z'].map(work));
}

oneByOne().then(together);
