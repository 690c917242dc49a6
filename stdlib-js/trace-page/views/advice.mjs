// What looks wrong, with advice; and what keeps the process alive.

import { aliveAt } from '../model/alive.mjs';
import { duration } from '../model/places.mjs';
import { RULES } from '../model/lints.mjs';
import { PageLink } from './guide.mjs';
import { html } from './html.mjs';

export function Advice({ page }) {
  const { player } = page;
  const { lints } = player;
  if (lints.length === 0) {
    return html`<p class="advice">Nothing looks wrong. Looked for: ${RULES.join(', ')}.</p>`;
  }
  return html`<ul class="advice">${lints.map((lint, n) => html`<li key=${n}>
    <button class="link" onClick=${() => player.to(lint.index)}>${lint.text}</button>
    <p>${lint.advice} <${PageLink} page=${page} path=${lint.page} /></p>
    <span class="hint">${lint.rule}</span></li>`)}</ul>`;
}

function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}

const MOST = 100;

export function Alive({ player }) {
  const { model, cursor } = player.trace;
  const list = aliveAt(model, cursor);
  const now = model.timeOf(cursor.index);
  const phase = model.phaseAt(cursor.index);
  if (list.length === 0) {
    return html`<p class="alive">Nothing that the trace knows of keeps the process alive
      ${phase === 'script' ? ', but its main script, which runs' : ': the loop ends'}.</p>`;
  }
  return html`<ul class="alive">${list.slice(0, MOST).map(({ why, thing, since }) => html`
    <li key=${thing.n}><button class="link" onClick=${() => (
      player.select({ trace: player.lead, thing }))}>${capital(why())}</button>
      <span class="hint"> ${since < 0 ? 'since before the trace'
        : `for ${duration(now - model.timeOf(since))}`}</span></li>`)}
    ${list.length > MOST && html`<li>and ${list.length - MOST} more</li>`}</ul>`;
}
