'use strict';
// The demo's server: what a small web application does, written for Node's API alone.
//
//   GET    /hello            a fixed answer, for load
//   GET    /files/<path>     a file of the folder that is served, streamed from the disk
//   GET    /api/notes        the notes as JSON;  POST adds one;  GET and DELETE /api/notes/<id>
//   PUT    /uploads/<name>   streams the body to the disk, answers with its size
//   POST   /stop             ends the server once every connection has ended
//
//   server.js <folder to serve> <folder for uploads>      prints its port
//
// It must not be put on a network: whoever reaches it can write to its disk.

const fs = require('fs');
const http = require('http');
const path = require('path');

const [served, uploads] = process.argv.slice(2).map((folder) => path.resolve(folder));
const types = { '.css': 'text/css', '.html': 'text/html', '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8', '.txt': 'text/plain; charset=utf-8' };
const notes = new Map();
let nextNote = 1;

function sendJson(res, status, value) {
  const body = JSON.stringify(value);
  res.writeHead(status, { 'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body) });
  res.end(body);
}

function refuse(res, status) {
  sendJson(res, status, { error: http.STATUS_CODES[status] });
}

/** The file that a path of a URL means inside `folder`; null if it would be outside of it. */
function inside(folder, name) {
  let decoded;
  try {
    decoded = decodeURIComponent(name);
  } catch {
    return null;
  }
  const file = path.join(folder, decoded);
  return file.startsWith(folder + path.sep) && !decoded.includes('\0') ? file : null;
}

function sendFile(res, name) {
  const file = inside(served, name);
  if (file === null) return refuse(res, 403);
  fs.stat(file, (error, stats) => {
    if (error || !stats.isFile()) return refuse(res, 404);
    res.writeHead(200, { 'Content-Length': stats.size,
      'Content-Type': types[path.extname(file)] || 'application/octet-stream' });
    const stream = fs.createReadStream(file);
    stream.on('error', () => res.destroy());
    stream.pipe(res);
  });
}

function receiveFile(req, res, name) {
  const file = inside(uploads, name);
  if (file === null) return refuse(res, 403);
  const stream = fs.createWriteStream(file);
  stream.on('error', () => refuse(res, 500));
  stream.on('finish', () => sendJson(res, 201, { name, bytes: stream.bytesWritten }));
  req.pipe(stream);
}

function readJson(req, res, use) {
  const chunks = [];
  req.on('data', (chunk) => chunks.push(chunk));
  req.on('end', () => {
    let value;
    try {
      value = JSON.parse(Buffer.concat(chunks).toString());
    } catch {
      return refuse(res, 400);
    }
    use(value);
  });
}

function addNote(req, res) {
  readJson(req, res, (value) => {
    const note = { id: nextNote++, text: String(value.text) };
    notes.set(note.id, note);
    sendJson(res, 201, note);
  });
}

function oneNote(req, res, id) {
  const note = notes.get(id);
  if (note === undefined) return refuse(res, 404);
  if (req.method === 'DELETE') notes.delete(id);
  sendJson(res, 200, note);
}

function answerApi(req, res, rest) {
  if (rest === 'notes' && req.method === 'POST') return addNote(req, res);
  if (rest === 'notes') return sendJson(res, 200, [...notes.values()]);
  const id = /^notes\/(\d+)$/.exec(rest);
  if (id !== null) return oneNote(req, res, Number(id[1]));
  refuse(res, 404);
}

const server = http.createServer((req, res) => {
  const url = req.url;
  if (url === '/hello') return res.end('Hello, World!');
  if (url.startsWith('/files/')) return sendFile(res, url.slice(7));
  if (url.startsWith('/api/')) return answerApi(req, res, url.slice(5));
  if (url.startsWith('/uploads/') && req.method === 'PUT') {
    return receiveFile(req, res, url.slice(9));
  }
  if (url === '/stop' && req.method === 'POST') {
    res.setHeader('Connection', 'close');
    res.end('stopping\n');
    return server.close();
  }
  refuse(res, 404);
});

server.listen(0, '127.0.0.1', () => console.log(server.address().port));
