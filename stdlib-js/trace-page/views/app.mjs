// The whole page: the bar above, a panel for each trace, the timeline, and what is shown below.

import { sentence } from '../model/words.mjs';
import { KEYS } from '../keys.mjs';
import { Below } from './below.mjs';
import { Breakpoints, Controls } from './controls.mjs';
import { html } from './html.mjs';
import { Console, Source } from './output.mjs';
import { Queues, Stack } from './queues.mjs';
import { Timeline } from './timeline.mjs';
import { Wheel } from './wheel.mjs';

// What it prints is not told while the quiz asks.
function Sentence({ trace, hidden }) {
  const { model, cursor: { index } } = trace;
  const isHidden = hidden && model.records[index]?.event === 'print';
  return html`<p class="now-sentence" aria-live="polite"><span class="number">${index}</span>
    ${isHidden ? 'The program prints something.' : sentence(model, index)}</p>`;
}

function Remarks({ page }) {
  const { remarks } = page;
  if (remarks === '') return null;
  return html`<p class="remarks" role="status">${remarks}</p>`;
}

function selecting(page, which) {
  const { player } = page;
  return {
    thing: (thing) => {
      player.select({ trace: which, thing });
      page.showTab('why');
    },
    index: (index) => {
      if (which !== player.lead) player.leadWith(which);
      player.to(index);
    },
  };
}

function onPhase(page) {
  return (phase) => page.showTopic(phase);
}

function Single({ page }) {
  const { player } = page;
  const { trace } = player;
  const select = selecting(page, player.lead);
  return html`<main class="single">
    <div class="left"><${Wheel} trace=${trace} onPhase=${onPhase(page)} />
      <${Stack} trace=${trace} onSelect=${select.thing} /></div>
    <${Queues} trace=${trace} selected=${player.selected} onSelect=${select.thing} />
    <div class="right"><${Source} trace=${trace} sources=${player.sources} />
      <${Console} trace=${trace} hidden=${page.hidesConsole} onSelect=${select.index} /></div>
  </main>`;
}

function Column({ page, which }) {
  const { player } = page;
  const trace = player.traces[which];
  const select = selecting(page, which);
  const leads = which === player.lead;
  return html`<section class=${`column ${leads ? 'leads' : ''}`}>
    <h2><button onClick=${() => player.leadWith(which)} aria-pressed=${leads}
      title="this trace leads (f)">${trace.name}</button>
      <span class="hint">${leads ? 'leads' : 'follows by cause'}</span></h2>
    <${Sentence} trace=${trace} hidden=${page.hidesConsole} />
    <div class="parts">
      <div class="left"><${Wheel} trace=${trace} onPhase=${onPhase(page)} />
        <${Stack} trace=${trace} onSelect=${select.thing} /></div>
      <div class="right"><${Queues} trace=${trace} selected=${player.selected} compact
          onSelect=${select.thing} />
        <${Console} trace=${trace} hidden=${page.hidesConsole} onSelect=${select.index}
          isMarked=${(index) => player.comparison.isMarked(which, index)} /></div>
    </div>
  </section>`;
}

function SideBySide({ page }) {
  return html`<main class="side-by-side">${page.player.traces.map((_, which) => html`
    <${Column} key=${which} page=${page} which=${which} />`)}</main>`;
}

function Lanes({ page }) {
  const { player, theme } = page;
  const { kind } = page.timeline;
  const several = player.traces.length > 1;
  const shown = (trace, which) => {
    const select = selecting(page, which);
    return html`<${Timeline} key=${which} trace=${trace} view=${page.timelineOf(which)}
      theme=${`${theme} ${page.size} ${kind}`} compact=${several} quiet=${page.hidesConsole}
      onIndex=${select.index}
      onThing=${(thing) => player.select({ trace: which, thing })} />`;
  };
  return html`<section class="lanes">
    <div class="bar"><span class="hint">${several ? `${player.trace.name}, ` : ''}by</span>
      <button aria-pressed=${kind === 'order'} title="by order, by time (x)"
        onClick=${() => page.switchAxis()}>${kind}</button>
      <button onClick=${() => page.zoom(0.6)} title="zoom in (+)" aria-label="zoom in">+</button>
      <button onClick=${() => page.zoom(1 / 0.6)} title="zoom out (-)"
        aria-label="zoom out">\u2212</button>
      <button onClick=${() => page.fit()} title="the whole timeline (0)">whole</button>
      <${Breakpoints} player=${player} choices=${player.choices} /></div>
    ${player.traces.map(shown)}
  </section>`;
}

function Help({ page }) {
  const key = ({ keys, name, what }) => html`<dt><kbd>${name ?? keys[0]}</kbd></dt>
    <dd>${what}</dd>`;
  return html`<div class="help" role="dialog" aria-label="keys" onClick=${() => page.switchHelp()}>
    <div><h2>keys</h2><dl>${KEYS.map(key)}</dl></div></div>`;
}

const NO_TRACE = 'There is no trace here yet. Drop the file of one (.ndjson) onto this page.';

function Notice({ page }) {
  if (page.notice === '') return null;
  return html`<p class="notice" role="alert">${page.notice} <button
    onClick=${() => page.notify('')} title="close (Esc)">close</button></p>`;
}

function Empty({ page }) {
  const { traces } = page.player;
  const empty = traces.length > 0 && `${traces[0].name}: this trace has no records.`;
  return html`<${Notice} page=${page} />
    <p class="no-trace">${page.status || empty || NO_TRACE}</p>`;
}

export function App({ page }) {
  const { player } = page;
  if (!(player.model?.length > 0)) return html`<${Empty} page=${page} />`;
  const several = player.traces.length > 1;
  return html`<div class="app">
    <${Controls} page=${page} />
    <${Remarks} page=${page} />
    <${Notice} page=${page} />
    ${page.isStopped && html`<p class="stopped" role="status">The program is stopped. What it has
      done can be looked at; the key s lets it go on.</p>`}
    ${!several && html`<${Sentence} trace=${player.trace}
      hidden=${page.hidesConsole} />`}
    ${several ? html`<${SideBySide} page=${page} />` : html`<${Single} page=${page} />`}
    <${Lanes} page=${page} />
    <${Below} page=${page} />
    ${page.help && html`<${Help} page=${page} />`}
  </div>`;
}
