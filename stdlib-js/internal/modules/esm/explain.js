'use strict';
// Errors of ECMAScript modules, said so that one knows what to do.
//
//   explainLinkError(error)        a missing export of a CommonJS module
//   explainRunError(error, url)    require and friends used in a module

const { pathOfURL } = require('internal/modules/files');

const missingExport = /module '(.*)' does not provide an export named '(.+)'/;

function isCommonJS(specifier, parentURL) {
  try {
    const url = require('internal/modules/esm/resolve').resolve(specifier, parentURL);
    return require('internal/modules/esm/formats').formatOf(url) === 'commonjs';
  } catch {
    return false;
  }
}

// The stack begins with the place in the importing module: "url:line", the line, the arrow.
function explainLinkError(error) {
  const match = missingExport.exec(error?.message);
  if (match === null || typeof error.stack !== 'string') return error;
  const [, specifier, name] = match;
  const lines = error.stack.split('\n');
  const parentURL = lines[0].replace(/:\d+$/, '');
  if (!isCommonJS(specifier, parentURL)) return error;
  const names = /{.*}/.exec(lines[1]);
  const destructuring = names === null ? '' :
    `const ${names[0].replace(/\s+as\s+/g, ': ')} = pkg;\n`;
  error.message = `Named export '${name}' not found. The requested module '${specifier}' is a ` +
    'CommonJS module, which may not support all module.exports as named exports.\nCommonJS ' +
    'modules can always be imported via the default export, for example using:\n\n' +
    `import pkg from '${specifier}';\n` +
    destructuring;
  const at = lines.findIndex((line) => line.startsWith('SyntaxError: '));
  if (at !== -1) lines[at] = `SyntaxError: ${error.message}`;
  error.stack = lines.join('\n');
  return error;
}

const onlyInCommonJS = /^(require|module|exports|__filename|__dirname) is not defined$/;

function explainRunError(error, url) {
  const match = error?.name === 'ReferenceError' ? onlyInCommonJS.exec(error.message) : null;
  if (match === null) return;
  // The stack is written when somebody first reads it, and then shows this message.
  error.message += ' in ES module scope';
  if (match[1] === 'require') error.message += ', you can use import instead';
  if (url.startsWith('file:')) {
    const path = pathOfURL(url);
    const pkg = require('internal/modules/package_json').nearestPackage(path);
    if (path.endsWith('.js') && pkg.type === 'module') {
      error.message += "\nThis file is being treated as an ES module because it has a '.js' file " +
        `extension and '${pkg.path}' contains "type": "module". To treat it as a CommonJS ` +
        "script, rename it to use the '.cjs' file extension.";
    }
  }
}

module.exports = { explainLinkError, explainRunError };
