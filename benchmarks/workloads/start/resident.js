'use strict';

// What is resident after a start: the most that a program needs that only prints a line.
//
// kind: start
// unit: start
// metric: memory
// target: all 0.80 of node

console.log('Hello, World!');
