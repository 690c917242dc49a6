'use strict';
// A package.json that does not parse: named in the error of require(), coded in that of import.
const assert = require('assert');
const path = require('path');
const { makeTree } = require('../fixtures/program');

const folder = makeTree({
  'node_modules/broken/package.json': '{ "main": ', 'node_modules/broken/index.js': '',
  'load.js': 'module.exports = { load: (id) => require(id), bring: (id) => import(id) }',
});
const { load, bring } = require(path.join(folder, 'load.js'));
const json = path.join(folder, 'node_modules/broken/package.json');
assert.throws(() => load('broken'), (error) => error instanceof SyntaxError &&
  error.message.startsWith(`Error parsing ${json}: `) && error.path === json);
assert.rejects(bring('broken'), {
  code: 'ERR_INVALID_PACKAGE_CONFIG',
  message: new RegExp(`^Invalid package config ${json} while importing "broken" from ` +
    `${folder}/load.js\\. `),
}).then(() => console.log('done'));
