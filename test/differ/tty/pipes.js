// tty on what is no terminal; the streams of process on pipes and files.
'use strict';
const tty = require('tty');

console.log(tty.isatty(0), tty.isatty(1), tty.isatty(-1), tty.isatty('x'), tty.isatty(1000));
for (const make of [() => new tty.ReadStream(-1), () => new tty.WriteStream(-1),
  () => new tty.WriteStream('x'), () => new tty.ReadStream(1.5)]) {
  try {
    make();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const { getColorDepth, hasColors } = tty.WriteStream.prototype;
for (const env of [{}, { TERM: 'xterm' }, { TERM: 'xterm-256color' }, { COLORTERM: 'truecolor' },
  { TERM: 'dumb' }, { NO_COLOR: '1' }, { FORCE_COLOR: '3' }, { FORCE_COLOR: '0' }, { CI: '1',
    GITHUB_ACTIONS: '1' }, { TMUX: '1' }, { TERM: 'screen' }, { TERM_PROGRAM: 'iTerm.app',
    TERM_PROGRAM_VERSION: '3.0' }, { TEAMCITY_VERSION: '9.1' }]) {
  console.log(JSON.stringify(env), getColorDepth(env), hasColors.call({ getColorDepth }, env),
    hasColors.call({ getColorDepth }, 256, env));
}
console.log(process.stdout.isTTY, process.stdout.fd, process.stderr.fd, process.stdin.fd);
console.log(process.stdout.writable, process.stdin.readable, process.stdout.columns);
