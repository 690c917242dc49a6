'use strict';

// Whether what is written to a stream by default has colours.
//
//   shouldColorize(stream)    FORCE_COLOR decides, or else the stream: a terminal that has them

function shouldColorize(stream) {
  if (process.env.FORCE_COLOR !== undefined) {
    return require('internal/tty/colors').getColorDepth() > 2;
  }
  return Boolean(stream?.isTTY) &&
    (typeof stream.getColorDepth !== 'function' || stream.getColorDepth() > 2);
}

module.exports = { shouldColorize };
