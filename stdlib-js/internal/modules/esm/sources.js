'use strict';
// What a module's URL holds.
//
//   textOf(url), bytesOf(url)   of file: and data: URLs; throw the errors of fs.readFileSync

const { pathOfURL, readText } = require('internal/modules/files');

function splitData(url) {
  const match = /^data:[^,]*?(;base64)?,([^#]*)/i.exec(url);
  return [match[1] !== undefined, decodeURIComponent(match[2])];
}

function textOf(url) {
  if (!url.startsWith('data:')) return readText(pathOfURL(url));
  const [isBase64, text] = splitData(url);
  return isBase64 ? require('buffer').Buffer.from(text, 'base64').toString() : text;
}

function bytesOf(url) {
  const { Buffer } = require('buffer');
  if (url.startsWith('data:')) {
    const [isBase64, text] = splitData(url);
    return Buffer.from(text, isBase64 ? 'base64' : 'utf8');
  }
  return require('fs').readFileSync(pathOfURL(url));
}

module.exports = { bytesOf, textOf };
