'use strict';
// Moving a terminal's cursor and clearing what it shows, by escape sequences.
//
//   cursorTo(stream, x, y, callback), moveCursor(stream, dx, dy, callback),
//   clearLine(stream, direction, callback), clearScreenDown(stream, callback)
//
// Each returns what stream.write() does; also exported by the module readline.

const { codes: { ERR_INVALID_ARG_VALUE, ERR_INVALID_CURSOR_POS } } = require('internal/errors');
const { validateFunction } = require('internal/validators');

const kEscape = '\x1b[';

function send(stream, sequence, callback) {
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (stream === null || stream === undefined || sequence === '') {
    if (typeof callback === 'function') process.nextTick(callback, null);
    return true;
  }
  return stream.write(sequence, callback);
}

function cursorTo(stream, x, y, callback) {
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (typeof y === 'function') {
    callback = y;
    y = undefined;
  }
  if (Number.isNaN(x)) throw new ERR_INVALID_ARG_VALUE('x', x);
  if (Number.isNaN(y)) throw new ERR_INVALID_ARG_VALUE('y', y);
  if (stream === null || stream === undefined || (typeof x !== 'number' && typeof y !== 'number')) {
    return send(stream, '', callback);
  }
  if (typeof x !== 'number') throw new ERR_INVALID_CURSOR_POS();
  return send(stream, typeof y !== 'number' ? `${kEscape}${x + 1}G` :
    `${kEscape}${y + 1};${x + 1}H`, callback);
}

function moveCursor(stream, dx, dy, callback) {
  let sequence = '';
  if (dx < 0) sequence += `${kEscape}${-dx}D`;
  else if (dx > 0) sequence += `${kEscape}${dx}C`;
  if (dy < 0) sequence += `${kEscape}${-dy}A`;
  else if (dy > 0) sequence += `${kEscape}${dy}B`;
  return send(stream, sequence, callback);
}

// -1: to the left of the cursor, 1: to the right, 0: all of the line.
function clearLine(stream, direction, callback) {
  const which = direction < 0 ? '1' : direction > 0 ? '0' : '2';
  return send(stream, `${kEscape}${which}K`, callback);
}

function clearScreenDown(stream, callback) {
  return send(stream, `${kEscape}0J`, callback);
}

module.exports = { clearLine, clearScreenDown, cursorTo, moveCursor };
