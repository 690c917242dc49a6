// What a path may be, and the errors for what it may not.
'use strict';
const fs = require('fs');
const url = require('url');
const attempt = require('../fixtures/attempt');

const here = url.pathToFileURL(process.cwd() + '/a b%.txt');
fs.writeFileSync(here, 'through a URL');
attempt(() => fs.readdirSync('.'));
attempt(() => fs.readFileSync(Buffer.from('a b%.txt'), 'utf8'));
attempt(() => fs.readFileSync(new Uint8Array(Buffer.from('a b%.txt')), 'latin1'));
for (const path of [undefined, null, 1, {}, [], true, Symbol('s'), 1n, new URL('http://x/y'),
  new URL('file://host/x'),
  new URL('file:///a%2fb')]) {
  attempt(() => fs.statSync(path));
  attempt(() => fs.existsSync(path));
  attempt(() => fs.renameSync(path, 'x'));
  attempt(() => fs.symlinkSync('x', path));
}
attempt(() => fs.readFileSync({ href: 'file:///x', protocol: 'file:' }));
attempt(() => fs.mkdtempSync(undefined));
attempt(() => fs.readFileSync(1.5));
