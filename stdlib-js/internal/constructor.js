'use strict';
// Constructors that also work without `new`, and as `Parent.call(this)` of old-style subclasses, as
// Node's do: a function, with its methods written as a class body.
//
//   makeConstructor(function Name(...) { ... }, class extends Parent { methods })  -> the function

function makeConstructor(constructor, methods) {
  const descriptors = Object.getOwnPropertyDescriptors(methods.prototype);
  delete descriptors.constructor;
  for (const key of Reflect.ownKeys(descriptors)) descriptors[key].enumerable = true;
  Object.setPrototypeOf(constructor, Object.getPrototypeOf(methods));
  Object.setPrototypeOf(constructor.prototype, Object.getPrototypeOf(methods.prototype));
  Object.defineProperties(constructor.prototype, descriptors);
  return constructor;
}

module.exports = { makeConstructor };
