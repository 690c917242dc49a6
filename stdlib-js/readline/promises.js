'use strict';
// The module `readline/promises`: Interface whose question() gives a promise.

const readline = require('readline');

class Interface extends readline.Interface {
  question(query, options) {
    const ask = readline.Interface.prototype.question[Symbol.for('nodejs.util.promisify.custom')];
    const plain = { question: (...args) => super.question(...args) };
    return Reflect.apply(ask, plain, [query, options]);
  }
}

function createInterface(input, output, completer, terminal) {
  return new Interface(input, output, completer, terminal);
}

module.exports = { Interface, createInterface };
