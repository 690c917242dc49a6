// pino and winston: levels, children, redaction, errors; to standard output, streams and files.
'use strict';
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { Writable } = require('stream');
const pino = require('pino');
const winston = require('winston');

const file = (name) => path.join(process.env.TMPDIR, name);
const lines = (name) => fs.readFileSync(file(name), 'utf8').trim().split('\n').map(JSON.parse);

async function visitPino() {
  const seen = [];
  const stream = { write: (line) => seen.push(JSON.parse(line)) };
  const log = pino({ level: 'debug', redact: ['password'], base: null, timestamp: false }, stream);
  log.info({ a: 1, password: 'x' }, 'hello %s', 'you');
  log.child({ part: 2 }).error(new TypeError('broken'));
  log.trace('too fine');
  assert.deepStrictEqual(seen[0], { level: 30, a: 1, password: '[Redacted]', msg: 'hello you' });
  assert.deepStrictEqual([seen[1].part, seen[1].err.type, seen[1].msg, seen.length],
    [2, 'TypeError', 'broken', 2]);

  const destination = pino.destination({ dest: file('pino.log'), sync: false });
  const toFile = pino({ base: null, timestamp: false }, destination);
  for (let i = 0; i < 1000; i++) toFile.info('line %d', i);
  destination.end();
  await new Promise((resolve) => { destination.on('close', resolve); });
  assert.deepStrictEqual([lines('pino.log').length, lines('pino.log')[999].msg],
    [1000, 'line 999']);
}

async function visitWinston() {
  const seen = [];
  const stream = new Writable({ write(chunk, encoding, done) { seen.push(`${chunk}`); done(); } });
  const { format, transports } = winston;
  const toFile = new transports.File({ filename: file('winston.log'), level: 'warn' });
  const log = winston.createLogger({
    level: 'info', format: format.combine(format.splat(), format.json()),
    transports: [new transports.Stream({ stream }), toFile],
  });
  log.info('a %s', 'b', { x: 1 });
  log.debug('no');
  log.warn('careful');
  log.end();
  await new Promise((resolve) => { toFile.on('finish', () => setTimeout(resolve, 50)); });
  assert.deepStrictEqual(seen.map((line) => JSON.parse(line).message), ['a b', 'careful']);
  assert.deepStrictEqual(lines('winston.log'), [{ level: 'warn', message: 'careful' }]);
}

async function main() {
  await visitPino();
  await visitWinston();
  pino({ base: null, timestamp: false }).info('to standard output');
}
main();
