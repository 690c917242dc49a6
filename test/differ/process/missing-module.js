// A module that is not there ends the program.
'use strict';
require('./not-there');
