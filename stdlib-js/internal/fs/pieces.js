'use strict';
// What a ReadStream reads: pieces of a file, of memory that nobody else has.
//
//   readPiece(fd, size, position, callback)   fs.read into such memory: callback(error, data), no
//        data at the end of the file; without a position from the file's own
//   readPart(buffer, length)                  what a read of `length` bytes handed on
//
// Most files are smaller than a piece, and every file's last read finds nothing: memory that a read
// left unused, or of which a copy is handed on, is read into again. What is answered within the
// call is copied there, so one piece does for all the files that are read in a turn.

const binding = internalBinding('fs');
const { newRequest, nextRequestId, tellSoon } = require('internal/mailbox');
const { Call, lateErrorOf, kNumber } = require('internal/fs/call');
const { Buffer } = require('buffer');

const kReadCall = new Call('read', undefined, undefined, undefined, kNumber);
const kMostKept = 4;
const kLargestKept = 64 * 1024;
const kept = [];

function takePiece(size) {
  const last = kept.length - 1;
  return last >= 0 && kept[last].length === size ? kept.pop() : Buffer.allocUnsafeSlow(size);
}

function keepPiece(piece) {
  if (piece.length > kLargestKept) return;
  if (kept.length >= kMostKept) kept.shift();
  kept.push(piece);
}

function readPart(buffer, length) {
  if (length <= 0) return undefined;
  if (length === buffer.length) return buffer;
  const part = buffer.subarray(0, length);
  // A small part of a large buffer: do not keep the rest.
  return length * 2 > buffer.length ? part : Buffer.from(part);
}

// The part of a piece that is ours alone.
function partOf(piece, length) {
  const part = readPart(piece, length);
  if (length * 2 <= piece.length) keepPiece(piece);
  return part;
}

// What was answered within the call.
class PieceAnswer {
  constructor(callback, result, data) {
    this.callback = callback;
    this.result = result;
    this.data = data;
    this.context = undefined;
  }

  tell() {
    tellPiece(this.callback, this.result, this.data);
  }
}

function tellPiece(callback, result, data) {
  if (result < 0) callback(lateErrorOf(kReadCall, result), undefined);
  else callback(null, data);
}

function readPiece(fd, size, position, callback) {
  const piece = takePiece(size);
  const result = binding.read(nextRequestId(), fd, piece, 0, size, position ?? -1);
  if (result !== undefined) {
    tellSoon(new PieceAnswer(callback, result, partOf(piece, result)), 'FSREQCALLBACK');
    return;
  }
  newRequest((late) => tellPiece(callback, late, partOf(piece, late)), 'FSREQCALLBACK');
}

module.exports = { readPiece, readPart };
