'use strict';
// mkdtemp adds six characters to its prefix, no more.
const fs = require('fs');
const path = require('path');

const prefix = path.join(process.env.TMPDIR || '/tmp', 'made-');
const made = fs.mkdtempSync(prefix);
fs.rmdirSync(made);
if (!made.startsWith(prefix) || !/^[A-Za-z0-9]{6}$/.test(made.slice(prefix.length))) {
  throw new Error(made);
}
