'use strict';
// The signals of Linux, by name.
//
//   signals, signalNumber(nameOrNumber, or undefined), signalName(number)

const signals = Object.freeze({
  __proto__: null,
  SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGILL: 4, SIGTRAP: 5, SIGABRT: 6, SIGIOT: 6, SIGBUS: 7,
  SIGFPE: 8, SIGKILL: 9, SIGUSR1: 10, SIGSEGV: 11, SIGUSR2: 12, SIGPIPE: 13, SIGALRM: 14,
  SIGTERM: 15, SIGCHLD: 17, SIGSTKFLT: 16, SIGCONT: 18, SIGSTOP: 19, SIGTSTP: 20, SIGTTIN: 21,
  SIGTTOU: 22, SIGURG: 23, SIGXCPU: 24, SIGXFSZ: 25, SIGVTALRM: 26, SIGPROF: 27, SIGWINCH: 28,
  SIGIO: 29, SIGPOLL: 29, SIGPWR: 30, SIGSYS: 31,
});

function signalName(number) {
  for (const name of Object.keys(signals)) if (signals[name] === number) return name;
  return null;
}

// undefined for one that is not known.
function signalNumber(signal) {
  if (typeof signal === 'number') return signal === 0 || signalName(signal) !== null ? signal : undefined;
  return signals[signal] ?? signals[String(signal).toUpperCase()];
}

module.exports = { signals, signalName, signalNumber };
