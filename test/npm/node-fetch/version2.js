// node-fetch 2, the one that CommonJS programs use.
'use strict';
const fetch = require('node-fetch2');
const { visit } = require('./fixtures/visit');

visit({ fetch, ...fetch }).then(() => console.log('node-fetch 2: ok'));
