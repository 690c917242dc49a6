'use strict';
// Eight passwords are hashed; then somebody asks for the address of localhost. Who waits for whom?
const crypto = require('crypto');
const dns = require('dns');

let hashed = 0;

for (let i = 0; i < 8; i++) {
  crypto.pbkdf2('password', `salt ${i}`, 20000, 32, 'sha512', () => { hashed++; });
}

dns.lookup('localhost', () => {
  // Four threads: when the ninth job begins, at least five of the eight before it have ended.
  console.log(`address found, hashes before it: ${hashed < 5 ? hashed : 'five or more'}`);
});
