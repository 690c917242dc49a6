#!/usr/bin/env orrery
'use strict';
// A command-line tool: what a web server's logs say.
//
//   logstat.js [--top=10] [--json] [--follow] [file]...      without a file (or with -), stdin
//
//   --follow   goes on with what is added to the last file, and prints the summary at ctrl+c
//
// Files that end in .gz are unpacked on the way. Exit status: 0, 1 if a file could not be read, 2
// for wrong arguments. Colours only on a terminal, and not under NO_COLOR.

const fs = require('fs');
const path = require('path');
const readline = require('readline');
const zlib = require('zlib');
const { parseArgs } = require('util');
const { pipeline } = require('stream');
const { Counts } = require('./counts');

const options = {
  top: { type: 'string', short: 't', default: '10' },
  json: { type: 'boolean', default: false },
  follow: { type: 'boolean', short: 'f', default: false },
  help: { type: 'boolean', short: 'h', default: false },
};
const kUsage = 'usage: logstat.js [--top=10] [--json] [--follow] [file]...';

function linesOf(name) {
  const source = name === '-' ? process.stdin : fs.createReadStream(name);
  if (!name.endsWith('.gz')) return source;
  return pipeline(source, zlib.createGunzip(), () => {}); // its errors reach the reader below
}

async function count(counts, name) {
  const input = linesOf(name);
  const lines = readline.createInterface({ input, crlfDelay: Infinity });
  let failed = null;
  input.on('error', (error) => {
    failed = error;
    lines.close();
  });
  for await (const line of lines) counts.line(line);
  if (failed !== null) throw failed;
}

// Reads the file, and what is added to it until `signal`; one that shrank was begun anew.
async function follow(counts, name, signal) {
  let at = 0;
  let rest = '';
  const changes = fs.promises.watch(name, { signal });
  try {
    let change;
    do {
      change = changes.next(); // from here on no change is missed
      const { size } = await fs.promises.stat(name);
      if (size < at) at = 0;
      for await (const part of fs.createReadStream(name, { start: at, encoding: 'utf8' })) {
        at += Buffer.byteLength(part);
        const lines = (rest + part).split('\n');
        rest = lines.pop();
        for (const line of lines) counts.line(line);
      }
      process.stderr.write(`\r${counts.lines} requests, ${at} bytes read; ctrl+c ends `);
    } while (!(await change).done);
  } catch (error) {
    if (error.name !== 'AbortError') throw error;
  }
  process.stderr.write('\n');
}

function bar(value, most, width) {
  return '#'.repeat(most === 0 ? 0 : Math.round(width * value / most));
}

function print({ lines, unread, bytes, statuses, paths, hours }) {
  const bold = process.stdout.isTTY && !process.env.NO_COLOR
    ? (text) => `\x1b[1m${text}\x1b[0m` : (text) => text;
  const say = (text) => process.stdout.write(`${text}\n`);
  say(`${lines} requests, ${bytes} bytes${unread > 0 ? `, ${unread} lines not understood` : ''}`);
  say(bold('\nstatus'));
  for (const [status, n] of Object.entries(statuses)) say(`  ${status} ${String(n).padStart(9)}`);
  say(bold('\npaths'));
  for (const { path: name, count: n } of paths) say(`  ${String(n).padStart(9)}  ${name}`);
  say(bold('\nhours'));
  const most = Math.max(...hours);
  hours.forEach((n, hour) => {
    const row = `  ${String(hour).padStart(2, '0')} ${String(n).padStart(9)} ${bar(n, most, 40)}`;
    say(row.trimEnd());
  });
}

async function main() {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const top = Number(values.top);
  if (values.help) {
    process.stdout.write(`${kUsage}\n`);
    return;
  }
  if (!Number.isInteger(top) || top < 0) throw new TypeError(`--top=${values.top} is no count`);
  const names = positionals.length > 0 ? positionals : ['-'];
  const followed = values.follow ? names.pop() : undefined;
  const counts = new Counts();
  const attempt = async (name, read) => {
    try {
      await read();
    } catch (error) {
      console.error(`logstat: ${path.basename(name)}: ${error.message}`);
      process.exitCode = 1;
    }
  };
  for (const name of names) await attempt(name, () => count(counts, name));
  if (followed !== undefined) {
    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort());
    await attempt(followed, () => follow(counts, followed, stop.signal));
  }
  if (values.json) process.stdout.write(`${JSON.stringify(counts.summary(top))}\n`);
  else print(counts.summary(top));
}

// `logstat | head` ends this one early: no error of ours.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
main().catch((error) => {
  console.error(`logstat: ${error.message}\n${kUsage}`);
  process.exitCode = 2;
});
