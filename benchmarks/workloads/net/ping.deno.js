'use strict';

// The same by Deno's own API.

require('./echo.deno');
