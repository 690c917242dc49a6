'use strict';
// An escape in another part of a URL does not escape the ^ of its path.
const parsed = new URL('http://%5E@host/a^b?c=%5E#^');
console.log(parsed.href);
parsed.username = '^';
console.log(parsed.pathname);
