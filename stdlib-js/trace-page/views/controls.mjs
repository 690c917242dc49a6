// The bar above: step, play, run to something; speed, search, how the page looks.

import { html, useState } from './html.mjs';
import { SPEEDS } from '../player.mjs';

function Button({ on, label, children, pressed, off }) {
  return html`<button onClick=${on} title=${label} aria-label=${label} aria-pressed=${pressed}
    disabled=${off}>${children}</button>`;
}

function Steps({ player }) {
  return html`<div class="group" role="group" aria-label="steps">
    <${Button} on=${() => player.toStart()} label="to the beginning (Home)">|\u25c0<//>
    <${Button} on=${() => player.step(-1)} label="one record back (left arrow)">\u25c0<//>
    <button class="play" title="play, pause (space)" aria-label="play"
      onClick=${() => (player.playing ? player.pause() : player.play())}>
      ${player.playing ? '\u2016 pause' : '\u25b6 play'}</button>
    <${Button} on=${() => player.step(1)} label="one record on (right arrow)">\u25b6<//>
    <${Button} on=${() => player.toEnd()} label="to the end (End)">\u25b6|<//>
  </div>`;
}

const RUNS = [['callback', 'n'], ['phase', 'p'], ['print', 'o'], ['turn', 't']];

function Runs({ player }) {
  return html`<div class="group" role="group" aria-label="run to the next">
    <span class="hint">next</span>
    ${RUNS.map(([stop, key]) => html`<button key=${stop} title=${`next ${stop} (${key})`}
      onClick=${() => player.next(stop, 1)}>${stop}</button>`)}
  </div>`;
}

function Speed({ player }) {
  return html`<label class="group speed" title="slower and faster (, and .)">
    <span class="hint">speed</span>
    <input type="range" min="0" max=${SPEEDS.length - 1} value=${player.speed}
      aria-label="records per second"
      onInput=${(event) => player.faster(Number(event.target.value) - player.speed)} />
    <span class="amount">${SPEEDS[player.speed]}/s</span></label>`;
}

function Search({ player, page }) {
  const enter = (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    player.nextHit(event.shiftKey ? -1 : 1);
  };
  return html`<label class="group search" title="records with all of these words (/)">
    <input type="search" id="search" placeholder="/ words of records"
    value=${player.query} aria-label="search" onKeyDown=${enter}
    onInput=${(event) => page.search(event.target.value)} />
    ${player.query !== '' && html`<span class="amount">${player.hits.length}${
      player.searches ? '\u2026' : ''}</span>`}</label>`;
}

export function Breakpoints({ player, choices }) {
  const [kind, setKind] = useState('phase');
  const values = choices.find((choice) => choice.kind === kind)?.values ?? [];
  const add = (event) => {
    if (event.target.value === '') return;
    player.addBreak({ kind, value: event.target.value });
    event.target.value = '';
    event.target.blur(); // the next key is for the page: b
  };
  return html`<div class="group breakpoints" role="group" aria-label="breakpoints">
    <span class="hint">stop at</span>
    <select value=${kind} aria-label="kind of breakpoint"
      onChange=${(event) => setKind(event.target.value)}>
      ${choices.map((choice) => html`<option key=${choice.kind}>${choice.kind}</option>`)}</select>
    <select aria-label="value of the breakpoint" onChange=${add}><option value="">\u2026</option>
      ${values.map((value) => html`<option key=${value}>${value}</option>`)}</select>
    ${player.breakpoints.map((point, n) => html`<button class="chip break" key=${n}
      title="take it away" onClick=${() => player.removeBreak(n)}>
      ${point.kind} ${point.value} \u00d7</button>`)}
    ${player.breakpoints.length > 0 && html`<button onClick=${() => player.run(1)}
      title="run to a breakpoint (b)">run</button>`}
  </div>`;
}

// Of a program that is watched: the program itself, not what is shown of it.
function Program({ page }) {
  if (page.running !== 'running' && !page.isStopped) return null;
  return html`<button class="program" aria-pressed=${page.isStopped}
    title="stop the program itself, let it go on (s)" onClick=${() => page.switchRunning()}>
    ${page.isStopped ? '\u25b6 let the program go on' : '\u25a0 stop the program'}</button>`;
}

export function Controls({ page }) {
  const { player } = page;
  return html`<header class="controls">
    <h1>Orrery <span class="hint">${page.caption}</span></h1>
    <${Program} page=${page} />
    ${page.runAgain !== undefined && html`<button class="program" onClick=${page.runAgain}
      title="run the program again on these loops (r)">\u21bb run again</button>`}
    <${Steps} player=${player} /><${Runs} player=${player} /><${Speed} player=${player} />
    <${Search} player=${player} page=${page} />
    <div class="group" role="group" aria-label="how it looks">
      <${Button} on=${() => page.switchTheme()} label="dark, light (d)">\u25d0<//>
      <${Button} on=${() => page.switchSize()} label="large text (g)" pressed=${page.large}>A+<//>
      <${Button} on=${() => page.switchHelp()} label="keys (?)" pressed=${page.help}>?<//>
    </div>
  </header>`;
}
