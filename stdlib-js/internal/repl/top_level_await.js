'use strict';
// Top-level await at the prompt: the text as a script whose value is a promise.
//
//   transform(code) -> the script, or undefined if no await stands outside of functions
//
// The text becomes the body of an async function. What it declares shall be there afterwards: names
// are declared ahead of the function, and their declarations become assignments. The promise is for
// { value }, so that a value with a `then` arrives as it is.

const kOptions = { ecmaVersion: 'latest', allowAwaitOutsideFunction: true };
const kFunctions = /^(?:Function(?:Declaration|Expression)|ArrowFunctionExpression)$/;

function isNode(value) {
  return value !== null && typeof value === 'object' && typeof value.type === 'string';
}

// Calls visit(node, parent) for each node that is not inside of a function or a class's body.
function walk(node, parent, visit) {
  visit(node, parent);
  if (kFunctions.test(node.type) || node.type === 'ClassBody') return;
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) walk(item, node, visit);
    } else if (isNode(value)) {
      walk(value, node, visit);
    }
  }
}

function namesIn(pattern, add) {
  switch (pattern?.type) {
    case 'Identifier': add(pattern.name); break;
    case 'ObjectPattern':
      for (const property of pattern.properties) namesIn(property.value ?? property.argument, add);
      break;
    case 'ArrayPattern': for (const element of pattern.elements) namesIn(element, add); break;
    case 'AssignmentPattern': namesIn(pattern.left, add); break;
    case 'RestElement': namesIn(pattern.argument, add); break;
    default:
  }
}

class Rewriting {
  constructor(code) {
    this.code = code;
    this.edits = [];
    this.variables = new Set();
    this.lexical = new Set();
    this.functions = [];
    this.awaits = false;
    this.returns = false;
  }

  replace(start, end, text) {
    this.edits.push({ start, end, text });
  }

  visit(node, parent) {
    switch (node.type) {
      case 'AwaitExpression': this.awaits = true; break;
      case 'ForOfStatement': this.awaits ||= node.await; break;
      case 'ReturnStatement': this.returns = true; break;
      case 'VariableDeclaration':
        if (node.kind === 'var' || parent.type === 'Program') this.assign(node, parent);
        break;
      case 'FunctionDeclaration':
        if (parent.type !== 'Program') break;
        this.variables.add(node.id.name);
        this.functions.push(node.id.name);
        break;
      case 'ClassDeclaration':
        if (parent.type !== 'Program') break;
        this.lexical.add(node.id.name);
        this.replace(node.start, node.start, `${node.id.name} = `);
        this.replace(node.end, node.end, ';');
        break;
      default:
    }
  }

  // `let a = 1, b;` -> `void ( a = 1, b = undefined);`
  assign(node, parent) {
    const names = node.kind === 'var' ? this.variables : this.lexical;
    const [first] = node.declarations;
    const last = node.declarations[node.declarations.length - 1];
    for (const { id } of node.declarations) namesIn(id, (name) => names.add(name));
    if (/^For(?:Of|In)Statement$/.test(parent.type) && parent.left === node) {
      this.replace(node.start, first.start, '');
      return;
    }
    this.replace(node.start, first.start, 'void (');
    for (const { id, init } of node.declarations) {
      // `var x` alone leaves x as it is.
      if (init === null && node.kind !== 'var') this.replace(id.end, id.end, ' = undefined');
    }
    this.replace(last.end, last.end, ')');
    if (parent.type !== 'ForStatement' && this.code[node.end - 1] !== ';') {
      this.replace(node.end, node.end, ';');
    }
  }

  // The value of the last statement.
  giveValue(node) {
    if (node?.type !== 'ExpressionStatement') return;
    const { start, end } = node.expression;
    // Parentheses around the expression are part of the statement.
    this.replace(node.start, node.start, 'return { __proto__: null, value: (');
    const closing = this.code.slice(end, node.end).lastIndexOf(';');
    const at = closing === -1 ? node.end : end + closing;
    this.replace(at, at, ') }');
    if (start < node.start) throw new RangeError('an expression begins with its statement');
  }

  text() {
    let text = '';
    let at = 0;
    // Equal places keep the order in which they were noted: sorting is stable.
    for (const edit of this.edits.sort((a, b) => a.start - b.start)) {
      text += this.code.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    return text + this.code.slice(at);
  }
}

function transform(code) {
  if (!code.includes('await')) return undefined;
  let program;
  try {
    program = require('internal/deps/acorn').parse(code, kOptions);
  } catch {
    return undefined;
  }
  const rewriting = new Rewriting(code);
  walk(program, null, (node, parent) => rewriting.visit(node, parent));
  if (!rewriting.awaits || rewriting.returns) return undefined;
  rewriting.giveValue(program.body[program.body.length - 1]);
  const { variables, lexical, functions } = rewriting;
  const declared = (word, names) =>
    (names.size === 0 ? '' : `${word} ${[...names].join(', ')}; `);
  const kept = functions.map((name) => `this.${name} = ${name}; `).join('');
  return `${declared('let', lexical)}${declared('var', variables)}` +
    `(async () => { ${kept}${rewriting.text()}\n})()`;
}

module.exports = { transform };
