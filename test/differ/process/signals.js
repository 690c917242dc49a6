// Signals: listeners, once, kill with a number, the exit code of an unhandled one in a child.
'use strict';
const { spawnSync } = require('child_process');

process.on('SIGUSR2', (name, number) => {
  console.log(name, number);
  clearInterval(alive);
  const child = spawnSync(process.execPath, ['-e', 'process.kill(process.pid, "SIGTERM")']);
  console.log(child.status, child.signal);
});
const alive = setInterval(() => {}, 1000);
process.kill(process.pid, 'SIGUSR2');
