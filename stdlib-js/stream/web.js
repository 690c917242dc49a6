'use strict';

// The public module `stream/web`, which is not there: loading it says so.

const { codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM } } = require('internal/errors');

throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('stream/web');
