// Begins the page: takes the data that is in it, draws, listens to keys, plays.
//
// The data (the element #data, JSON): {traces: [{name, lines: NDJSON}], sources: {path: text},
// live: null or {url}}.

import { onKey } from './keys.mjs';
import { listen } from './live.mjs';
import { Page } from './page.mjs';
import { Player } from './player.mjs';
import { App } from './views/app.mjs';
import { html, render } from './views/html.mjs';

const NOTHING = { traces: [], sources: {}, live: null };

function readData() {
  const { textContent } = document.getElementById('data');
  try {
    return { ...NOTHING, ...JSON.parse(textContent) };
  } catch {
    return NOTHING; // the page by itself, without data
  }
}

function begin(data) {
  const root = document.getElementById('root');
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
    if (player.playing) player.advance(Math.min(100, last === 0 ? 0 : now - last));
    last = player.playing ? now : 0;
    waits = false;
    if (page.program !== '') document.title = `${page.program}: the loop`;
    document.documentElement.dataset.theme = page.theme;
    document.documentElement.dataset.size = page.size;
    render(html`<${App} page=${page} />`, root);
    if (player.playing) redraw();
  };
  draw(0);
  return page;
}

function follow(page, url) {
  const { player } = page;
  listen(url, {
    receive: (text) => player.receive(text),
    status(text) {
      page.status = text;
      player.select(player.selected);
    },
  });
}

async function openFiles(files) {
  const traces = await Promise.all([...files].slice(0, 3).map(async (file) => (
    { name: file.name.replace(/\.ndjson$/, ''), lines: await file.text() })));
  current = begin({ ...NOTHING, traces });
}

const data = readData();
let current = begin(data);
if (data.live !== null) follow(current, data.live.url);

addEventListener('keydown', (event) => {
  if (current.player.traces.length > 0 && onKey(current, event)) event.preventDefault();
});
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  if (event.dataTransfer.files.length > 0) openFiles(event.dataTransfer.files);
});
