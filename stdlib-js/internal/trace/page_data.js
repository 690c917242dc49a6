'use strict';
// What the page is given: traces as they stand in their files, and the sources that they name.
//
//   readTrace(file, most)    { name, lines }; throws what the reader is to be told. Of more bytes
//                            than `most` the beginning, and a record of how much is missing
//   new Sources()            take(lines) gives { path: text } of the files whose places come up
//                            there for the first time; add(path); all: what was found so far
//   pageText({ traces, sources, live, again })   the whole page, as HTML
//   securityPolicy(html)     the Content-Security-Policy under which it works

const fs = require('fs');

const kMostTraceBytes = 96 << 20;
const kMostSources = 200;
const kMostSourceBytes = 512 * 1024;
const kPlace = /"where":"((?:[^"\\]|\\.)*):\d+:\d+"/g;

function beginningOf(file, most) {
  const { GrowingTrace } = require('internal/trace/growing_trace');
  const trace = new GrowingTrace(file);
  trace.look();
  const lines = trace.beginning(most);
  trace.close();
  return lines;
}

function readTrace(file, most = kMostTraceBytes) {
  const isLong = fs.statSync(file).size > most;
  const lines = isLong ? beginningOf(file, most) : fs.readFileSync(file, 'utf8');
  const why = require('internal/deps/trace_model').refusal(lines);
  if (why !== undefined) throw new Error(`${file}: ${why}`);
  return { name: JSON.parse(lines.slice(0, lines.indexOf('\n'))).loop, lines };
}

function sourceText(path) {
  try {
    const { size } = fs.statSync(path);
    return size <= kMostSourceBytes ? fs.readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined; // gone, or never a file ([eval])
  }
}

function pathOfPlace(place) {
  const name = JSON.parse(`"${place}"`);
  if (!name.startsWith('file:')) return name;
  return require('url').fileURLToPath(name);
}

class Sources {
  all = {};
  #seen = new Set();

  take(lines) {
    const found = {};
    for (const [, place] of lines.matchAll(kPlace)) {
      if (this.#seen.has(place) || this.#seen.size === kMostSources) continue;
      this.#seen.add(place);
      Object.assign(found, this.add(pathOfPlace(place)));
    }
    return found;
  }

  add(path) {
    const text = path in this.all ? undefined : sourceText(path);
    if (text === undefined) return {};
    this.all[path] = text;
    return { [path]: text };
  }
}

function sourcesOf(traces) {
  const sources = new Sources();
  for (const { lines } of traces) sources.take(lines);
  return sources.all;
}

// Within a script element nothing may look like its end, or begin a comment.
function embedded(data) {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

function pageText({ traces, sources = sourcesOf(traces), live = null, again = null }) {
  const template = require('internal/deps/trace_page');
  return template.replace('<!--data-->', () => embedded({ traces, sources, live, again }));
}

function hashesOf(html, element) {
  const { createHash } = require('crypto');
  const found = html.matchAll(new RegExp(`<${element}>([^]*?)</${element}>`, 'g'));
  return [...found].map(([, text]) => {
    return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  });
}

// Only what is in the page itself, and nothing from or to anywhere but here.
function securityPolicy(html) {
  return ["default-src 'none'", `script-src ${hashesOf(html, 'script').join(' ')}`,
    `style-src ${hashesOf(html, 'style').join(' ')}`, "connect-src 'self'", "img-src data:",
    "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"].join('; ');
}

module.exports = { Sources, pageText, readTrace, securityPolicy };
