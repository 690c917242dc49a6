'use strict';
// fs.rm, and fs.rmdir with recursive.
//
//   rm, rmSync, rmPromise; rmdirTree, rmdirTreeSync, rmdirTreePromise; checkRmdirOptions
//
// A tree is removed natively, in one operation. Only if that fails it is gone through step by step:
// to try again what was busy (maxRetries), and to tell which entry it is that cannot be removed.

const { operations } = require('internal/fs/operations');
const { runSync, runPromise } = require('internal/fs/call');
const { toPath } = require('internal/fs/arguments');
const { hideStackFrames, codes: { ERR_FS_EISDIR } } = require('internal/errors');
const {
  validateFunction, validateObject, validateBoolean, validateInt32, validateUint32,
} = require('internal/validators');

const kRetried = new Set(['EBUSY', 'EMFILE', 'ENFILE', 'ENOTEMPTY', 'EPERM']);
const kNotEmpty = new Set(['ENOTEMPTY', 'EEXIST', 'EPERM']);

// ---- options ------------------------------------------------------------------------------------

// What rmdir takes without recursive.
const checkRmdirOptions = hideStackFrames((options) => {
  if (options === undefined) return;
  validateObject(options, 'options');
  const { recursive = false, retryDelay = 100, maxRetries = 0 } = options;
  validateBoolean(recursive, 'options.recursive');
  validateInt32(retryDelay, 'options.retryDelay', 0);
  validateUint32(maxRetries, 'options.maxRetries');
});

const checkRmOptions = hideStackFrames((options = {}) => {
  validateObject(options, 'options');
  const settings = { recursive: false, force: false, retryDelay: 100, maxRetries: 0, ...options };
  validateBoolean(settings.force, 'options.force');
  validateBoolean(settings.recursive, 'options.recursive');
  validateInt32(settings.retryDelay, 'options.retryDelay', 0);
  validateUint32(settings.maxRetries, 'options.maxRetries');
  return settings;
});

function directoryError(target) {
  return new ERR_FS_EISDIR({
    code: 'EISDIR', message: 'is a directory', path: String(target), syscall: 'rm', errno: 21,
  });
}

// ---- the steps ----------------------------------------------------------------------------------

function* rmSteps(target, settings, pause) {
  const { recursive, force } = settings;
  if (!recursive || !force) {
    let stats;
    try {
      stats = yield operations.lstat(target);
    } catch (error) {
      if (force && error.code === 'ENOENT') return;
      throw error;
    }
    if (!recursive) {
      if (stats.isDirectory()) throw directoryError(target);
      yield operations.unlink(target);
      return;
    }
  }
  yield* treeSteps(target, settings, pause);
}

function* treeSteps(target, settings, pause) {
  try {
    yield operations.removeTree(target, settings.force);
  } catch {
    yield* removeSlowly(target, settings, pause);
  }
}

function* removeSlowly(target, settings, pause) {
  let stats;
  try {
    stats = yield operations.lstat(target);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if (stats.isDirectory()) yield* removeFolder(target, settings, pause);
  else yield* repeat(operations.unlink(target), settings, pause);
}

function* removeFolder(folder, settings, pause) {
  try {
    yield operations.rmdir(folder);
    return;
  } catch (error) {
    if (!kNotEmpty.has(error.code)) throw error;
  }
  const { Buffer } = require('buffer');
  const names = yield operations.readdir(folder, { encoding: 'buffer' });
  for (const name of names) {
    const entry = Buffer.concat([Buffer.from(folder), Buffer.from('/'), name]);
    yield* removeSlowly(entry, settings, pause);
  }
  yield* repeat(operations.rmdir(folder), settings, pause);
}

// Waits longer each time.
function* repeat(call, { maxRetries, retryDelay }, pause) {
  for (let tries = 1; ; tries++) {
    try {
      yield call;
      return;
    } catch (error) {
      if (error.code === 'ENOENT') return;
      if (!kRetried.has(error.code) || tries > maxRetries) throw error;
    }
    yield pause(tries * retryDelay);
  }
}

function pauseAsync(ms) {
  return new Promise((resolve) => { require('timers').setTimeout(resolve, ms); });
}

function pauseSync(ms) {
  if (ms > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function run(steps) {
  return require('internal/fs/steps').runSteps(steps);
}

function answer(promise, callback) {
  promise.then(() => process.nextTick(callback, null),
    (error) => process.nextTick(callback, error));
}

// ---- fs.rm --------------------------------------------------------------------------------------

function rmSync(target, options) {
  target = toPath(target);
  const steps = rmSteps(target, checkRmOptions(options), pauseSync);
  require('internal/fs/steps').runStepsSync(steps);
}

function rm(target, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  target = toPath(target);
  validateFunction(callback, 'cb');
  answer(run(rmSteps(target, checkRmOptions(options), pauseAsync)), callback);
}

async function rmPromise(target, options) {
  target = toPath(target);
  return run(rmSteps(target, checkRmOptions(options), pauseAsync));
}

// ---- fs.rmdir with recursive, which Node 18 still has: a folder must be there -------------------

let warnedAboutRmdir = false;

function checkTreeOptions(options) {
  const settings = checkRmOptions({ ...options, force: false });
  if (!warnedAboutRmdir) {
    warnedAboutRmdir = true;
    process.emitWarning('In future versions of Node.js, fs.rmdir(path, { recursive: true }) ' +
      'will be removed. Use fs.rm(path, { recursive: true }) instead', 'DeprecationWarning',
    'DEP0147');
  }
  return settings;
}

function rmdirTreeSync(target, options) {
  target = toPath(target);
  const settings = checkTreeOptions(options);
  if (!runSync(operations.lstat(target)).isDirectory()) runSync(operations.rmdir(target));
  else require('internal/fs/steps').runStepsSync(treeSteps(target, settings, pauseSync));
}

function rmdirTree(target, options, callback) {
  validateFunction(callback, 'cb');
  target = toPath(target);
  answer(removeIfFolder(target, checkTreeOptions(options), operations.lstat(target)), callback);
}

// Its promise form takes a link for the folder that it points to, and then removes the link.
async function rmdirTreePromise(target, options) {
  target = toPath(target);
  return removeIfFolder(target, checkTreeOptions(options), operations.stat(target));
}

async function removeIfFolder(target, settings, look) {
  const stats = await runPromise(look);
  if (stats.isDirectory()) await run(treeSteps(target, settings, pauseAsync));
  else await runPromise(operations.rmdir(target));
}

module.exports = {
  checkRmdirOptions, rm, rmSync, rmPromise, rmdirTree, rmdirTreeSync, rmdirTreePromise,
};
