// A program that does not parse.
'use strict';
const a = ;
