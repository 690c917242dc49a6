// chokidar: a tree watched by inotify and by polling: what is there, what comes, changes, is
// renamed and goes; ignored files; writes that last.
'use strict';
const assert = require('assert');
const { once } = require('events');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { setTimeout: sleep } = require('timers/promises');
const chokidar = require('chokidar');

function recorder(watcher, top) {
  const seen = new Set();
  watcher.on('all', (event, name) => seen.add(`${event} ${path.relative(top, name)}`));
  return async (...wanted) => {
    for (let tries = 0; !wanted.every((each) => seen.has(each)); tries++) {
      assert.ok(tries < 400, `wanted ${wanted}; seen ${[...seen]}`);
      await sleep(25);
    }
    const all = [...seen].sort();
    seen.clear();
    return all;
  };
}

async function watch(options) {
  const top = fs.mkdtempSync(path.join(os.tmpdir(), 'watch-'));
  const at = (...names) => path.join(top, ...names);
  fs.mkdirSync(at('old'));
  fs.writeFileSync(at('old', 'a.txt'), 'a');
  fs.writeFileSync(at('skip.log'), '');
  const watcher = chokidar.watch(top, { ignored: /\.log$/, ...options });
  const wait = recorder(watcher, top);
  await once(watcher, 'ready');
  assert.deepStrictEqual(await wait('add old/a.txt'), ['add old/a.txt', 'addDir ', 'addDir old']);
  assert.deepStrictEqual(Object.values(watcher.getWatched()).flat().sort(),
    ['a.txt', 'old', path.basename(top)].sort());

  fs.mkdirSync(at('new', 'er'), { recursive: true });
  fs.writeFileSync(at('new', 'er', 'b.txt'), 'b');
  fs.writeFileSync(at('new', 'c.log'), '');
  assert.deepStrictEqual(await wait('addDir new', 'addDir new/er', 'add new/er/b.txt'),
    ['add new/er/b.txt', 'addDir new', 'addDir new/er']);
  fs.appendFileSync(at('old', 'a.txt'), 'more');
  await wait('change old/a.txt');
  fs.renameSync(at('old', 'a.txt'), at('old', 'z.txt'));
  await wait('unlink old/a.txt', 'add old/z.txt');
  fs.rmSync(at('new'), { recursive: true });
  await wait('unlink new/er/b.txt', 'unlinkDir new/er', 'unlinkDir new');

  await watcher.close();
  fs.writeFileSync(at('after.txt'), '');
}

async function main() {
  await watch({});
  await watch({ usePolling: true, interval: 20, binaryInterval: 20 });
  await watch({ awaitWriteFinish: { stabilityThreshold: 60, pollInterval: 20 } });
  console.log('chokidar: ok');
}

main();
