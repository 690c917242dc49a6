'use strict';
// Names of hosts beyond ASCII, in the class URL, in punycode and in domainToASCII.
const assert = require('assert');
const { domainToASCII, domainToUnicode, parse } = require('url');

assert.strictEqual(new URL('http://m\u00fcnchen.de/').hostname, 'xn--mnchen-3ya.de');
assert.strictEqual(domainToASCII('espa\u00f1ol.com'), 'xn--espaol-zwa.com');
assert.strictEqual(domainToUnicode('xn--espaol-zwa.com'), 'espa\u00f1ol.com');
assert.strictEqual(parse('http://m\u00fcnchen.de/').hostname, 'xn--mnchen-3ya.de');
assert.strictEqual(require('punycode').toASCII('ma\u00f1ana.com'), 'xn--maana-pta.com');
