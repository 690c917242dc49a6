'use strict';

// The same program as for small messages.

require('./echo.bun');
