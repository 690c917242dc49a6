'use strict';
// A file server: folders as pages, files with ranges (a video can be wound forward), uploads.
//
//   orrery server.js <folder> [port]     prints its address; nothing outside the folder is served
//
//   GET, HEAD /<path>     a file: 200, 206 with Range, 304, 416; a folder: its list
//   PUT /<path>           stores the body as a file: 201 or 204; 409 where there is no such folder
//
// An upload goes to a name of its own beside its place, and takes the place when it is whole:
// nobody reads half a file, and one that breaks off leaves what was there.

const fs = require('fs');
const http = require('http');
const path = require('path');
const { pipeline } = require('stream/promises');
const { Transform } = require('stream');
const { readRange, isFresh, rangeHolds } = require('./range');

const kLargestUpload = 1024 ** 3;
const types = {
  '.css': 'text/css; charset=utf-8', '.html': 'text/html; charset=utf-8', '.gif': 'image/gif',
  '.jpg': 'image/jpeg', '.js': 'text/javascript; charset=utf-8', '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8', '.mp3': 'audio/mpeg', '.mp4': 'video/mp4',
  '.ogg': 'audio/ogg', '.pdf': 'application/pdf', '.png': 'image/png', '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8', '.webm': 'video/webm',
};
const statusOf = { ENOENT: 404, ENOTDIR: 404, ENAMETOOLONG: 414, EACCES: 403, EPERM: 403,
  EISDIR: 409, ENOSPC: 507, EDQUOT: 507 };

class Refused extends Error {
  constructor(status) {
    super(http.STATUS_CODES[status]);
    this.status = status;
  }
}

// The file that a URL names. Links may not lead out of the folder either.
async function locate(root, url, folderOnly) {
  let name;
  try {
    name = decodeURIComponent(url.split(/[?#]/, 1)[0]);
  } catch {
    throw new Refused(400);
  }
  if (!name.startsWith('/') || name.includes('\0')) throw new Refused(400);
  const wanted = path.join(root, name);
  const real = await fs.promises.realpath(folderOnly ? path.dirname(wanted) : wanted);
  if (real !== root && !real.startsWith(root + path.sep)) throw new Refused(403);
  return folderOnly ? path.join(real, path.basename(wanted)) : real;
}

function escape(text) {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

async function sendFolder(folder, request, response) {
  if (!request.url.split('?', 1)[0].endsWith('/')) {
    // One slash at the start: two would name another machine.
    const place = request.url.split('?', 1)[0].replace(/^\/+/, '/');
    response.writeHead(301, { Location: `${place}/` }).end();
    return;
  }
  const entries = await fs.promises.readdir(folder, { withFileTypes: true });
  const items = entries.filter(({ name }) => !name.startsWith('.'))
    .map((entry) => entry.name + (entry.isDirectory() ? '/' : '')).sort()
    .map((name) => {
      const link = encodeURIComponent(name).replace(/%2F$/, '/');
      return `<li><a href="./${link}">${escape(name)}</a>\n`;
    });
  response.writeHead(200, { 'Content-Type': types['.html'] });
  response.end('<!doctype html><meta charset="utf-8"><title>Files</title>' +
    `<ul>\n${items.join('')}</ul>`);
}

async function sendFile(file, request, response) {
  const handle = await fs.promises.open(file, 'r');
  try {
    const { size, mtimeMs } = await handle.stat();
    const etag = `"${size.toString(36)}-${Math.floor(mtimeMs * 1000).toString(36)}"`;
    const headers = { 'Accept-Ranges': 'bytes', 'ETag': etag,
      'Last-Modified': new Date(mtimeMs).toUTCString(),
      'Content-Type': types[path.extname(file).toLowerCase()] ?? 'application/octet-stream' };
    if (isFresh(request.headers, etag, mtimeMs)) {
      response.writeHead(304, headers).end();
      return;
    }
    const range = rangeHolds(request.headers, etag, mtimeMs)
      ? readRange(request.headers.range, size) : null;
    if (range === undefined) {
      response.writeHead(416, { 'Content-Range': `bytes */${size}` }).end();
      return;
    }
    const { start, end } = range ?? { start: 0, end: size - 1 };
    headers['Content-Length'] = end - start + 1;
    if (range !== null) headers['Content-Range'] = `bytes ${start}-${end}/${size}`;
    response.writeHead(range === null ? 200 : 206, headers);
    if (request.method === 'HEAD' || size === 0) response.end();
    else await pipeline(handle.createReadStream({ start, end, autoClose: false }), response);
  } finally {
    await handle.close();
  }
}

// Passes so many bytes on, and refuses what comes behind them.
function atMost(bytes) {
  return new Transform({
    transform(chunk, encoding, callback) {
      bytes -= chunk.length;
      callback(bytes < 0 ? new Refused(413) : null, chunk);
    },
  });
}

let uploads = 0;

async function receiveFile(file, request, response) {
  if (path.basename(file).startsWith('.') || request.url.endsWith('/')) throw new Refused(409);
  if (Number(request.headers['content-length']) > kLargestUpload) throw new Refused(413);
  const existed = fs.existsSync(file);
  const partial = path.join(path.dirname(file), `.upload-${process.pid}-${uploads++}`);
  try {
    await pipeline(request, atMost(kLargestUpload), fs.createWriteStream(partial, { flags: 'wx' }));
    await fs.promises.rename(partial, file);
  } catch (error) {
    await fs.promises.rm(partial, { force: true });
    throw error;
  }
  response.writeHead(existed ? 204 : 201).end();
}

async function answer(root, request, response) {
  if (request.method === 'PUT') {
    await receiveFile(await locate(root, request.url, true), request, response);
  } else if (request.method === 'GET' || request.method === 'HEAD') {
    const file = await locate(root, request.url, false);
    const stats = await fs.promises.stat(file);
    if (stats.isDirectory()) await sendFolder(file, request, response);
    else if (stats.isFile()) await sendFile(file, request, response);
    else throw new Refused(403);
  } else {
    response.setHeader('Allow', 'GET, HEAD, PUT');
    throw new Refused(405);
  }
}

function refuse(error, request, response) {
  const status = error.status ?? statusOf[error.code] ?? 500;
  if (response.headersSent || response.destroyed) {
    response.destroy(); // broken off on the way: the peer sees by the length that parts are missing
    return;
  }
  if (status === 500) console.error(error);
  if (!request.complete) response.shouldKeepAlive = false; // nobody will read the rest of the body
  response.statusCode = request.method === 'PUT' && status === 404 ? 409 : status;
  response.setHeader('Content-Type', types['.txt']);
  response.end(`${http.STATUS_CODES[response.statusCode]}\n`);
}

function main(folder, port) {
  const root = fs.realpathSync(folder);
  const server = http.createServer((request, response) => {
    answer(root, request, response).catch((error) => refuse(error, request, response));
  });
  server.listen(port, '127.0.0.1', () => {
    console.log(`http://127.0.0.1:${server.address().port}/`);
  });
  const stop = () => {
    server.close();
    server.closeIdleConnections();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

if (process.argv.length < 3) {
  console.error('usage: server.js <folder> [port]');
  process.exitCode = 2;
} else {
  main(process.argv[2], Number(process.argv[3] ?? 8080));
}
