'use strict';
// orrery trace view|export|compare: what one does with a trace.
//
//   isCommand(words)     the words behind 'trace' name one
//   runCommand(words)

const fs = require('fs');
const { parseArgs } = require('util');

const commands = { __proto__: null, view, export: exportPage, compare };

const kUsage = `usage:
  orrery trace view FILE... [--port=N]          shows traces on a page of this machine
  orrery trace export FILE... -o PAGE.html      makes one file of it that needs no server
  orrery trace compare [--loops=A,B] [--text] [-o PAGE.html] SCRIPT [ARGUMENT...]
                                                runs SCRIPT on several loops, side by side
`;

class UsageError extends Error {}

function needFiles(files) {
  if (files.length === 0) throw new UsageError('which trace?');
  const { readTrace } = require('internal/trace/page_data');
  return files.map((file) => readTrace(file));
}

function portOf(text = '0') {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new UsageError(`--port=${text} is no port`);
  }
  return port;
}

async function show(traces, port) {
  const { pageText } = require('internal/trace/page_data');
  const html = pageText({ traces });
  const { servePage } = require('internal/trace/page_server');
  const { url } = await servePage({ port, page: () => html });
  process.stdout.write(`${url}\nCtrl+C ends it.\n`);
}

// Of runs: a page says 'again', and is told when there are new ones.
async function showRuns(run, port) {
  const { pageText } = require('internal/trace/page_data');
  const { servePage } = require('internal/trace/page_server');
  let traces = await run();
  const runAgain = async () => {
    try {
      traces = await run();
      return { again: true };
    } catch (error) {
      return { failed: error.message };
    }
  };
  const { url } = await servePage({
    port,
    page: (server) => pageText({ traces, again: { url: server.liveUrl } }),
    onLive(socket) {
      socket.on('error', () => socket.terminate());
      socket.on('message', async (data) => {
        if (String(data) === 'again') socket.send(JSON.stringify({ watch: await runAgain() }));
      });
    },
  });
  process.stdout.write(`${url}\nCtrl+C ends it.\n`);
}

function view(words) {
  const { values, positionals } = parseArgs({
    args: words, allowPositionals: true, options: { port: { type: 'string' } },
  });
  const port = portOf(values.port);
  return show(needFiles(positionals), port);
}

function writePage(traces, file) {
  fs.writeFileSync(file, require('internal/trace/page_data').pageText({ traces }));
  process.stdout.write(`${file}\n`);
}

function exportPage(words) {
  const { values, positionals } = parseArgs({
    args: words, allowPositionals: true, options: { output: { type: 'string', short: 'o' } },
  });
  if (values.output === undefined) throw new UsageError('-o says where the page goes');
  writePage(needFiles(positionals), values.output);
}

// The script's own words come behind it, and are not ours.
function splitAtScript(words) {
  const withValue = new Set(['--loops', '--port', '-o', '--output']);
  for (let i = 0; i < words.length; i++) {
    if (withValue.has(words[i])) i++;
    else if (!words[i].startsWith('-')) return [words.slice(0, i), words.slice(i)];
  }
  throw new UsageError('which script?');
}

async function compare(words) {
  const [own, command] = splitAtScript(words);
  const { values } = parseArgs({ args: own, options: {
    loops: { type: 'string' }, port: { type: 'string' }, text: { type: 'boolean' },
    output: { type: 'string', short: 'o' },
  } });
  const port = portOf(values.port);
  const { loopsThatWork, traceOn } = require('internal/trace/runs');
  const loops = values.loops === undefined ? loopsThatWork() : values.loops.split(',');
  const run = async () => {
    const traces = [];
    for (const loop of loops) traces.push(await traceOn(loop, command));
    return traces;
  };
  if (values.text) process.stdout.write(require('internal/trace/report').compareText(await run()));
  else if (values.output !== undefined) writePage(await run(), values.output);
  else await showRuns(run, port);
}

function isCommand(words) {
  return words.length > 0 && (words[0] in commands || words[0] === '--help');
}

async function runCommand(words) {
  if (words[0] === '--help') return void process.stdout.write(kUsage);
  try {
    await commands[words[0]](words.slice(1));
  } catch (error) {
    const misused = error instanceof UsageError || error.code?.startsWith('ERR_PARSE_ARGS');
    process.stderr.write(`orrery trace ${words[0]}: ${error.message}\n${misused ? kUsage : ''}`);
    process.exitCode = misused ? 9 : 1;
  }
}

module.exports = { isCommand, runCommand };
