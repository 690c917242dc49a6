'use strict';
// Showing where in a source an error arose, as the engine does for errors of its own.
//
//   pointAt(error, file, source)   puts "file:line\nline\n   ^" before the error's stack, for the
//                                  first place of the stack that is in `file`

const { setArrowInStack } = internalBinding('scripts');

function pointAt(error, file, source) {
  const frame = error.stack.split('\n').find((line) => line.includes(`${file}:`));
  const place = frame === undefined ? null : /:(\d+):(\d+)\)?$/.exec(frame);
  if (place === null) return;
  const text = source.split('\n')[place[1] - 1];
  setArrowInStack(error, `${file}:${place[1]}\n${text}\n${' '.repeat(place[2] - 1)}^\n\n`);
}

module.exports = { pointAt };
