'use strict';

// What every workload uses: its options, being a server, being a task. Runs on every runtime that
// script/bench knows, so it uses only what all of them have. benchmarks/README.md tells the rest.
//
//   option(name, fallback)   the value of --name=value, as a number where the fallback is one
//   serve(server)            listens on loopback, prints the port, exits at SIGTERM
//   announce(port)           the same for a server that listens by itself
//   task(work)               verifies, warms up for --warmup, repeats for --seconds, prints a line
//   tasks(list)              the same for several, in turn; many share the time of twenty
//
// Work is {verify, run, batch, bytes, parameters}: `verify()` throws if a result is wrong, `run(n)`
// does n operations (n is `batch`; default 1); a promise that either returns is awaited.
// `bytes` are those of one operation, and `parameters` tell the works of a list apart.

const { readFileSync } = require('fs');

const WORKS_OF_FULL_LENGTH = 20;

function option(name, fallback) {
  const given = process.argv.find((argument) => argument.startsWith(`--${name}=`));
  if (given === undefined) return fallback;
  const value = given.slice(name.length + 3);
  return typeof fallback === 'number' ? Number(value) : value;
}

function announce(port) {
  process.on('SIGTERM', () => process.exit(0));
  console.log(String(port));
}

function serve(server) {
  server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 },
                () => announce(server.address().port));
}

const now = () => performance.now() / 1000;

async function repeat(work, seconds) {
  const { run, batch = 1 } = work;
  const cpu = process.cpuUsage();
  const begin = now();
  let operations = 0;
  let elapsed;
  do {
    const pending = run(batch);
    if (pending !== undefined) await pending;
    operations += batch;
    elapsed = now() - begin;
  } while (elapsed < seconds);
  const { user, system } = process.cpuUsage(cpu);
  return { operations, seconds: elapsed, user_us: user, system_us: system };
}

/** What was resident at most. Not getrusage(): that counts what was there before exec(). */
function peakMib() {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;
}

async function tasks(list) {
  const share = Math.min(1, WORKS_OF_FULL_LENGTH / list.length);
  const seconds = option('seconds', 1) * share;
  const warmupSeconds = option('warmup', 0.25) * share;
  for (const work of list) {
    if (work.verify !== undefined) await work.verify();
    const warmup = await repeat(work, warmupSeconds);
    const result = await repeat(work, seconds);
    console.log(JSON.stringify({
      parameters: work.parameters,
      bytes: work.bytes,
      performed: warmup.operations + result.operations,
      peak_mib: peakMib(),
      ...result,
    }));
  }
}

function fail(error) {
  console.error(error);
  process.exit(1);
}

module.exports = {
  announce,
  option,
  serve,
  task: (work) => tasks([work]).catch(fail),
  tasks: (list) => tasks(list).catch(fail),
};
