'use strict';
// The errors of Web Streams with Node's codes: the library's own TypeErrors get the code that Node
// gives for the same fault. script/embed-library puts it in the place of the library's TypeError.
//
//   StreamsTypeError(message) -> TypeError with a code

const codes = [
  [/can only be used on/, 'ERR_INVALID_THIS'],
  [/^Illegal constructor/, 'ERR_ILLEGAL_CONSTRUCTOR'],
  [/ is not an? | must be an array buffer view| is required in /, 'ERR_INVALID_ARG_TYPE'],
  [/not a valid enumeration|outside the accepted|must be greater/, 'ERR_INVALID_ARG_VALUE'],
];

function StreamsTypeError(message) {
  const error = new TypeError(message);
  const code = codes.find(([pattern]) => pattern.test(message))?.[1] ?? 'ERR_INVALID_STATE';
  Error.captureStackTrace(error, StreamsTypeError);
  error.name = `TypeError [${code}]`;
  void error.stack; // the first line is made now, with the code in it
  delete error.name;
  error.code = code;
  return error;
}

module.exports = { StreamsTypeError };
