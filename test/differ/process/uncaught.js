// An uncaught error: what stderr says, the exit code, 'exit' listeners.
'use strict';
process.on('exit', (code) => console.log('exit', code, process.exitCode));
function deep() {
  throw Object.assign(new TypeError('uncaught'), { code: 'E_X', info: { a: 1 } });
}
deep();
