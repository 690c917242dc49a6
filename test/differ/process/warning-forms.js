// process.emitWarning: every form of its arguments, and what is wrong with them.
'use strict';
process.on('warning', (warning) => {
  const { name, message, code, detail, stack } = warning;
  console.log(name, message, code, detail, stack.split('\n')[0]);
});
process.emitWarning('text');
process.emitWarning('text', 'Type');
process.emitWarning('text', 'Type', 'CODE');
process.emitWarning('text', { type: 'Type', code: 'CODE', detail: 'some detail' });
process.emitWarning('text', { type: '', detail: 1 });
process.emitWarning('text', {});
process.emitWarning('text', '');
process.emitWarning('text', undefined, undefined, undefined);

function here(...args) {
  process.emitWarning('from here', ...args, here);
}
here();
here('Type');
here('Type', 'CODE');

const error = Object.assign(new Error('made'), { name: 'Custom', code: 'KEPT', detail: 'kept' });
process.emitWarning(error, 'ignored', 'ignored');

const wrong = [
  [], [1], [true], [{}], ['x', 1], ['x', null], ['x', []], ['x', true], ['x', 'T', 1],
  ['x', 'T', null], ['x', 'T', {}], ['x', 'T', 'C', 1], ['x', { type: 1 }], ['x', { code: 1 }],
  ['x', { ctor: 1 }],
];
for (const args of wrong) {
  try {
    process.emitWarning(...args);
    console.log('taken', args);
  } catch ({ code, message }) {
    console.log(code, message);
  }
}
