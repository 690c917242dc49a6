'use strict';
// Top-level await at the prompt: the text as the body of an async function.
//
//   transform(code) -> { declarations, code } or undefined if it has no await to transform
//
// Names that are declared become variables of the script (declarations), and their declarations
// assignments; the value of the last expression is returned.

const kOptions = { ecmaVersion: 'latest', allowAwaitOutsideFunction: true, sourceType: 'script' };

function namesIn(pattern, names) {
  switch (pattern?.type) {
    case 'Identifier': names.push(pattern.name); break;
    case 'ObjectPattern':
      for (const property of pattern.properties) namesIn(property.value ?? property.argument, names);
      break;
    case 'ArrayPattern': for (const element of pattern.elements) namesIn(element, names); break;
    case 'AssignmentPattern': namesIn(pattern.left, names); break;
    case 'RestElement': namesIn(pattern.argument, names); break;
    default:
  }
}

function declaration(node, code, names) {
  const parts = node.declarations.map(({ id, init }) => {
    namesIn(id, names);
    const target = code.slice(id.start, id.end);
    return `${target} = ${init === null ? 'undefined' : code.slice(init.start, init.end)}`;
  });
  return `void (${parts.map((part) => `(${part})`).join(', ')});`;
}

function statement(node, code, last, names) {
  const text = code.slice(node.start, node.end);
  if (node.type === 'VariableDeclaration') return declaration(node, code, names);
  if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') {
    names.push(node.id.name);
    return `${node.id.name} = ${text};`;
  }
  if (last && node.type === 'ExpressionStatement') {
    return `return (${code.slice(node.expression.start, node.expression.end)});`;
  }
  return text;
}

function transform(code) {
  if (!code.includes('await')) return undefined;
  let program;
  try {
    program = require('internal/deps/acorn').parse(code, kOptions);
  } catch {
    return undefined;
  }
  const names = [];
  const body = program.body.map((node, i) =>
    statement(node, code, i === program.body.length - 1, names));
  return {
    declarations: names.length === 0 ? '' : `var ${[...new Set(names)].join(', ')};`,
    code: `(async () => { ${body.join('\n')} })()`,
  };
}

module.exports = { transform };
