'use strict';

// The smallest program: what it takes until a runtime is there, and gone again.
//
// kind: start
// unit: start
// metric: wall
// target: all 0.40 of node

console.log('Hello, World!');
