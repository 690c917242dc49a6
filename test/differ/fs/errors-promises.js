// Errors that the promises of fs/promises and of a FileHandle are rejected with.
'use strict';
const fs = require('fs');
const { promises } = fs;

async function attempt(name, action) {
  try {
    console.log(name, 'resolved', await action());
  } catch (error) {
    console.log(name, error.message, error.errno, error.code, error.syscall, error.path,
      error.dest, Object.keys(error).join());
  }
}

(async () => {
  await promises.writeFile('file', 'x');
  const calls = {
    open: () => promises.open('missing'),
    readFile: () => promises.readFile('missing'),
    writeFile: () => promises.writeFile('missing/x', ''),
    appendFile: () => promises.appendFile('missing/x', ''),
    stat: () => promises.stat('missing'),
    lstat: () => promises.lstat('missing'),
    access: () => promises.access('missing'),
    rename: () => promises.rename('missing', 'b'),
    link: () => promises.link('missing', 'b'),
    symlink: () => promises.symlink('target', 'file'),
    readlink: () => promises.readlink('file'),
    realpath: () => promises.realpath('missing'),
    unlink: () => promises.unlink('missing'),
    rmdir: () => promises.rmdir('missing'),
    rm: () => promises.rm('missing'),
    mkdir: () => promises.mkdir('file'),
    readdir: () => promises.readdir('missing'),
    opendir: () => promises.opendir('missing'),
    chmod: () => promises.chmod('missing', 0o600),
    lchmod: () => promises.lchmod('file', 0o600),
    chown: () => promises.chown('missing', 1, 1),
    lchown: () => promises.lchown('missing', 1, 1),
    utimes: () => promises.utimes('missing', 1, 1),
    lutimes: () => promises.lutimes('missing', 1, 1),
    copyFile: () => promises.copyFile('missing', 'b'),
    cp: () => promises.cp('missing', 'b'),
    truncate: () => promises.truncate('missing', 1),
    statfs: () => promises.statfs('missing'),
  };
  for (const [name, action] of Object.entries(calls)) await attempt(name, action);
  const handle = await promises.open('file');
  await attempt('write to a read handle', () => handle.write('x'));
  await attempt('truncate of a read handle', () => handle.truncate(0));
  await handle.close();
  for (const name of ['read', 'stat', 'sync', 'datasync', 'truncate', 'chmod', 'readFile']) {
    await attempt('closed ' + name, () => handle[name](name === 'chmod' ? 0o600 : undefined));
  }
  await attempt('closed again', () => handle.close());
  console.log(handle.fd);
})();
