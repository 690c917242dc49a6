// execa and shelljs: results, failures, time limits, killing, input, a child with messages.
'use strict';
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const execa = require('execa');
const shell = require('shelljs');

async function visitExeca() {
  const failed = await execa('sh', ['-c', 'echo out; echo err >&2; exit 3'],
    { reject: false, all: true });
  assert.deepStrictEqual([failed.exitCode, failed.stdout, failed.stderr, failed.failed],
    [3, 'out', 'err', true]);
  await assert.rejects(execa('sleep', ['20'], { timeout: 20 }), { signal: 'SIGTERM' });
  await assert.rejects(execa('no-such-program'), { code: 'ENOENT' });
  const killed = execa('sleep', ['20']);
  killed.kill();
  await assert.rejects(killed, { killed: true, signal: 'SIGTERM' });
  const canceled = execa('sleep', ['20']);
  setTimeout(() => canceled.cancel(), 10);
  await assert.rejects(canceled, { isCanceled: true });
  assert.strictEqual((await execa('cat', { input: 'given' })).stdout, 'given');
  assert.strictEqual((await execa.command('echo a b')).stdout, 'a b');
  assert.strictEqual(execa.sync('echo', ['now']).stdout, 'now');
  assert.throws(() => execa.sync('sh', ['-c', 'exit 4']), { exitCode: 4 });

  const script = path.join(process.env.TMPDIR, 'child.js');
  fs.writeFileSync(script, 'process.send({ a: 1 }); console.log(process.argv[2]);');
  const child = execa.node(script, ['argument']);
  const message = new Promise((resolve) => { child.on('message', resolve); });
  assert.deepStrictEqual([await message, (await child).stdout], [{ a: 1 }, 'argument']);
}

function visitShell() {
  shell.config.silent = true;
  shell.cd(process.env.TMPDIR);
  shell.mkdir('-p', 'a/b');
  shell.ShellString('hello\nworld\n').to('a/text');
  shell.cp('-R', 'a', 'c');
  shell.sed('-i', 'hello', 'bye', 'c/text');
  assert.strictEqual(shell.cat('c/text').stdout, 'bye\nworld\n');
  assert.strictEqual(shell.grep('wor', 'a/text').stdout, 'world\n');
  assert.deepStrictEqual([...shell.find('a')], ['a', 'a/b', 'a/text']);
  assert.strictEqual(shell.exec('cat c/text | wc -l; exit 2').code, 2);
  assert.ok(shell.test('-d', 'a/b') && shell.which('sh'));
  shell.rm('-rf', 'c');
  assert.strictEqual(fs.existsSync('c'), false);
}

async function main() {
  await visitExeca();
  visitShell();
  console.log('execa: called');
}
main();
