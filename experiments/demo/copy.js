'use strict';
// Copies a file through streams:  copy.js <from> <to>  prints the bytes that were written.

const fs = require('fs');

const [from, to] = process.argv.slice(2);
const source = fs.createReadStream(from);
const target = fs.createWriteStream(to);
for (const stream of [source, target]) stream.on('error', (error) => { throw error; });
target.on('close', () => console.log(target.bytesWritten));
source.pipe(target);
