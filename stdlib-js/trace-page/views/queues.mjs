// The queues, with what waits in each in the order in which its turn comes; operations in flight.

import { countsSince } from '../model/alive.mjs';
import { duration, shortPlace } from '../model/places.mjs';
import { labelOf, opLabel, requestOf, roleOf, typeName } from '../model/names.mjs';
import { thingOf, whereOf } from '../model/causes.mjs';
import { html } from './html.mjs';

const MOST = 40;

const QUEUES = [
  ['ticks', 'nextTick', 'before everything else'],
  ['microtasks', 'microtasks', 'after nextTick'],
  ['timers', 'timers', 'by deadline'],
  ['immediates', 'immediates', 'in check'],
  ['requests', 'requests', 'wait for an outcome'],
  ['pending', 'pending', 'done on the pool'],
  ['closing', 'closing', 'told in close'],
  ['promises', 'promises', 'not settled'],
];

const PLACES = [
  ['driver', 'at the driver', 'not handed over'],
  ['kernel', 'in the kernel', 'handed over'],
  ['pool', 'on the pool', 'blocking work'],
  ['handles', 'handles', 'open'],
];

function dueText(model, cursor, thing) {
  const due = model.dueOf(thing, cursor.index);
  if (due === undefined) return '';
  const left = due - model.timeOf(cursor.index);
  return left >= 0 ? ` in ${duration(left)}` : ` late ${duration(-left)}`;
}

export function shortName(model, thing) {
  if (thing.kind === 'op') return opLabel(thing);
  if (thing.kind === 'handle') return `${thing.number} ${roleOf(thing) || thing.how || ''}`;
  if (thing.kind === 'work') {
    const request = requestOf(thing);
    const of = thing.operation !== undefined ? opLabel(thing.operation)
      : request === undefined ? 'work' : typeName(request.type).replace(/^an? /, '');
    return thing.began >= 0 && thing.thread !== undefined ? `${of}, ${thing.thread}` : of;
  }
  if (thing.where !== undefined) return shortPlace(thing.where);
  const near = whereOf(model, thing);
  return near === undefined ? 'library' : `for ${shortPlace(near.where)}`;
}

function Chip({ trace, thing, onSelect, chosen, queue }) {
  const { model, cursor } = trace;
  const due = queue === 'timers' ? dueText(model, cursor, thing) : '';
  const kind = queue === 'requests' ? `${typeName(thing.type).replace(/^an? /, '')} ` : '';
  const text = `${kind}${shortName(model, thing)}${due}`;
  const counts = countsSince(thing, cursor.index) !== undefined;
  return html`<button class=${`chip ${chosen ? 'chosen' : ''} ${counts ? '' : 'uncounted'}`}
    title=${counts ? text : `${text}: does not keep the process alive`}
    onClick=${() => onSelect(thing)}>${text}</button>`;
}

const OF_SCRIPT = new Set(['ticks', 'microtasks', 'timers', 'immediates', 'requests', 'promises']);

function Queue({ trace, queue, name, hint, selected, onSelect }) {
  const isKnown = trace.model.hasCallbacks || !OF_SCRIPT.has(queue);
  const count = trace.cursor.count(queue);
  const shown = trace.cursor.first(queue, MOST);
  return html`<section class=${`queue ${queue} ${count > 0 ? 'filled' : 'empty'}`}>
    <h3 title=${hint}><span class="name">${name}</span> <span class="count">${count || ''}</span>
      <span class="hint">${isKnown ? hint : 'not recorded'}</span></h3>
    <div class="chips">
      ${shown.map((thing) => html`<${Chip} key=${thing.n} trace=${trace} thing=${thing}
        queue=${queue} chosen=${selected?.thing === thing} onSelect=${onSelect} />`)}
      ${count > MOST && html`<span class="more">and ${count - MOST} more</span>`}
    </div>
  </section>`;
}

export function Queues({ trace, selected, onSelect, compact }) {
  const list = compact ? [...QUEUES.slice(0, 5), ...PLACES.slice(0, 3)] : [...QUEUES, ...PLACES];
  return html`<div class=${`queues ${compact ? 'compact' : ''}`}>
    ${list.map(([queue, name, hint]) => html`<${Queue} key=${queue} trace=${trace} queue=${queue}
      name=${name} hint=${hint} selected=${selected} onSelect=${onSelect} />`)}
  </div>`;
}

export function Stack({ trace, onSelect }) {
  const { model, cursor } = trace;
  const stack = model.stackAt(cursor.index);
  const phase = model.phaseAt(cursor.index);
  const base = phase === 'script' ? 'main script' : phase === undefined ? 'loop' : `${phase} phase`;
  const { event } = model.records[cursor.index] ?? {};
  const sync = event === 'sync' ? thingOf(model, cursor.index) : undefined;
  return html`<section class="stack"><h3>call stack</h3>
    ${sync !== undefined && html`<button class="frame sync" onClick=${() => onSelect(sync)}>
      <b>${labelOf(model, sync)}</b> for ${duration(sync.took)}</button>`}
    ${[...stack].reverse().map((span) => html`<button class="frame" key=${span.n}
      onClick=${() => onSelect(span.thing)}>
      <b>${typeName(span.thing.type).replace(/^an? /, '')}</b> ${shortName(model, span.thing)}
    </button>`)}
    <div class="frame base">${base}</div>
  </section>`;
}
