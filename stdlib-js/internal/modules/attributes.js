'use strict';
// Import attributes, `import x from 'y' with { type: 'json' }`: the engine knows them under their
// older name, `assert`.
//
//   mayHaveAttributes(source, isModule)      a cheap look, wrong in one direction only
//   attributesAsAssertions(source, isModule) -> the source with the older name
//
// Lines stay where they are; columns behind an attribute move.

const kNew = 'with';
const kOld = 'assert';

// { at, size, text }: what is put in the place of `size` characters.
const edit = (at, size, text) => ({ at, size, text });

// To parse a large file costs more than to run it, so the word must stand where an attribute does:
// behind a specifier, or as a property's name in what import() is called with.
// No text can be matched by these in two ways, so the look stays linear.
const gap = '(?:\\s|/\\*(?:[^*]|\\*(?!/))*\\*/|//.*\\n)*';
const clause = new RegExp(`['"]${gap}with\\s*\\{`);
const quoted = [
  `'(?:[^'\\\\\\n]|\\\\[^])*'`, '"(?:[^"\\\\\\n]|\\\\[^])*"', '`(?:[^`\\\\]|\\\\[^])*`',
];
const option = new RegExp(`\\bimport\\s*\\((?:[^;'"\`]|${quoted.join('|')}){1,5000}?` +
  `(?:\\bwith|'with'|"with")\\s*:`);

function mayHaveAttributes(source, isModule) {
  if (!source.includes(kNew)) return false;
  try {
    return (isModule && clause.test(source)) || option.test(source);
  } catch { // a text of many megabytes in one piece: too long for such an expression
    return true;
  }
}

// ---- where the word stands ----------------------------------------------------------------------

// The older name has to stand on the line of the specifier.
function editsOfClause(node, source) {
  if (!node.source || !node.attributes) return [];
  const { end } = node.source;
  const match = new RegExp(`^${gap}with\\b`).exec(source.slice(end, node.end));
  if (match === null) return [];
  const at = end + match[0].length - kNew.length;
  return [edit(at, kNew.length, ' '.repeat(kNew.length)), edit(end, 0, ` ${kOld}`)];
}

// import(x, { with: ... }): the name of the property, which may be in quotes.
function editsOfOption(node) {
  if (node.type !== 'ImportExpression' || node.options?.type !== 'ObjectExpression') return [];
  const property = node.options.properties.find(({ key, computed, shorthand }) =>
    key !== undefined && !computed && !shorthand && (key.name ?? key.value) === kNew);
  if (property === undefined) return [];
  const quote = property.key.type === 'Literal' ? 1 : 0;
  return [edit(property.key.start + quote, kNew.length, kOld)];
}

function findEdits(node, source, edits) {
  if (Array.isArray(node)) {
    for (const each of node) findEdits(each, source, edits);
    return;
  }
  if (node === null || typeof node !== 'object' || typeof node.type !== 'string') return;
  edits.push(...editsOfClause(node, source), ...editsOfOption(node));
  for (const key of Object.keys(node)) {
    if (typeof node[key] === 'object') findEdits(node[key], source, edits);
  }
}

function parse(source, isModule) {
  const { Parser } = require('internal/deps/acorn');
  return Parser.parse(source, {
    ecmaVersion: 'latest', sourceType: isModule ? 'module' : 'script', allowHashBang: true,
    allowReturnOutsideFunction: !isModule, allowAwaitOutsideFunction: isModule,
  });
}

function attributesAsAssertions(source, isModule) {
  const edits = [];
  try {
    findEdits(parse(source, isModule), source, edits);
  } catch {
    return source; // the engine says what is wrong with it
  }
  edits.sort((a, b) => b.at - a.at);
  for (const { at, size, text } of edits) {
    source = source.slice(0, at) + text + source.slice(at + size);
  }
  return source;
}

module.exports = { attributesAsAssertions, mayHaveAttributes };
