'use strict';
// An error is thrown in a callback, and there is a try around the call that asked for it.

process.on('uncaughtException', (error) => console.log(`uncaught: ${error.message}`));

async function waitAndFail() {
  await null;
  throw new Error('of an async function');
}

try {
  setTimeout(() => { throw new Error('of a timer'); }, 0);
  console.log('the try block ends');
} catch {
  console.log('never printed: the timer fires long after');
}

(async () => {
  try {
    await waitAndFail();
  } catch (error) {
    console.log(`caught by await: ${error.message}`);
  }
})();
