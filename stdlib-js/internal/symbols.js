'use strict';

// Symbols that newer engines have and this one may lack, and those that many modules share.
//
//   SymbolDispose, SymbolAsyncDispose   Symbol.dispose and Symbol.asyncDispose, or stand-ins
//   kClone, kTransfer   methods of what a message can carry (internal/structured_clone)
//   installSymbols()                    puts the stand-ins on Symbol, once, at start

const SymbolDispose = Symbol.dispose ?? Symbol('Symbol.dispose');
const SymbolAsyncDispose = Symbol.asyncDispose ?? Symbol('Symbol.asyncDispose');

const kClone = Symbol('kClone');
const kTransfer = Symbol('kTransfer');

function installSymbols() {
  for (const [name, value] of [['dispose', SymbolDispose], ['asyncDispose', SymbolAsyncDispose]]) {
    if (Symbol[name] !== undefined) continue;
    Object.defineProperty(Symbol, name, {
      __proto__: null, value, writable: false, enumerable: false, configurable: false,
    });
  }
}

module.exports = { SymbolDispose, SymbolAsyncDispose, kClone, kTransfer, installSymbols };
