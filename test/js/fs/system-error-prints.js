'use strict';
// What cp and rm refuse is a SystemError: its code comes first, and what its getters tell is
// printed.
const assert = require('assert');
const fs = require('fs');
const { inspect } = require('util');

assert.throws(() => fs.rmSync(__dirname), (error) => {
  assert.deepStrictEqual(Object.keys(error), ['code', 'info', 'errno', 'syscall', 'path']);
  assert(inspect(error).includes("syscall: [Getter/Setter: 'rm']"));
  return true;
});
