'use strict';
// What the trace of back-pressure has to show.
const kLines = [
  'ignored: false 85 times, up to 100 KiB waited',
  'heeded: false 6 times, up to 16 KiB waited',
];

/** How many bytes each operation wrote: those of the half that ignores, those of the other. */
function writes(trace) {
  const [ignored, heeded] = kLines.map((line) => trace.printed(line));
  const all = trace.of('submit', { kind: 'file', action: 'write' });
  const bytes = ({ inline, result, bytes }) => (inline ? result : bytes);
  return [
    all.filter((each) => trace.order(each, ignored)).map(bytes),
    all.filter((each) => trace.order(ignored, each, heeded)).map(bytes),
  ];
}

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

module.exports = {
  'both write the same'(trace) {
    return writes(trace).every((bytes) => sum(bytes) === 100 * 1024);
  },

  'ignored: the first operation has to write more than the stream wanted to keep'(trace) {
    const [ignored] = writes(trace);
    return Math.max(...ignored) > 16 * 1024;
  },

  'heeded: no operation writes more than 16 KiB'(trace) {
    const [, heeded] = writes(trace);
    return heeded.length >= 7 && Math.max(...heeded) <= 16 * 1024;
  },

  'heeded: the loop turns for each of them; the writer waits in between'(trace) {
    const [ignored, heeded] = kLines.map((line) => trace.printed(line));
    return trace.between(ignored, heeded, 'turn').length >= 7;
  },
};
