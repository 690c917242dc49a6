'use strict';

// util.debuglog: messages of a section, written to stderr if NODE_DEBUG names the section.
//
//   debuglog(section, onEnabledKnown)   a function like console.log, with a getter `enabled`;
//                                       the callback gets a faster function at the first message
//
// NODE_DEBUG is a list of sections separated by commas, with * as a wildcard, in any case. It is
// read when the first message is to be written, not before.

let enabledSections;

function readEnabled() {
  const list = process.env.NODE_DEBUG;
  if (!list) return { test: () => false };
  const pattern = list.replace(/[|\\{}()[\]^$+?.]/g, '\\$&').replaceAll('*', '.*')
    .replaceAll(',', '$|^');
  return new RegExp(`^${pattern}$`, 'i');
}

function isEnabled(section) {
  enabledSections ??= readEnabled();
  return enabledSections.test(section);
}

function warnOfSecrets(section) {
  if (section !== 'HTTP' && section !== 'HTTP2') return;
  process.emitWarning(`Setting the NODE_DEBUG environment variable to '${section.toLowerCase()}' ` +
    'can expose sensitive data (such as passwords, tokens and authentication headers) in the ' +
    'resulting log.');
}

const writers = new Map();

function ignore() {}

function writerOf(section) {
  let writer = writers.get(section);
  if (writer !== undefined) return writer;
  if (isEnabled(section)) {
    warnOfSecrets(section);
    writer = (...args) => {
      const { formatArgs, inspect } = require('internal/util/inspect');
      const { stderr } = process;
      const colors = require('internal/util/colorize').shouldColorize(stderr);
      const text = formatArgs({ colors }, args);
      const pid = inspect(process.pid, { colors });
      stderr.write(formatArgs({ colors }, ['%s %s: %s\n', section, pid, text]));
    };
  } else {
    writer = ignore;
  }
  writers.set(section, writer);
  return writer;
}

function debuglog(section, onEnabledKnown) {
  section = `${section}`.toUpperCase();
  let writer;
  const prepare = () => {
    writer = writerOf(section);
    if (typeof onEnabledKnown === 'function') onEnabledKnown(writer);
  };
  const logger = (...args) => {
    if (writer === undefined) prepare();
    writer(...args);
  };
  let enabled;
  Object.defineProperty(logger, 'enabled', {
    __proto__: null,
    get: () => enabled ??= isEnabled(section),
    configurable: true,
    enumerable: true,
  });
  return logger;
}

module.exports = { debuglog };
