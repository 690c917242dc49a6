'use strict';
// The module `os`: the machine, its user, and the numbers of its kernel.
//
// Covers all that Node 18 documents.

const binding = internalBinding('os');
const { codes: { ERR_SYSTEM_ERROR }, hideStackFrames } = require('internal/errors');
const { validateInt32 } = require('internal/validators');
const { signals } = require('internal/signals');
const { nameOf, textOf } = require('internal/errno');

const errno = Object.freeze({
  __proto__: null,
  E2BIG: 7, EACCES: 13, EADDRINUSE: 98, EADDRNOTAVAIL: 99, EAFNOSUPPORT: 97, EAGAIN: 11,
  EALREADY: 114, EBADF: 9, EBADMSG: 74, EBUSY: 16, ECANCELED: 125, ECHILD: 10,
  ECONNABORTED: 103, ECONNREFUSED: 111, ECONNRESET: 104, EDEADLK: 35, EDESTADDRREQ: 89,
  EDOM: 33, EDQUOT: 122, EEXIST: 17, EFAULT: 14, EFBIG: 27, EHOSTUNREACH: 113, EIDRM: 43,
  EILSEQ: 84, EINPROGRESS: 115, EINTR: 4, EINVAL: 22, EIO: 5, EISCONN: 106, EISDIR: 21,
  ELOOP: 40, EMFILE: 24, EMLINK: 31, EMSGSIZE: 90, EMULTIHOP: 72, ENAMETOOLONG: 36,
  ENETDOWN: 100, ENETRESET: 102, ENETUNREACH: 101, ENFILE: 23, ENOBUFS: 105, ENODATA: 61,
  ENODEV: 19, ENOENT: 2, ENOEXEC: 8, ENOLCK: 37, ENOLINK: 67, ENOMEM: 12, ENOMSG: 42,
  ENOPROTOOPT: 92, ENOSPC: 28, ENOSR: 63, ENOSTR: 60, ENOSYS: 38, ENOTCONN: 107, ENOTDIR: 20,
  ENOTEMPTY: 39, ENOTSOCK: 88, ENOTSUP: 95, ENOTTY: 25, ENXIO: 6, EOPNOTSUPP: 95, EOVERFLOW: 75,
  EPERM: 1, EPIPE: 32, EPROTO: 71, EPROTONOSUPPORT: 93, EPROTOTYPE: 91, ERANGE: 34, EROFS: 30,
  ESPIPE: 29, ESRCH: 3, ESTALE: 116, ETIME: 62, ETIMEDOUT: 110, ETXTBSY: 26, EWOULDBLOCK: 11,
  EXDEV: 18,
});

const constants = Object.freeze({
  __proto__: null,
  UV_UDP_REUSEADDR: 4,
  dlopen: Object.freeze({
    __proto__: null, RTLD_LAZY: 1, RTLD_NOW: 2, RTLD_GLOBAL: 256, RTLD_LOCAL: 0, RTLD_DEEPBIND: 8,
  }),
  errno,
  signals,
  priority: Object.freeze({
    __proto__: null, PRIORITY_LOW: 19, PRIORITY_BELOW_NORMAL: 10, PRIORITY_NORMAL: 0,
    PRIORITY_ABOVE_NORMAL: -7, PRIORITY_HIGH: -14, PRIORITY_HIGHEST: -20,
  }),
});

const check = hideStackFrames((result, syscall) => {
  if (typeof result === 'number' && result < 0) {
    throw new ERR_SYSTEM_ERROR({
      errno: result, code: nameOf(result), message: textOf(result), syscall,
    });
  }
  return result;
});

function cpus() {
  return binding.cpus().map(([model, speed, user, nice, sys, idle, irq]) =>
    ({ model, speed, times: { user, nice, sys, idle, irq } }));
}

// How many leading bits of a mask are set, as the "/8" of an address.
function prefixLength(mask, family) {
  if (family === 4) {
    return mask.split('.').reduce((bits, part) =>
      bits + Number(part).toString(2).replaceAll('0', '').length, 0);
  }
  return mask.split(':').reduce((bits, part) => bits + (part === '' ? 0
    : Number.parseInt(part, 16).toString(2).replaceAll('0', '').length), 0);
}

function networkInterfaces() {
  const interfaces = {};
  for (const [name, address, netmask, family, mac, internal, scopeid] of binding.interfaces()) {
    const entry = {
      address, netmask, family: `IPv${family}`, mac, internal,
      cidr: `${address}/${prefixLength(netmask, family)}`,
    };
    if (family === 6) entry.scopeid = scopeid;
    (interfaces[name] ??= []).push(entry);
  }
  return interfaces;
}

function userInfo(options) {
  const encoding = options !== null && typeof options === 'object' ? options.encoding : undefined;
  const [uid, gid, username, home, shell] = check(binding.user(), 'uv_os_get_passwd');
  const text = (value) => (encoding === 'buffer' ? require('buffer').Buffer.from(value) : value);
  return { uid, gid, username: text(username), homedir: text(home), shell: text(shell) };
}

function homedir() {
  return process.env.HOME ?? check(binding.user(), 'uv_os_homedir')[3];
}

function tmpdir() {
  const folder = process.env.TMPDIR || process.env.TMP || process.env.TEMP || '/tmp';
  return folder.length > 1 && folder.endsWith('/') ? folder.slice(0, -1) : folder;
}

function getPriority(pid) {
  if (pid === undefined) pid = 0;
  else validateInt32(pid, 'pid');
  return check(binding.getPriority(pid), 'uv_os_getpriority') - 1000;
}

function setPriority(pid, priority) {
  if (priority === undefined) {
    priority = pid;
    pid = 0;
  }
  validateInt32(pid, 'pid');
  validateInt32(priority, 'priority', -20, 19);
  check(binding.setPriority(pid, priority), 'uv_os_setpriority');
}

const uname = (at) => () => binding.uname()[at];

const os = {
  arch: () => process.arch,
  availableParallelism: () => binding.parallelism(),
  cpus,
  endianness: () => 'LE',
  freemem: () => binding.freeMemory(),
  getPriority,
  homedir,
  hostname: uname(4),
  loadavg: () => binding.loadAverage(),
  machine: uname(3),
  networkInterfaces,
  platform: () => process.platform,
  release: uname(1),
  setPriority,
  tmpdir,
  totalmem: () => binding.totalMemory(),
  type: uname(0),
  uptime: () => binding.uptime(),
  userInfo,
  version: uname(2),
};

// A template literal or an addition of these gives their value.
for (const name of ['arch', 'availableParallelism', 'endianness', 'freemem', 'homedir', 'hostname',
  'machine', 'platform', 'release', 'tmpdir', 'totalmem', 'type', 'uptime', 'version']) {
  os[name][Symbol.toPrimitive] = () => os[name]();
}

Object.defineProperties(os, {
  constants: { configurable: false, enumerable: true, value: constants },
  EOL: { configurable: true, enumerable: true, writable: false, value: '\n' },
  devNull: { configurable: true, enumerable: true, writable: false, value: '/dev/null' },
});

module.exports = os;
