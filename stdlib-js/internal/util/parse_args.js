'use strict';

// util.parseArgs: the arguments of a command line, by a description of its options.
//
//   parseArgs({args, options, strict, allowPositionals, tokens}) -> {values, positionals, tokens}
//
// Arguments become tokens first (parse_args/tokens.js), which strict mode then checks and which
// are gathered into values.

const {
  codes: {
    ERR_INVALID_ARG_VALUE, ERR_PARSE_ARGS_INVALID_OPTION_VALUE,
    ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL, ERR_PARSE_ARGS_UNKNOWN_OPTION,
  },
} = require('internal/errors');
const {
  validateArray, validateBoolean, validateBooleanArray, validateObject, validateString,
  validateStringArray, validateUnion,
} = require('internal/validators');
const { tokenize } = require('internal/util/parse_args/tokens');

// Own properties only: a polluted Object.prototype must not change what is parsed.
function own(object, key) {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

// What the user typed: without the program and, unless it is given on the command line, the script.
function programArguments() {
  const { argv, execArgv } = process;
  const isEval = ['-e', '--eval', '-p', '--print'].some((flag) => execArgv.includes(flag));
  return argv.slice(isEval ? 1 : 2);
}

function validateDefault(name, option) {
  const value = own(option, 'default');
  if (value === undefined) return;
  const isMultiple = own(option, 'multiple');
  if (option.type === 'string') (isMultiple ? validateStringArray : validateString)(value, name);
  else (isMultiple ? validateBooleanArray : validateBoolean)(value, name);
}

function validateOption(name, option) {
  validateObject(option, `options.${name}`);
  validateUnion(own(option, 'type'), `options.${name}.type`, ['string', 'boolean']);
  if (Object.hasOwn(option, 'short')) {
    validateString(option.short, `options.${name}.short`);
    if (option.short.length !== 1) {
      throw new ERR_INVALID_ARG_VALUE(`options.${name}.short`, option.short,
        'must be a single character');
    }
  }
  if (Object.hasOwn(option, 'multiple')) {
    validateBoolean(option.multiple, `options.${name}.multiple`);
  }
  validateDefault(`options.${name}.default`, option);
}

function readConfig(config) {
  validateObject(config, 'config');
  const strict = own(config, 'strict') ?? true;
  const read = {
    args: own(config, 'args') ?? programArguments(),
    strict,
    allowPositionals: own(config, 'allowPositionals') ?? !strict,
    tokens: own(config, 'tokens') ?? false,
    options: own(config, 'options') ?? { __proto__: null },
  };
  validateArray(read.args, 'args');
  validateBoolean(read.strict, 'strict');
  validateBoolean(read.allowPositionals, 'allowPositionals');
  validateBoolean(read.tokens, 'tokens');
  validateObject(read.options, 'options');
  for (const name of Object.keys(read.options)) validateOption(name, read.options[name]);
  return read;
}

function checkUsage({ options, allowPositionals }, { name, rawName, value }) {
  const option = own(options, name);
  if (option === undefined) throw new ERR_PARSE_ARGS_UNKNOWN_OPTION(rawName, allowPositionals);
  const short = own(option, 'short');
  const names = `${short ? `-${short}, ` : ''}--${name}`;
  if (option.type === 'string' && typeof value !== 'string') {
    throw new ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${names} <value>' argument missing`);
  }
  if (option.type === 'boolean' && value !== undefined) {
    throw new ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${names}' does not take an argument`);
  }
}

// `--name -x`: is -x the value, or was the value forgotten?
function checkAmbiguity({ name, rawName, value, inlineValue }) {
  if (inlineValue || value === undefined || value.length < 2 || value[0] !== '-') return;
  const example = rawName.startsWith('--') ?
    `'${rawName}=-XYZ'` : `'--${name}=-XYZ' or '${rawName}-XYZ'`;
  throw new ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${rawName}' argument is ambiguous.
Did you forget to specify the option argument for '${rawName}'?
To specify an option argument starting with a dash use ${example}.`);
}

function store(options, values, name, value = true) {
  if (name === '__proto__') return;
  const option = own(options, name);
  if (option !== undefined && own(option, 'multiple')) (values[name] ??= []).push(value);
  else values[name] = value;
}

function storeDefaults(options, values) {
  for (const name of Object.keys(options)) {
    const value = own(options[name], 'default');
    if (value !== undefined && values[name] === undefined && name !== '__proto__') {
      values[name] = value;
    }
  }
}

function parseArgs(config = { __proto__: null }) {
  const read = readConfig(config);
  const tokens = tokenize(read.args, read.options);
  const result = { values: { __proto__: null }, positionals: [] };
  if (read.tokens) result.tokens = tokens;
  for (const token of tokens) {
    if (token.kind === 'option') {
      if (read.strict) {
        checkUsage(read, token);
        checkAmbiguity(token);
      }
      store(read.options, result.values, token.name, token.value);
    } else if (token.kind === 'positional') {
      if (!read.allowPositionals) throw new ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL(token.value);
      result.positionals.push(token.value);
    }
  }
  storeDefaults(read.options, result.values);
  return result;
}

module.exports = { parseArgs };
