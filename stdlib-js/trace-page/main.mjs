// Begins the page: takes the data that is in it, draws, listens to keys, plays.
//
// The data (the element #data, JSON): {traces: [{name, lines: NDJSON}], sources: {path: text},
// live: null or {url}, again: null or {url}}.

import { onKey } from './keys.mjs';
import { listen } from './live.mjs';
import { refusal } from './model/parse.mjs';
import { Page } from './page.mjs';
import { Player } from './player.mjs';
import { App } from './views/app.mjs';
import { html, render } from './views/html.mjs';

const NOTHING = { traces: [], sources: {}, live: null, again: null };

let current; // the page that is shown

function readData() {
  const { textContent } = document.getElementById('data');
  try {
    return { ...NOTHING, ...JSON.parse(textContent) };
  } catch {
    return NOTHING; // the page by itself, without data
  }
}

function dress({ program, theme, size }) {
  if (program !== '') document.title = `${program}: the loop`;
  Object.assign(document.documentElement.dataset, { theme, size });
}

// What cannot be shown leaves a message, and is told to the console.
function fail(error) {
  const message = document.createElement('p');
  message.className = 'no-trace';
  message.textContent =
    `This trace cannot be shown (${error.message}). Another can be dropped here.`;
  document.getElementById('root').replaceChildren(message);
  current = undefined;
  throw error;
}

function begin(data) {
  const root = document.createElement('div');
  document.getElementById('root').replaceChildren(root);
  let waits = true;
  let last = 0;
  const redraw = () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(draw);
  };
  const player = new Player(data, redraw);
  const page = new Page(player, redraw);
  const draw = (now) => {
    if (page !== current) return; // other files have been opened
    if (player.playing) player.advance(Math.min(100, last === 0 ? 0 : now - last));
    last = player.playing ? now : 0;
    player.searchOn();
    waits = false;
    dress(page);
    try {
      render(html`<${App} page=${page} />`, root);
    } catch (error) {
      fail(error);
    }
    if (player.playing || player.searches) redraw();
  };
  current = page;
  draw(0);
}

function tryToBegin(data) {
  try {
    begin(data);
  } catch (error) {
    fail(error);
  }
}

function follow(page, url) {
  const { player } = page;
  page.live = listen(url, {
    receive: (text) => player.receive(text),
    wants: () => player.wants,
    watch: (told) => page.watch(told),
    status: (text) => {
      if (page.running !== 'ended') page.tell(text); // how it has ended says more
    },
  });
}

// Runs of a program that can be made anew: the page is loaded again when they are there.
function offerAgain(page, url) {
  const { send } = listen(url, {
    watch: ({ again, failed = '' }) => (again ? location.reload() : page.tell(failed)),
    status: (text) => page.tell(text === 'live' ? '' : text),
  });
  page.runAgain = () => {
    page.tell('runs again\u2026');
    send('again');
  };
}

async function readFile(file) {
  try {
    const lines = await file.text();
    return { name: file.name.replace(/\.ndjson$/, ''), lines, why: refusal(lines) };
  } catch (error) {
    return { why: error.message };
  }
}

const MOST_FILES = 3;

async function openFiles(files) {
  const read = await Promise.all(files.slice(0, MOST_FILES).map(readFile));
  const notices = read.flatMap(({ why }, n) => (why ? [`${files[n].name}: ${why}.`] : []));
  if (files.length > MOST_FILES) notices.push(`Only ${MOST_FILES} traces can be side by side.`);
  const traces = read.filter(({ why }) => why === undefined);
  if (traces.length > 0 || current === undefined) tryToBegin({ ...NOTHING, traces });
  current?.notify(notices.join(' '));
}

const data = readData();
tryToBegin(data);
if (data.live !== null) follow(current, data.live.url);
if (data.again !== null) offerAgain(current, data.again.url);

addEventListener('keydown', (event) => {
  if (current?.player.traces.length > 0 && onKey(current, event)) event.preventDefault();
});
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  if (event.dataTransfer.files.length > 0) openFiles([...event.dataTransfer.files]);
});
