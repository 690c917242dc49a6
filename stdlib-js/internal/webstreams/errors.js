'use strict';
// The errors of Web Streams in Node's words: those of the package below get the code and, where it
// knows enough, the message that Node gives for the same fault. script/embed-library puts these in
// the place of the package's TypeError and RangeError.
//
//   StreamsTypeError(message), StreamsRangeError(message) -> an error with a code

const invalidState = (message) => () => ['ERR_INVALID_STATE', `Invalid state: ${message}`];
const invalidArgument = (name) => () =>
  ['ERR_INVALID_ARG_VALUE', `The argument '${name}' is invalid.`];

// What the package says -> the code and what Node says; or the code alone.
const rules = [
  [/can only be used on an? (\w+)/, (match) =>
    ['ERR_INVALID_THIS', `Value of "this" must be of type ${match[1]}`]],
  [/^Illegal constructor/, (match) => ['ERR_ILLEGAL_CONSTRUCTOR', match.input]],
  [/highWaterMark is required in 'QueuingStrategyInit'/, () =>
    ['ERR_MISSING_OPTION', 'init.highWaterMark is required']],
  [/valid enumeration|outside the accepted|must be greater|not constructed with a byte|must be 0 /,
    (match) => ['ERR_INVALID_ARG_VALUE', match.input]],
  [/ is not an? | must be an array buffer view| array buffer views| is required in /, (match) =>
    ['ERR_INVALID_ARG_TYPE', match.input]],

  [/exclusive reading|stream that already has a reader/, invalidState('ReadableStream is locked')],
  [/exclusive writing|stream that already has a writer/, invalidState('WritableStream is locked')],
  [/cannot be used on a locked (\w+)/, (match) =>
    ['ERR_INVALID_STATE', `Invalid state: The ${match[1]} is locked`]],
  [/using a released reader/, invalidState('The reader is not attached to a stream')],
  [/using a released writer/, invalidState('Writer is not bound to a WritableStream')],
  [/^Reader was released and/, invalidState('Reader released')],
  [/^Reader was released/, invalidState('Releasing reader')],
  [/^Writer was released/, invalidState('Writer has been released')],
  [/^The stream is not in a state that permits/, invalidState('Controller is already closed')],
  [/^Readable side is not in a state/, invalidState('Unable to enqueue')],
  [/is not in the readable state/, invalidState('ReadableStream is already closed')],
  [/is not in the writable state|^The stream is closing or closed/,
    invalidState('WritableStream is closed')],
  [/already-closing stream/, invalidState('Failure closing WritableStream')],
  [/^chunk(?: must have|'s buffer)/, invalidState('chunk ArrayBuffer is zero-length or detached')],
  [/^view(?: must have|'s buffer)/,
    invalidState('View or Viewed ArrayBuffer is zero-length or detached')],
  [/^Insufficient bytes/, invalidState('Partial read')],
  [/BYOB request has been invalidated/, invalidState('This BYOB request has been invalidated')],
  [/buffer has been detached/, invalidState('Viewed ArrayBuffer is detached')],
  [/^TransformStream terminated/, invalidState('TransformStream has been terminated')],
  [/^the destination writable stream closed/,
    invalidState('Destination WritableStream is closed')],

  [/^bytesWritten out of range/, invalidArgument('bytesWritten')],
  [/region specified by view|^The buffer of view/, invalidArgument('view')],
  [/^Size must be/, invalidArgument('size')],
  [/^Invalid highWaterMark/, invalidArgument('strategy.highWaterMark')],
  [/cannot have a size function/, () =>
    ['ERR_INVALID_ARG_VALUE', "The property 'strategy.size' is invalid."]],
  [/^Invalid type is/, invalidArgument('type')],
  [/^Invalid (readableType|writableType)/, (match) =>
    ['ERR_INVALID_ARG_VALUE', `The property 'transformer.${match[1]}' is invalid.`]],
];

// What respond() and respondWithNewView() are told of a view or a number of the wrong size.
rules.unshift(
  [/view's length must be greater than 0/, invalidState('View is zero-length')],
  [/view's length must be 0/, invalidState('View is not zero-length')],
);

function inNodesWords(message) {
  for (const [pattern, words] of rules) {
    const match = pattern.exec(message);
    if (match !== null) return words(match);
  }
  return ['ERR_INVALID_STATE', `Invalid state: ${message}`];
}

function errorLike(Base, message, caller) {
  const [code, words] = inNodesWords(message);
  const error = new Base(words);
  Error.captureStackTrace(error, caller);
  error.name = `${Base.name} [${code}]`;
  void error.stack; // the first line is made now, with the code in it
  delete error.name;
  error.code = code;
  return error;
}

function StreamsTypeError(message) {
  return errorLike(TypeError, message, StreamsTypeError);
}

function StreamsRangeError(message) {
  return errorLike(RangeError, message, StreamsRangeError);
}

module.exports = { StreamsTypeError, StreamsRangeError };
