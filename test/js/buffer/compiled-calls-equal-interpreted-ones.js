'use strict';

// Compiled code may call what is native by another way than interpreted code does: results, errors
// and what is written are the same, also where a compiled call meets what it has not seen before
// (strings in parts or of two bytes, DataViews, detached memory, numbers that are no integers).

const assert = require('assert');
const buffer = require('buffer');
const { setFlagsFromString } = require('v8');

setFlagsFromString('--allow-natives-syntax');

const encodings = ['utf8', 'latin1', 'ascii', 'utf16le', 'hex', 'base64', 'base64url'];
const half = 'ab'.repeat(20);
const strings = ['', 'a', 'abc', 'cafe\u0301 caf\u00e9', '\u0436\u043b\ud83d\ude00', '6162zz',
  'YWI=', half + `${half.length}`, 'x'.repeat(300), '\u00e9'.repeat(130)];
const views = [Buffer.from('abcabc caf\u00e9 \u0436'), Buffer.alloc(0), Buffer.alloc(300, 'abc'),
  new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]), new Uint16Array([1, 2, 3, 97]),
  new DataView(new ArrayBuffer(16)), new ArrayBuffer(8), new SharedArrayBuffer(8), detached(),
  {}, 'text', 7, undefined, Object.create(Buffer.prototype)];
const places = [undefined, 0, 1, 3, -1, -2, 2.5, 1e10, NaN, '2', null, 300, Infinity];

function detached() {
  const bytes = new Uint8Array(8);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  return bytes;
}

function* cases() {
  const call = (method, self, ...rest) => [method, self, ...rest];
  for (const a of views) {
    for (const b of views) {
      for (const name of ['equals', 'compare', 'indexOf', 'lastIndexOf', 'copy', 'fill']) {
        yield call(name, a, b);
      }
      for (const at of places) yield call('copy', a, b, at, 1, 4);
    }
    for (const name of ['swap16', 'swap32', 'swap64']) yield call(name, a);
    for (const at of places) {
      for (const value of [97, 300, -1, 1.5, NaN]) {
        for (const name of ['indexOf', 'lastIndexOf', 'fill']) yield call(name, a, value, at);
      }
    }
    for (const string of strings) {
      for (const encoding of encodings) {
        for (const name of ['indexOf', 'lastIndexOf', 'includes', 'fill', 'write']) {
          yield call(name, a, string, 1, encoding);
        }
      }
      for (const at of places) {
        yield call('write', a, string, at);
        for (const name of ['utf8Write', 'ucs2Write', 'hexWrite']) {
          yield call(name, a, string, at, 3);
        }
      }
    }
  }
  for (const value of [...strings, ...views]) {
    for (const encoding of encodings) yield call('byteLength', Buffer, value, encoding);
    for (const name of ['isUtf8', 'isAscii']) yield call(name, buffer, value);
  }
}

function describe(value) {
  if (value instanceof ArrayBuffer || value instanceof SharedArrayBuffer) {
    return Buffer.from(value).toString('hex');
  }
  if (!ArrayBuffer.isView(value)) return typeof value === 'object' ? undefined : value;
  if (value.byteLength === 0) return '';
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex');
}

// A copy of what a call may write to, so that each round finds the same.
function fresh(value) {
  if (value instanceof ArrayBuffer) return value.slice(0);
  if (value instanceof SharedArrayBuffer) return new SharedArrayBuffer(value.byteLength);
  if (value instanceof DataView) return new DataView(new ArrayBuffer(value.byteLength));
  if (!ArrayBuffer.isView(value) || value.buffer.byteLength === 0) return value;
  return Buffer.isBuffer(value) ? Buffer.from(value) : value.slice();
}

function outcome(call, [method, self, ...rest]) {
  const own = fresh(self);
  const others = rest.map(fresh);
  let result;
  try {
    const source = own === Buffer || own === buffer ? own : Buffer.prototype;
    result = describe(call(source[method], own, others));
  } catch (error) {
    result = `${error.name} ${error.code}: ${error.message}`;
  }
  return [method, result, describe(own), ...others.map(describe)];
}

// Each method has a caller of its own, warmed with what it mostly sees.
function callerOf() {
  return new Function('method', 'self', 'rest', `
    switch (rest.length) {
      case 0: return method.call(self);
      case 1: return method.call(self, rest[0]);
      case 2: return method.call(self, rest[0], rest[1]);
      case 3: return method.call(self, rest[0], rest[1], rest[2]);
      default: return method.call(self, ...rest);
    }`);
}

const optimize = new Function('f', '%PrepareFunctionForOptimization(f)');
const compile = new Function('f', '%OptimizeFunctionOnNextCall(f)');

function warmUp(caller, method, examples) {
  optimize(caller);
  for (let i = 0; i < 3; i++) for (const each of examples) outcome(caller, each);
  compile(caller);
}

const all = new Map();
for (const each of cases()) {
  if (!all.has(each[0])) all.set(each[0], []);
  all.get(each[0]).push(each);
}
for (const [method, list] of all) {
  const expected = list.map((each) => outcome(callerOf(), each));
  const plain = list.filter((each, i) => !/Error/.test(String(expected[i][1]))).slice(0, 40);
  const caller = callerOf();
  warmUp(caller, method, plain);
  list.forEach((each, i) => {
    if (i % 50 === 0) warmUp(caller, method, plain);
    assert.deepStrictEqual(outcome(caller, each), expected[i]);
  });
}
