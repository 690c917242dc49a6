'use strict';

// Child processes from their start to their end: spawn, spawnSync, exec by a shell.
//
// kind: task
// unit: process
// target: all 1.0 of node-api

const assert = require('assert');
const { exec, spawn, spawnSync } = require('child_process');
const { tasks } = require('../workload');

const ended = () => new Promise((resolve, reject) => {
  spawn('/bin/true', [], { stdio: 'ignore' }).on('error', reject).on('close', resolve);
});
const endedWithPipes = () => new Promise((resolve, reject) => {
  spawn('/bin/true').on('error', reject).on('close', resolve);
});
const answered = () => new Promise((resolve, reject) => {
  exec('echo 1', (error, stdout) => (error ? reject(error) : resolve(stdout)));
});

async function times(count, run) {
  for (let i = 0; i < count; i++) await run();
}

tasks([
  { parameters: { how: 'spawn' }, run: (count) => times(count, ended),
    async verify() { assert.strictEqual(await ended(), 0); } },
  { parameters: { how: 'spawn with pipes' }, run: (count) => times(count, endedWithPipes) },
  { parameters: { how: 'spawn, 4 at once' }, batch: 4,
    run: (count) => Promise.all(Array.from({ length: count }, ended)) },
  { parameters: { how: 'spawnSync' }, run: () => void spawnSync('/bin/true') },
  { parameters: { how: 'exec' }, run: (count) => times(count, answered),
    async verify() { assert.strictEqual(await answered(), '1\n'); } },
]);
