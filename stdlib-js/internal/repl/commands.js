'use strict';
// The commands of the prompt: .break, .clear, .editor, .exit, .help, .load, .save.
//
//   defineCommands(server)

const fs = require('fs');

function stop(server) {
  server.clearBufferedCommand();
  server.displayPrompt();
}

function clear(server) {
  server.clearBufferedCommand();
  if (!server.useGlobal) {
    server.output.write('Clearing context...\n');
    server.resetContext();
  }
  server.displayPrompt();
}

function help(server) {
  const names = Object.keys(server.commands).sort();
  const width = Math.max(...names.map((name) => name.length)) + 3;
  for (const name of names) {
    const { help: text } = server.commands[name];
    server.output.write(`.${name}${text ? ' '.repeat(width - name.length) + text : ''}\n`);
  }
  server.output.write('\nPress Ctrl+C to abort current expression, Ctrl+D to exit the REPL\n');
  server.displayPrompt();
}

function save(server, file) {
  try {
    fs.writeFileSync(file, server.lines.join('\n'));
    server.output.write(`Session saved to: ${file}\n`);
  } catch {
    server.output.write(`Failed to save: ${file}\n`);
  }
  server.displayPrompt();
}

// The lines are entered as in the editor: a function may have empty lines, and chains of calls.
function load(server, file) {
  try {
    if (fs.statSync(file).isFile()) {
      const text = fs.readFileSync(file, 'utf8');
      server._turnOnEditorMode();
      server._loading = true;
      server.write(text);
      server._loading = false;
      server._turnOffEditorMode();
      server.write('\n');
      return;
    }
    server.output.write(`Failed to load: ${file} is not a valid file\n`);
  } catch {
    server.output.write(`Failed to load: ${file}\n`);
  }
  server.displayPrompt();
}

function edit(server) {
  server._turnOnEditorMode();
  server.output.write('// Entering editor mode (Ctrl+D to finish, Ctrl+C to cancel)\n');
}

const kCommands = {
  break: { help: 'Sometimes you get stuck, this gets you out', action: stop },
  clear: { help: undefined, action: clear },
  exit: { help: 'Exit the REPL', action: (server) => server.close() },
  help: { help: 'Print this help message', action: help },
  save: { help: 'Save all evaluated commands in this REPL session to a file', action: save },
  load: { help: 'Load JS from a file into the REPL session', action: load },
};

function defineCommands(server) {
  for (const [name, { help: text, action }] of Object.entries(kCommands)) {
    server.defineCommand(name, {
      help: text,
      action(argument) { action(this, argument); },
    });
  }
  server.commands.clear.help = server.useGlobal ? 'Alias for .break' :
    'Break, and also clear the local context';
  if (!server.terminal) return;
  server.defineCommand('editor', {
    help: 'Enter editor mode',
    action() { edit(this); },
  });
}

module.exports = { defineCommands };
