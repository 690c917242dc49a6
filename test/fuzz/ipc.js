'use strict';
// Fuzzes the channel to a child: the child writes whole messages, broken ones and noise into it, in
// pieces of any size. The parent gets what is whole and never crashes or hangs:
//
//   orrery ipc.js <rounds>      exits with 1 at the first thing that is not so
const { spawn } = require('child_process');
const { once } = require('events');
const fs = require('fs');
const v8 = require('v8');
const { random, holds } = require('./fixtures/random');

const rounds = Number(process.argv[2] || 20);
const kChannel = 3; // the descriptor behind the three standard ones

function frame(message, serialization) {
  if (serialization === 'json') return Buffer.from(`${JSON.stringify(message)}\n`);
  const body = v8.serialize(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

const noise = () => Buffer.from(Array.from({ length: random(60) }, () => random(256)));

// A parent gets the messages before the first fault; each is a number that counts up.
function script(serialization) {
  const whole = random(6);
  const parts = Array.from({ length: whole }, (_, i) => frame({ i }, serialization));
  const faulty = random(3) !== 0;
  if (faulty) {
    const cut = frame({ cut: 'off' }, serialization);
    parts.push([noise, () => cut.subarray(0, random(cut.length)),
      () => Buffer.from('{"cmd":"NODE_HANDLE","type":"net.Socket"}\n'),
      () => Buffer.from('{"cmd":"NODE_HANDLE_ACK"}\n{"cmd":"NODE_"}\n'),
      () => Buffer.from([0xff, 0xff, 0xff, 0xff, 1, 2])][random(5)]());
  }
  return { whole, faulty, bytes: Buffer.concat(parts) };
}

async function round(serialization) {
  const { whole, faulty, bytes } = script(serialization);
  const child = spawn(process.execPath,
    [...process.execArgv, __filename, 'child', bytes.toString('hex'), `${1 + random(40)}`],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization });
  const got = [];
  child.on('message', (message) => got.push(message));
  const errors = [];
  child.on('error', (error) => errors.push(error));
  await once(child, 'close');
  for (let i = 0; i < whole; i++) {
    holds(got[i]?.i === i, `message ${i} of ${whole} comes through (${serialization})`, bytes);
  }
  if (!faulty) holds(got.length === whole && errors.length === 0, 'nothing else comes', got);
}

function writePieces(bytes, size) {
  for (let at = 0; at < bytes.length; at += size) {
    fs.writeSync(kChannel, bytes.subarray(at, at + size));
  }
  process.exit();
}

// What the channel cannot read is told as the process' own error, as JSON.parse threw it.
process.on('uncaughtException', (error) => {
  holds(error instanceof Error, 'noise ends in an error', error);
});

if (process.argv[2] === 'child') {
  writePieces(Buffer.from(process.argv[3], 'hex'), Number(process.argv[4]));
} else {
  let done = 0;
  process.on('exit', () => holds(done === rounds, 'every child closes', done));
  (async () => {
    for (; done < rounds; done++) await round(done % 2 === 0 ? 'json' : 'advanced');
    console.log(`${rounds} rounds`);
  })();
}
