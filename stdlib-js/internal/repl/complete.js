'use strict';
// Completion at the prompt: commands, properties, globals, modules and files.
//
//   complete(server, line, callback)    callback(null, [completions, what they complete])
//
// Completions come in groups, separated by '': the nearest scope or object last, its prototypes
// before it. Asking for properties evaluates the object's expression, if it has no call in it.

const vm = require('vm');
const { commonPrefix } = require('internal/readline/text');
const { expressionBefore, isIdentifier, propertyNames } = require('internal/repl/names');

const kRequire = /\brequire\s*\(\s*['"`](([\w@./:-]+\/)?(?:[\w@./:-]*))(?!['"`])$/;
const kImport = /\bimport\s*\(\s*['"`](([\w@./:-]+\/)?(?:[\w@./:-]*))(?!['"`])$/;
const kFile = /\bfs(?:\.promises)?\s*\.\s*[a-z][a-zA-Z]+\(\s*["'](.*)$/;
const kMember = /^([^]*?)(\?\.|\.)([a-zA-Z_$][\w$]*)?$/;

const kKeywords = ('async await break case catch const continue debugger default delete do else ' +
  'export false finally for function if import in instanceof let new null return switch this ' +
  'throw true try typeof var void while with yield').split(' ');

// Of each group what begins with the text, sorted; a name of an earlier group is not repeated.
function arrange(groups, text) {
  const wanted = text.toLowerCase();
  const seen = new Set();
  const completions = [];
  for (const group of groups) {
    const fresh = group.filter((name) => !seen.has(name) && name.toLowerCase().startsWith(wanted));
    for (const name of fresh) seen.add(name);
    if (fresh.length === 0) continue;
    if (completions.length > 0) completions.unshift('');
    completions.unshift(...[...new Set(fresh)].sort());
  }
  return completions;
}

function chainOf(value) {
  const groups = [];
  let object = typeof value === 'function' || typeof value === 'object' ? value : Object(value);
  for (; object !== null; object = Object.getPrototypeOf(object)) {
    groups.push(propertyNames(object));
  }
  return groups;
}

function evaluateQuietly(server, code) {
  const options = { displayErrors: false };
  return server.useGlobal ? vm.runInThisContext(code, options) :
    vm.runInContext(code, server.context, options);
}

// A block is no object: `{}.a` is left alone.
function mayEvaluate(code) {
  if (code.startsWith('{')) return false;
  try {
    return isPure(require('internal/deps/acorn').parse(`(${code})`, { ecmaVersion: 'latest' }));
  } catch {
    return false;
  }
}

const kImpure = /^(?:Call|New|Assignment|Update|Await|Yield|Import|TaggedTemplate)/;

function isPure(node) {
  if (kImpure.test(node.type) || (node.type === 'UnaryExpression' && node.operator === 'delete')) {
    return false;
  }
  return Object.values(node).every((value) => (Array.isArray(value) ? value : [value])
    .every((item) => item === null || typeof item !== 'object' || typeof item.type !== 'string' ||
      isPure(item)));
}

function completeMember(server, expression, operator, text) {
  const completed = `${expression}${operator}${text}`;
  if (!mayEvaluate(expression)) return [[], completed];
  let groups;
  try {
    const value = evaluateQuietly(server, `(${expression})`);
    if (value === null || value === undefined) return [[], completed];
    groups = chainOf(value);
  } catch {
    return [[], completed];
  }
  const prefix = `${expression}${operator}`;
  return [arrange(groups.map((names) => names.map((name) => prefix + name)), completed), completed];
}

// The words of the language, the globals, and what these inherit.
function completeGlobal(server, text) {
  const groups = chainOf(server.context);
  // A context's own properties are those that were added to the language's.
  if (!server.useGlobal) {
    groups[0].push(...evaluateQuietly(server, 'Object.getOwnPropertyNames(globalThis)'));
  }
  return [arrange([...groups.reverse(), kKeywords], text), text];
}

function completeCommand(server, text) {
  return [arrange([Object.keys(server.commands)], text), text];
}

function find(server, line) {
  const command = /^\s*\.(\w*)$/.exec(line);
  if (command !== null) return completeCommand(server, command[1]);
  const paths = require('internal/repl/complete_paths');
  const required = kRequire.exec(line);
  if (required !== null) return paths.completeRequire(server, required[1]);
  const imported = kImport.exec(line);
  if (imported !== null) return paths.completeImport(server, imported[1]);
  const file = kFile.exec(line);
  if (file !== null) return paths.completeFile(file[1]);
  if (line !== '' && !/[\w.$]$/.test(line)) return [[], undefined];
  const expression = expressionBefore(line);
  const member = kMember.exec(expression);
  if (member !== null) return completeMember(server, member[1], member[2], member[3] ?? '');
  return isIdentifier(expression) || expression === '' ? completeGlobal(server, expression) :
    [[], undefined];
}

// In the editor several completions are not listed: what they have in common is taken.
function forEditor([completions, completed]) {
  const prefix = commonPrefix(completions.filter((completion) => completion !== ''));
  return [prefix === '' ? [] : [prefix], completed];
}

function complete(server, line, callback) {
  let found;
  try {
    found = find(server, line.trimStart());
  } catch {
    found = [[], line];
  }
  callback(null, server.editorMode ? forEditor(found) : found);
}

module.exports = { arrange, complete };
