// spawn, exec, execFile, spawnSync: output, exit codes, signals, errors.
'use strict';
const cp = require('child_process');
const { promisify } = require('util');

(async () => {
  for (const [command, args, options] of [['echo', ['a b']], ['sh', ['-c', 'exit 3']],
    ['sh', ['-c', 'kill -9 $$']], ['missing-command', []], ['echo $X', [], { shell: true,
      env: { X: 'from env' } }], ['pwd', [], { cwd: '/' }], ['cat', [], { input: 'given' }]]) {
    const done = cp.spawnSync(command, args, { encoding: 'utf8', ...options });
    console.log(command, done.status, done.signal, done.stdout, done.stderr, done.error?.message,
      done.error?.code, done.error?.path, done.error?.spawnargs);
  }
  for (const command of ['echo out; echo err >&2; exit 2', 'echo fine', 'kill -TERM $$']) {
    await promisify(cp.exec)(command).then(console.log, (error) => {
      console.log(error.message, error.code, error.killed, error.signal, error.cmd, error.stdout,
        error.stderr);
    });
  }
  await promisify(cp.execFile)('missing-command', ['x']).catch((error) => {
    console.log(error.message, error.code, error.errno, error.syscall, error.path, error.spawnargs);
  });
  await promisify(cp.exec)('sleep 5', { timeout: 20 }).catch((error) => {
    console.log(error.killed, error.signal, error.code);
  });
  await promisify(cp.exec)('yes', { maxBuffer: 10 }).catch((error) => {
    console.log(error.code, error.message, error.stdout.length);
  });
  const child = cp.spawn('cat');
  const seen = [];
  child.stdout.on('data', (data) => seen.push(`data ${data}`));
  for (const name of ['spawn', 'exit', 'close']) {
    child.on(name, (...given) => seen.push(`${name} ${given}`));
  }
  child.stdin.end('to cat');
  await new Promise((done) => child.on('close', done));
  console.log(seen.sort());
  console.log(child.exitCode, child.signalCode, child.killed, child.spawnfile, child.spawnargs);
  for (const action of [() => cp.spawn(), () => cp.spawn(''), () => cp.spawn('x', 'y'),
    () => cp.spawn('x', [], { cwd: 1 }), () => cp.spawn('x', [], { stdio: 'bad' }),
    () => cp.execSync('exit 4', { stdio: 'pipe' }), () => cp.execFileSync('missing-command'),
    () => cp.spawn('x', [], { uid: 'x' }), () => cp.spawn('a\0b'), () => cp.fork(1),
    () => cp.exec(5), () => cp.spawnSync('x', [], { timeout: -1 })]) {
    try {
      action();
    } catch (error) {
      console.log(error.name, error.code, error.message, error.status);
    }
  }
})();
