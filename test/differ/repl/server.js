// repl.start with own options: prompt, eval, writer, context, commands, events.
'use strict';
const repl = require('repl');
const { PassThrough } = require('stream');

function session(options, lines) {
  return new Promise((done) => {
    const input = new PassThrough();
    const output = new PassThrough();
    let shown = '';
    output.on('data', (chunk) => { shown += chunk; });
    const server = repl.start({ input, output, terminal: false, ...options });
    server.context.given = 'from outside';
    server.defineCommand('hi', { help: 'Says hi', action(name) {
      this.clearBufferedCommand();
      this.output.write(`hi ${name}\n`);
      this.displayPrompt();
    } });
    server.on('exit', () => { console.log(shown); done(); });
    input.end(lines.join('\n') + '\n');
  });
}

(async () => {
  await session({ prompt: '$ ' }, ['given', 'a = 1', '.hi there', '.nope', '({a: 1})', 'var']);
  await session({ prompt: '', eval: (code, context, file, done) => done(null, code.trim()) },
    ['echo me', '2']);
  await session({ writer: (value) => `<${value}>`, ignoreUndefined: true }, ['1', 'undefined']);
  await session({ useGlobal: true, replMode: repl.REPL_MODE_STRICT },
    ['this === globalThis', 'typeof require']);
  console.log(repl.REPL_MODE_SLOPPY, repl.REPL_MODE_STRICT);
})();
