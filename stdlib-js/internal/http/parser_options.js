'use strict';
// How messages are parsed where neither server nor request says so: as the command line does.
//
//   maxHeaderSize()                --max-http-header-size, or 16 KiB
//   headerLimit(owner)             of a server or request
//   isLenient(owner)               whether a message may break the rules (--insecure-http-parser)

const { getOption } = require('internal/process/options');

const kDefaultHeaderSize = 16 * 1024;

let fromOptions;

function readOptions() {
  fromOptions = {
    headerSize: Number(getOption('--max-http-header-size')) || kDefaultHeaderSize,
    lenient: getOption('--insecure-http-parser') !== undefined,
    warned: false,
  };
  return fromOptions;
}

function maxHeaderSize() {
  return (fromOptions ?? readOptions()).headerSize;
}

function headerLimit(owner) {
  return owner.maxHeaderSize || maxHeaderSize();
}

function isLenient({ insecureHTTPParser }) {
  if (insecureHTTPParser !== undefined) return insecureHTTPParser;
  const options = fromOptions ?? readOptions();
  if (options.lenient && !options.warned) {
    options.warned = true;
    process.emitWarning('Using insecure HTTP parsing');
  }
  return options.lenient;
}

module.exports = { maxHeaderSize, headerLimit, isLenient };
