'use strict';

// The same by Bun's own API.

require('./echo.bun');
