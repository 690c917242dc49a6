'use strict';

// The place of fetch, which is not there yet; `fetch` itself is therefore undefined.
//
//   Response   a class without instances, for those who ask whether something is one (koa does)

const { codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM } } = require('internal/errors');

class Response {
  constructor() {
    throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('Response');
  }
}

module.exports = { Response };
