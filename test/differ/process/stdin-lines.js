// process.stdin as text.
'use strict';
let text = '';
process.stdin.setEncoding('utf8');
process.stdin.on('readable', () => {
  for (let chunk; (chunk = process.stdin.read()) !== null;) text += chunk;
});
process.stdin.on('end', () => console.log(JSON.stringify(text), process.stdin.readableEnded));
