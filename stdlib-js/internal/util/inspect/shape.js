'use strict';

// How a kind of object is going to be printed: an intermediate form between a value and its text.
//
//   head      what stands before the braces: "[Function: f]", an error's stack; may be ''
//   open, close   the braces, with the prefix in front: 'Map(2) {'
//   keys      the properties that are printed after the entries
//   entries   (ctx, value, depth, shape) -> formatted entries; null when there are only properties
//   isList    printed like an array: may be made a table; properties are no part of its order
//   text      the final text, if there is nothing to put between braces
//   level     depth of nesting, set when it is printed

class Shape {
  constructor(keys) {
    this.head = '';
    this.open = '{';
    this.close = '}';
    this.keys = keys;
    this.entries = null;
    this.isList = false;
    this.text = undefined;
    this.level = 0;
  }

  // A shape that is done.
  static of(text) {
    const shape = new Shape(undefined);
    shape.text = text;
    return shape;
  }

  static list(open, close) {
    const shape = new Shape(undefined);
    shape.open = open;
    shape.close = close;
    shape.isList = true;
    return shape;
  }
}

module.exports = { Shape };
