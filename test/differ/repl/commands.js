// The prompt on a pipe: values, errors, multi-line input, commands.
// options: -i
'use strict';
process.exitCode = 0;
