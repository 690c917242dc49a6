// commander: a tool with commands, options, choices, help, versions, errors, and a command that is
// a program of its own.
'use strict';
const assert = require('assert');
const { spawnSync } = require('child_process');
const path = require('path');

function shop(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath,
    [...process.execArgv, path.join(__dirname, 'fixtures', 'shop.js'), ...args],
    { encoding: 'utf8' });
  return { status, stdout, stderr };
}

const fails = (status, stderr) => ({ status, stdout: '',
  stderr: `error: ${stderr}\n(shop --help tells more)\n`.replace(/^error: $/m, '') });

const bought = shop('-v', 'buy', 'apple', 'pear', 'plum', '--number=3', '--no-bag');
assert.deepStrictEqual([bought.status, bought.stderr, JSON.parse(bought.stdout)], [0, '', {
  thing: 'apple', more: ['pear', 'plum'], verbose: true, number: 3, pay: 'card', bag: false,
}]);
assert.deepStrictEqual(shop('later'), { status: 0, stdout: 'later\n', stderr: '' });
assert.deepStrictEqual(shop('--version'), { status: 0, stdout: '1.2.3\n', stderr: '' });
assert.deepStrictEqual(shop('tool', 'a', 'b'), { status: 5, stdout: 'tool a b\n', stderr: '' });
assert.deepStrictEqual(shop('buy', 'x', '-n', 'many'), fails(1,
  "option '-n, --number <n>' argument 'many' is invalid. Not a whole number."));
assert.deepStrictEqual(shop('buy', 'x'), fails(1,
  "required option '-n, --number <n>' not specified"));
assert.deepStrictEqual(shop('buy', 'x', '-n1', '-p', 'gold'), fails(1,
  "option '-p, --pay <how>' argument 'gold' is invalid. Allowed choices are cash, card."));
assert.deepStrictEqual(shop('byu'), fails(1, "unknown command 'byu'\n(Did you mean buy?)"));
const help = shop('buy', '--help');
assert.strictEqual(help.status, 0);
assert.strictEqual(help.stdout, `Usage: shop buy [options] <thing> [more...]

buy things

Arguments:
  thing             what to buy
  more              and what else

Options:
  -n, --number <n>  how many
  -p, --pay <how>   how to pay (choices: "cash", "card", default: "card")
  --no-bag          without a bag
  -h, --help        display help for command
`);
console.log('commander: ok');
