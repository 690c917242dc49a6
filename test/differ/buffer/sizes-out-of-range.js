// The error for a size that no Buffer can have.
'use strict';
for (const size of [-1, NaN, Infinity, 2 ** 40]) {
  try {
    Buffer.alloc(size);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
