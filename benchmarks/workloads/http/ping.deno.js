'use strict';

// The same by Deno's own API.

require('./hello.deno');
