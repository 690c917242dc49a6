'use strict';
// An async function waits for a promise that nobody resolves. Does the program hang?

process.on('exit', (code) => console.log(`exit with code ${code}`));

function answerOf(question) {
  return new Promise((resolve) => {
    if (question === 'easy') resolve('42');
    // and otherwise resolve is forgotten
  });
}

async function main() {
  console.log(`easy: ${await answerOf('easy')}`);
  console.log('asking something hard');
  console.log(`hard: ${await answerOf('hard')}`);
  console.log('never printed');
}

main().finally(() => console.log('never printed, either'));
