'use strict';
// The public module `stream/consumers`: the whole of a stream, a web stream or any iterable that
// comes piece by piece, as one value.
//
//   arrayBuffer(stream), blob(stream), buffer(stream), json(stream), text(stream) -> promises
//
// Covers all that Node 18 documents.

const { FastBuffer } = require('internal/buffer');

async function piecesOf(stream) {
  const pieces = [];
  for await (const piece of stream) pieces.push(piece);
  return pieces;
}

async function blob(stream) {
  const pieces = await piecesOf(stream);
  return new (require('internal/blob').Blob)(pieces);
}

async function arrayBuffer(stream) {
  return (await blob(stream)).arrayBuffer();
}

async function buffer(stream) {
  return new FastBuffer(await arrayBuffer(stream));
}

// Pieces that are strings stay as they are; characters cut between pieces of bytes become whole.
async function text(stream) {
  const { TextDecoder } = require('internal/encoding');
  const decoder = new TextDecoder();
  let whole = '';
  for await (const piece of stream) {
    whole += typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true });
  }
  return whole + decoder.decode();
}

async function json(stream) {
  return JSON.parse(await text(stream));
}

module.exports = { arrayBuffer, blob, buffer, text, json };
