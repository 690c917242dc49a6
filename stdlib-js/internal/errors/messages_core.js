'use strict';

// Messages about arguments, values, events, util, timers, performance and the process.
// The form of a table is told in internal/errors/messages.

const format = require('internal/errors/format');

exports.TypeError = {
  ERR_AMBIGUOUS_ARGUMENT: 'The "%s" argument is ambiguous. %s',
  ERR_ARG_NOT_ITERABLE: '%s must be iterable',
  ERR_ASYNC_CALLBACK: '%s must be a function',
  ERR_ASYNC_TYPE: 'Invalid name for async "type": %s',
  ERR_CONSOLE_WRITABLE_STREAM: 'Console expects a writable stream instance for %s',
  ERR_CONSTRUCT_CALL_INVALID: 'Constructor cannot be called',
  ERR_CONSTRUCT_CALL_REQUIRED: 'Class constructor %s cannot be invoked without `new`',
  ERR_ENCODING_INVALID_ENCODED_DATA(encoding, result) {
    if (result !== undefined) this.errno = result;
    return `The encoded data was not valid for encoding ${encoding}`;
  },
  ERR_FEATURE_UNAVAILABLE_ON_PLATFORM:
    'The feature %s is unavailable on the current platform, which is being used to run Node.js',
  ERR_ILLEGAL_CONSTRUCTOR: 'Illegal constructor',
  ERR_INCOMPATIBLE_OPTION_PAIR: 'Option "%s" cannot be used in combination with option "%s"',
  ERR_INVALID_ARG_TYPE: format.invalidArgType,
  ERR_INVALID_ARG_VALUE: format.invalidArgValue,
  ERR_INVALID_CHAR(name, field) {
    return `Invalid character in ${name}${field === undefined ? '' : ` ["${field}"]`}`;
  },
  ERR_INVALID_CURSOR_POS: 'Cannot set cursor row without setting its column',
  ERR_INVALID_HANDLE_TYPE: 'This handle type cannot be sent',
  ERR_INVALID_MIME_SYNTAX(production, string, index) {
    const at = index === -1 ? '' : ` at ${index}`;
    return `The MIME syntax for a ${production} in "${string}" is invalid${at}`;
  },
  ERR_INVALID_REPL_EVAL_CONFIG:
    'Cannot specify both "breakEvalOnSigint" and "eval" for REPL',
  ERR_INVALID_REPL_INPUT: '%s',
  ERR_INVALID_RETURN_PROPERTY(input, name, property, value) {
    return `Expected a valid ${input} to be returned for the "${property}" from the "${name}" ` +
      `function but got ${value}.`;
  },
  ERR_INVALID_RETURN_PROPERTY_VALUE(input, name, property, value) {
    const type = value?.constructor?.name ? `instance of ${value.constructor.name}` :
      `type ${typeof value}`;
    return `Expected ${input} to be returned for the "${property}" from the "${name}" function ` +
      `but got ${type}.`;
  },
  ERR_INVALID_RETURN_VALUE(input, name, value) {
    return `Expected ${input} to be returned from the "${name}" function ` +
      `but got ${format.determineSpecificType(value)}.`;
  },
  ERR_INVALID_THIS: 'Value of "this" must be of type %s',
  ERR_INVALID_TUPLE: '%s must be an iterable %s tuple',
  ERR_MISSING_ARGS(...names) {
    const shown = names.map((name) => (Array.isArray(name) ?
      name.map((one) => `"${one}"`).join(' or ') : `"${name}"`));
    const [last] = shown.slice(-1);
    if (shown.length === 1) return `The ${last} argument must be specified`;
    if (shown.length === 2) return `The ${shown[0]} and ${last} arguments must be specified`;
    return `The ${shown.slice(0, -1).join(', ')}, and ${last} arguments must be specified`;
  },
  ERR_MISSING_OPTION: '%s is required',
  ERR_NO_ICU: '%s is not supported on Node.js compiled without ICU',
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: '%s',
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL(positional) {
    return `Unexpected argument '${positional}'. This command does not take positional arguments`;
  },
  ERR_PARSE_ARGS_UNKNOWN_OPTION(option, allowPositionals) {
    const hint = !allowPositionals ? '' : '. To specify a positional argument starting with a ' +
      `'-', place it at the end of the command after '--', as in '-- ${JSON.stringify(option)}`;
    return `Unknown option '${option}'${hint}`;
  },
  ERR_PERFORMANCE_INVALID_TIMESTAMP: '%d is not a valid timestamp',
  ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS: '%s',
  ERR_TRACE_EVENTS_CATEGORY_REQUIRED: 'At least one category is required',
  ERR_UNESCAPED_CHARACTERS: '%s contains unescaped characters',
  ERR_UNKNOWN_ENCODING: 'Unknown encoding: %s',
  ERR_UNKNOWN_SIGNAL: 'Unknown signal: %s',
};

exports.RangeError = {
  ERR_BUFFER_OUT_OF_BOUNDS(name = undefined) {
    return name ? `"${name}" is outside of buffer bounds` :
      'Attempt to access memory outside buffer bounds';
  },
  ERR_BUFFER_TOO_LARGE: 'Cannot create a Buffer larger than %s bytes',
  ERR_ENCODING_NOT_SUPPORTED: 'The "%s" encoding is not supported',
  ERR_INVALID_ASYNC_ID: 'Invalid %s value: %s',
  ERR_INVALID_BUFFER_SIZE: 'Buffer size must be a multiple of %s',
  ERR_OUT_OF_RANGE: format.outOfRange,
};

exports.URIError = {
  ERR_INVALID_URI: 'URI malformed',
};

exports.Error = {
  ERR_ASSERTION: '%s',
  ERR_BUFFER_CONTEXT_NOT_AVAILABLE: 'Buffer is not available for the current Context',
  ERR_CANNOT_WATCH_SIGINT: 'Cannot watch for SIGINT signals',
  ERR_CONTEXT_NOT_INITIALIZED: 'context used is not initialized',
  ERR_DEBUGGER_ERROR: '%s',
  ERR_DEBUGGER_STARTUP_ERROR: '%s',
  ERR_DOMAIN_CALLBACK_NOT_AVAILABLE: 'A callback was registered through ' +
    'process.setUncaughtExceptionCaptureCallback(), which is mutually exclusive with using the ' +
    '`domain` module',
  ERR_DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE: 'The `domain` module is in use, which is ' +
    'mutually exclusive with calling process.setUncaughtExceptionCaptureCallback()',
  ERR_EVENT_RECURSION: 'The event "%s" is already being dispatched',
  ERR_FALSY_VALUE_REJECTION(reason) {
    this.reason = reason;
    return 'Promise was rejected with falsy value';
  },
  ERR_INSPECTOR_ALREADY_ACTIVATED: 'Inspector is already activated. Close it with inspector.close() ' +
    'before activating it again.',
  ERR_INSPECTOR_ALREADY_CONNECTED: '%s is already connected',
  ERR_INSPECTOR_CLOSED: 'Session was closed',
  ERR_INSPECTOR_COMMAND: 'Inspector error %d: %s',
  ERR_INSPECTOR_NOT_ACTIVE: 'Inspector is not active',
  ERR_INSPECTOR_NOT_AVAILABLE: 'Inspector is not available',
  ERR_INSPECTOR_NOT_CONNECTED: 'Session is not connected',
  ERR_INSPECTOR_NOT_WORKER: 'Current thread is not a worker',
  ERR_NOT_BUILDING_SNAPSHOT: 'Operation cannot be invoked when not building startup snapshot',
  ERR_INTERNAL_ASSERTION(message) {
    const note = 'This is caused by either a bug in Node.js or incorrect usage of Node.js ' +
      'internals.\nPlease open an issue with this stack trace at ' +
      'https://github.com/nodejs/node/issues\n';
    return message === undefined ? note : `${message}\n${note}`;
  },
  ERR_INVALID_STATE: 'Invalid state: %s',
  ERR_MEMORY_ALLOCATION_FAILED: 'Failed to allocate memory',
  ERR_METHOD_NOT_IMPLEMENTED: 'The %s method is not implemented',
  ERR_MULTIPLE_CALLBACK: 'Callback called multiple times',
  ERR_NO_CRYPTO: 'Node.js is not compiled with OpenSSL crypto support',
  ERR_OPERATION_FAILED: 'Operation failed: %s',
  ERR_SCRIPT_EXECUTION_INTERRUPTED: 'Script execution was interrupted by `SIGINT`',
  ERR_SCRIPT_EXECUTION_TIMEOUT: 'Script execution timed out after %sms',
  ERR_STRING_TOO_LONG: 'Cannot create a string longer than 0x%s characters',
  ERR_SYNTHETIC: 'JavaScript Callstack',
  ERR_TEST_FAILURE(error, failureType) {
    this.failureType = failureType;
    this.cause = error;
    const message = error?.message ?? error;
    return typeof message === 'string' ? message :
      require('internal/util/inspect').inspect(message);
  },
  ERR_TRACE_EVENTS_UNAVAILABLE: 'Trace events are unavailable',
  ERR_UNAVAILABLE_DURING_EXIT: 'Cannot call function in process exit handler',
  ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET: '`process.setupUncaughtExceptionCapture()` was ' +
    'called while a capture callback was already active',
  // Without a value, or given one: what was emitted is shown in brackets, however empty.
  ERR_UNHANDLED_ERROR(...shown) {
    return shown.length === 0 || shown[0] === undefined ? 'Unhandled error.' :
      `Unhandled error. (${shown[0]})`;
  },
  ERR_UNHANDLED_REJECTION(reason) {
    this.name = 'UnhandledPromiseRejection';
    return 'This error originated either by throwing inside of an async function without a catch ' +
      'block, or by rejecting a promise which was not handled with .catch(). The promise rejected ' +
      `with the reason "${format.plainText(reason)}".`;
  },
  ERR_USE_AFTER_CLOSE: '%s was closed',
  ERR_VALID_PERFORMANCE_ENTRY_TYPE: 'At least one valid performance entry type is required',
};

exports.SystemError = {
  ERR_SYSTEM_ERROR: 'A system error occurred',
  ERR_TTY_INIT_FAILED: 'TTY initialization failed',
};
