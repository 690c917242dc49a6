'use strict';
// --watch: runs the program in a process of its own, and again when a file changes that it loaded,
// or with --watch-path when something changes there.
//
//   watch()
//
// A signal that ends this process goes to the program first.

const { spawn } = require('child_process');
const path = require('path');
const { getOption, getOptions } = require('internal/process/options');
const { FileSet } = require('internal/watch/files');

const kWithValue = /^--watch[-_]path$/;
const kOwnOption = /^--watch([-_]path=.*|[-_]preserve[-_]output)?$/;
const kClear = '\x1bc';

// The options for the program: all but those of watching.
function optionsOfChild() {
  const kept = [];
  const given = process.execArgv;
  for (let i = 0; i < given.length; i++) {
    if (kWithValue.test(given[i])) i++;
    else if (!kOwnOption.test(given[i])) kept.push(given[i]);
  }
  return kept;
}

function paint(color, text) {
  if (!process.stdout.isTTY) return text;
  const codes = { blue: 34, green: 32, red: 31 };
  return `\x1b[${codes[color]}m${text}\x1b[39m`;
}

function say(color, text) {
  process.stdout.write(`${paint(color, text)}\n`);
}

class Watcher {
  constructor(command) {
    this.command = command;
    this.name = `'${command.join(' ')}'`;
    this.paths = getOptions('--watch-path');
    this.files = new FileSet(() => this.restart());
    this.child = null;
    this.ended = null;
    this.restarting = false;
  }

  addFiles() {
    if (this.paths.length === 0) this.files.addFile(path.resolve(this.command[0]));
    for (const each of this.paths) this.files.addTree(path.resolve(each));
  }

  start() {
    const child = spawn(process.execPath, [...optionsOfChild(), ...this.command], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, WATCH_REPORT_DEPENDENCIES: '1' },
    });
    this.child = child;
    child.on('message', (message) => this.onMessage(message));
    this.ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        this.child = null;
        if (!this.restarting) this.tellEnd(code);
        resolve(code ?? 128 + require('os').constants.signals[signal]);
      });
    });
    // The next turn of changes may come when the program has ended.
    this.addFiles();
  }

  onMessage(message) {
    if (this.paths.length > 0 || !Array.isArray(message?.['watch:require'])) return;
    for (const file of message['watch:require']) this.files.addFile(String(file));
  }

  tellEnd(code) {
    if (code === 0) say('green', `Completed running ${this.name}`);
    else say('red', `Failed running ${this.name}`);
  }

  async stop(signal) {
    this.restarting = true;
    this.files.clear();
    this.child?.kill(signal);
    return this.ended;
  }

  async restart() {
    if (this.restarting) return;
    await this.stop('SIGTERM');
    if (!getOption('--watch-preserve-output') && process.stdout.isTTY) {
      process.stdout.write(kClear);
    }
    say('green', `Restarting ${this.name}`);
    this.restarting = false;
    this.start();
  }
}

function watch() {
  const watcher = new Watcher(process.argv.slice(1));
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, async () => {
      const running = watcher.child !== null;
      const code = await watcher.stop(signal);
      process.exit(running ? code : 0);
    });
  }
  watcher.start();
}

module.exports = { watch };
