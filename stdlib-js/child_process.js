'use strict';
// The module `child_process`. The parts are in internal/child/.
//
// Covers all that Node 18 documents.
// Differs: a uid or gid of -1 means that none is set (Node: EINVAL).

const binding = internalBinding('child');
const { ChildProcess } = require('internal/child/process');
const {
  checkNoNul, normalize, stdioPlan, nativeArguments, readTimeout, readMaxBuffer, readKillSignal,
} = require('internal/child/options');
const {
  AbortError, errnoException, genericNodeError,
  codes: { ERR_CHILD_PROCESS_STDIO_MAXBUFFER, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_CHILD_PROCESS_IPC_REQUIRED },
} = require('internal/errors');
const {
  validateString, validateFunction, validateAbortSignal, validateArray, validateObject,
} = require('internal/validators');
const { signalName, signalNumber } = require('internal/signals');
const { clearTimeout, setTimeout } = require('timers');

const kMaxBuffer = 1024 * 1024;

function spawn(file, args, options) {
  const settings = normalize(file, args, options);
  const timeout = readTimeout(settings.timeout);
  if (settings.signal !== undefined) validateAbortSignal(settings.signal, 'options.signal');
  const killSignal = readKillSignal(settings.killSignal);
  const child = new ChildProcess();
  child.spawn(settings);
  if (timeout > 0) {
    let timer = setTimeout(() => {
      timer = null;
      try {
        child.kill(killSignal);
      } catch (error) {
        child.emit('error', error);
      }
    }, timeout);
    child.once('exit', () => clearTimeout(timer));
  }
  if (settings.signal !== undefined) abortWith(child, settings.signal, killSignal);
  return child;
}

function abortWith(child, signal, killSignal) {
  const onAbort = () => {
    try {
      if (child.kill(killSignal)) {
        child.emit('error', new AbortError(undefined, { cause: signal.reason }));
      }
    } catch (error) {
      child.emit('error', error);
    }
  };
  if (signal.aborted) {
    process.nextTick(onAbort);
    return;
  }
  signal.addEventListener('abort', onAbort, { once: true });
  child.once('exit', () => signal.removeEventListener('abort', onAbort));
}

// ---- exec, execFile ------------------------------------------------------------------------------

function execArguments(command, options, callback) {
  validateString(command, 'command');
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  const settings = { ...options };
  settings.shell = typeof settings.shell === 'string' ? settings.shell : true;
  return { file: command, options: settings, callback };
}

function exec(command, options, callback) {
  const normalized = execArguments(command, options, callback);
  return execFile(normalized.file, normalized.options, normalized.callback);
}

// One output of the child, up to maxBuffer.
class Gathered {
  constructor(child, stream, name, encoding, maxBuffer, onTooMuch) {
    this.chunks = [];
    this.length = 0;
    this.encoding = encoding;
    if (!stream) return;
    if (encoding) stream.setEncoding(encoding);
    stream.on('data', (chunk) => {
      const size = encoding ? require('buffer').Buffer.byteLength(chunk, encoding) : chunk.length;
      this.length += size;
      if (this.length > maxBuffer) {
        const room = maxBuffer - (this.length - size);
        this.chunks.push(chunk.slice(0, room));
        onTooMuch(new ERR_CHILD_PROCESS_STDIO_MAXBUFFER(name));
      } else {
        this.chunks.push(chunk);
      }
    });
  }

  value() {
    return this.encoding ? this.chunks.join('') : require('buffer').Buffer.concat(this.chunks);
  }
}

function execFile(file, args, options, callback) {
  ({ file, args, options, callback } = execFileArguments(file, args, options, callback));
  const settings = {
    encoding: 'utf8', timeout: 0, maxBuffer: kMaxBuffer, killSignal: 'SIGTERM', cwd: null,
    env: null, shell: false, ...options,
  };
  readTimeout(settings.timeout);
  readMaxBuffer(settings.maxBuffer);
  readKillSignal(settings.killSignal);
  const child = spawn(file, args, {
    cwd: settings.cwd, env: settings.env, gid: settings.gid, shell: settings.shell,
    signal: settings.signal, uid: settings.uid,
  });
  gatherResult(child, file, args, settings, callback);
  return child;
}

function gatherResult(child, file, args, settings, callback) {
  const { Buffer } = require('buffer');
  const encoding = settings.encoding !== 'buffer' && Buffer.isEncoding(settings.encoding)
    ? settings.encoding : null;
  let failure = null;
  let killed = false;
  let ended = false;
  const kill = () => {
    child.stdout?.destroy();
    child.stderr?.destroy();
    killed = true;
    try {
      child.kill(settings.killSignal);
    } catch (error) {
      failure ??= error;
      finish(null, null);
    }
  };
  const tooMuch = (error) => {
    failure = error;
    kill();
  };
  const stdout = new Gathered(child, child.stdout, 'stdout', encoding, settings.maxBuffer, tooMuch);
  const stderr = new Gathered(child, child.stderr, 'stderr', encoding, settings.maxBuffer, tooMuch);
  const timer = settings.timeout > 0 ? setTimeout(kill, settings.timeout) : null;
  const finish = (code, signal) => {
    if (ended) return;
    ended = true;
    clearTimeout(timer);
    if (!callback) return;
    let command = file;
    if (args?.length > 0) command += ` ${args.join(' ')}`;
    if (!failure && code === 0 && signal === null) {
      callback(null, stdout.value(), stderr.value());
      return;
    }
    if (!failure) {
      failure = genericNodeError(`Command failed: ${command}\n${stderr.value()}`, {
        code: code < 0 ? require('util').getSystemErrorName(code) : code,
        killed: child.killed || killed, signal,
      });
    }
    failure.cmd = command;
    callback(failure, stdout.value(), stderr.value());
  };
  child.addListener('close', finish);
  child.addListener('error', (error) => {
    failure = error;
    child.stdout?.destroy();
    child.stderr?.destroy();
    finish();
  });
}

function execFileArguments(file, args, options, callback) {
  if (Array.isArray(args)) args = [...args];
  else if (args !== null && typeof args === 'object') {
    callback = options;
    options = args;
    args = null;
  } else if (typeof args === 'function') {
    callback = args;
    options = null;
    args = null;
  }
  args ??= [];
  if (typeof args !== 'object') throw new ERR_INVALID_ARG_TYPE('args', 'object', args);
  if (typeof options === 'function') {
    callback = options;
    options = null;
  }
  options ??= {};
  validateObject(options, 'options');
  if (callback !== undefined && callback !== null) validateFunction(callback, 'callback');
  if (options.argv0 !== undefined && options.argv0 !== null) {
    validateString(options.argv0, 'options.argv0');
    checkNoNul(options.argv0, 'options.argv0');
  }
  return { file, args, options: { ...options }, callback };
}

// What is wrong with the arguments is thrown at once, as by the original.
function promisified(original) {
  return (...args) => {
    let settle;
    const promise = new Promise((resolve, reject) => {
      settle = (error, stdout, stderr) => {
        if (error === null) resolve({ stdout, stderr });
        else reject(Object.assign(error, { stdout, stderr }));
      };
    });
    promise.child = original(...args, settle);
    return promise;
  };
}

for (const form of [exec, execFile]) {
  Object.defineProperty(form, Symbol.for('nodejs.util.promisify.custom'), {
    enumerable: false, value: promisified(form),
  });
}

// ---- fork ----------------------------------------------------------------------------------------

function fork(modulePath, args, options) {
  modulePath = require('internal/fs/arguments').toPath(modulePath, 'modulePath');
  if (args === undefined || args === null) args = [];
  else if (!Array.isArray(args)) {
    if (typeof args !== 'object') throw new ERR_INVALID_ARG_TYPE('args', 'Array', args);
    options = args;
    args = [];
  }
  if (options !== undefined && options !== null) validateObject(options, 'options');
  const settings = { ...options, shell: false };
  const execPath = settings.execPath || process.execPath;
  const execArgv = settings.execArgv || process.execArgv;
  validateArray(execArgv, 'options.execArgv');
  if (typeof settings.stdio === 'string') {
    const { stdio } = settings;
    if (!['ignore', 'pipe', 'inherit', 'overlapped'].includes(stdio)) {
      throw new ERR_INVALID_ARG_VALUE('stdio', stdio);
    }
    settings.stdio = [stdio, stdio, stdio, 'ipc'];
  } else if (!Array.isArray(settings.stdio)) {
    const kind = settings.silent ? 'pipe' : 'inherit';
    settings.stdio = [kind, kind, kind, 'ipc'];
  } else if (!settings.stdio.includes('ipc')) {
    throw new ERR_CHILD_PROCESS_IPC_REQUIRED('options.stdio');
  }
  return spawn(execPath, [...execArgv, modulePath, ...args], settings);
}

// ---- the sync forms --------------------------------------------------------------------------------

function spawnSync(file, args, options) {
  const settings = { maxBuffer: kMaxBuffer, ...normalize(file, args, options) };
  const timeout = readTimeout(settings.timeout);
  const maxBuffer = readMaxBuffer(settings.maxBuffer);
  const killSignal = readKillSignal(settings.killSignal) ?? signalNumber('SIGTERM');
  const plan = stdioPlan(settings.stdio ?? 'pipe', true);
  const input = toInput(settings.input);
  if (input !== undefined) plan[0] = { kind: 'pipe', fd: -1 };
  settings.execute = () => {
    const outcome = binding.spawnSync(nativeArguments(plan, settings), input, timeout ?? 0,
      Number.isFinite(maxBuffer) ? maxBuffer : -1, killSignal);
    return describe(outcome, plan, settings);
  };
  return spawnHook.spawn(settings);
}

// Packages that follow what a program starts put a function of theirs around this one, which they
// get by process.binding('spawn_sync'); it may change what `settings` says (envPairs, args, cwd).
const spawnHook = require('internal/child/spawn_hook');

function toInput(input) {
  if (input === undefined || input === null) return undefined;
  if (ArrayBuffer.isView(input)) return input;
  if (typeof input === 'string') return require('buffer').Buffer.from(input);
  throw new ERR_INVALID_ARG_TYPE('options.stdio[0]',
    ['Buffer', 'TypedArray', 'DataView', 'string'], input);
}

function describe(outcome, plan, settings) {
  const { Buffer } = require('buffer');
  if (typeof outcome === 'number') {
    return {
      error: spawnError(outcome, settings), status: null, signal: null, output: null, pid: 0,
      stdout: null, stderr: null,
    };
  }
  const [pid, code, signal, error, outputs] = outcome;
  const output = outputs.map((bytes) => {
    if (bytes === null) return null;
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return settings.encoding && settings.encoding !== 'buffer'
      ? buffer.toString(settings.encoding) : buffer;
  });
  const result = {};
  if (error < 0) result.error = spawnError(error, settings);
  return Object.assign(result, {
    status: signal === 0 ? code : null, signal: signal === 0 ? null : signalName(signal), output, pid,
    stdout: output[1] ?? null, stderr: output[2] ?? null,
  });
}

function spawnError(errno, settings) {
  const error = errnoException(errno, `spawnSync ${settings.file}`);
  error.path = settings.file;
  error.spawnargs = settings.args.slice(1);
  return error;
}

function checkResult(result, args, command) {
  let error;
  if (result.error) {
    ({ error } = result);
    Object.assign(error, result);
  } else if (result.status !== 0) {
    let message = `Command failed: ${command ?? args.join(' ')}`;
    if (result.stderr && result.stderr.length > 0) message += `\n${result.stderr.toString()}`;
    error = genericNodeError(message, result);
  }
  return error;
}

function execFileSync(file, args, options) {
  ({ file, args, options } = execFileArguments(file, args, options));
  const inheritStderr = options.stdio === undefined;
  const result = spawnSync(file, args, options);
  if (inheritStderr && result.stderr) process.stderr.write(result.stderr);
  const error = checkResult(result, [options.argv0 || file, ...args]);
  if (error) throw error;
  return result.stdout;
}

function execSync(command, options) {
  const normalized = execArguments(command, options, undefined);
  const inheritStderr = normalized.options.stdio === undefined;
  const result = spawnSync(normalized.file, normalized.options);
  if (inheritStderr && result.stderr) process.stderr.write(result.stderr);
  const error = checkResult(result, undefined, command);
  if (error) throw error;
  return result.stdout;
}

module.exports = {
  _forkChild: () => require('internal/child/channel').setUpProcessChannel(),
  ChildProcess, exec, execFile, execFileSync, execSync, fork, spawn, spawnSync,
};
