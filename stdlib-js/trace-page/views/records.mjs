// All records in a list; those that the search found are marked.

import { title } from '../model/words.mjs';
import { duration } from '../model/places.mjs';
import { html } from './html.mjs';
import { VirtualList } from './virtual_list.mjs';

const DEEPER = new Set(['callback', 'phase', 'turn']);

function depthOf(model, index) {
  const { event } = model.records[index];
  const inside = model.stackAt(index).length - (event === 'callback' ? 1 : 0);
  const phase = model.phaseAt(index) === undefined || DEEPER.has(event) ? 0 : 1;
  return inside + phase;
}

export function Records({ player }) {
  const { model, index, hits, query } = player;
  const found = query !== '' ? hits : undefined;
  const count = found === undefined ? model.length : found.length;
  const row = (n) => {
    const at = found === undefined ? n : found[n];
    const record = model.records[at];
    return html`<button class=${`record ${record.event} ${at === index ? 'now' : ''}`}
      onClick=${() => player.to(at)}><span class="number">${at}</span>
      <span class="time">${duration(record.at)}</span>
      <span class="what" style=${{ paddingLeft: `${depthOf(model, at)}em` }}>${title(record)}</span>
      <span class="thread">${record.thread === 'loop' ? '' : record.thread}</span></button>`;
  };
  const shown = found === undefined ? index : found.indexOf(index);
  return html`<div class="records">
    ${found !== undefined && html`<p class="hint">${count} of ${model.length} records have
      \u201c${query}\u201d</p>`}
    <${VirtualList} count=${count} row=${row} shown=${shown} label="records" />
  </div>`;
}
