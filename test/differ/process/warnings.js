// emitWarning in its forms, and what stderr says.
'use strict';
process.emitWarning('plain');
process.emitWarning('typed', 'OwnWarning');
process.emitWarning('coded', 'OwnWarning', 'C001');
process.emitWarning('detailed', { type: 'T', code: 'C', detail: 'more\ntext' });
process.emitWarning(Object.assign(new Error('an error'), { name: 'Named', code: 'X' }));
process.emitWarning('deprecated', 'DeprecationWarning', 'DEP9');
process.on('warning', (w) => console.log(w.name, w.code, w.message, w.detail));
for (const args of [[], [1], ['x', 1], ['x', 'y', 1], ['x', { detail: 1 }]]) {
  try {
    process.emitWarning(...args);
    console.log('emitted');
  } catch (error) {
    console.log(error.code, error.message);
  }
}
