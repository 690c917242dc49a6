'use strict';
// Help for who mixes up CommonJS and ECMAScript modules.
//
//   hasModuleSyntax(source)             whether it contains import or export statements
//   hintAtModuleSyntax(error, source)   a warning for CommonJS that looks like a module

function hasModuleSyntax(source) {
  const { Parser } = require('internal/deps/acorn');
  try {
    const program = Parser.parse(source, {
      ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true,
      allowReturnOutsideFunction: true, allowAwaitOutsideFunction: true,
    });
    return program.body.some(({ type }) => /^(?:ImportD|Export)/.test(type));
  } catch {
    return false;
  }
}

const moduleSyntaxMessages = new Set([
  'Cannot use import statement outside a module', "Unexpected token 'export'",
]);

function hintAtModuleSyntax(error, source) {
  if (error === null || typeof error !== 'object' || error.name !== 'SyntaxError') return;
  if (!moduleSyntaxMessages.has(error.message) || !hasModuleSyntax(source)) return;
  require('internal/process/warning').emitWarningNow(
    'To load an ES module, set "type": "module" in the package.json or use the .mjs extension.');
}

module.exports = { hasModuleSyntax, hintAtModuleSyntax };
