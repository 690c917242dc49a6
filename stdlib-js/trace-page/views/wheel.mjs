// The phases of a turn as a wheel: the one that is going on is marked, and how much waits in each.

import { WHEEL } from '../model/kinds.mjs';
import { html } from './html.mjs';

const SIZE = 316;
const MIDDLE = SIZE / 2;
const OUTER = 140;
const INNER = 78;
const GAP = 0.025;

const QUEUE_OF = { timers: 'timers', pending: 'pending', check: 'immediates', close: 'closing' };

function point(radius, angle) {
  return `${(MIDDLE + radius * Math.sin(angle)).toFixed(2)} ` +
    `${(MIDDLE - radius * Math.cos(angle)).toFixed(2)}`;
}

function sector(n) {
  const from = (n - 0.5) / WHEEL.length * 2 * Math.PI + GAP;
  const to = (n + 0.5) / WHEEL.length * 2 * Math.PI - GAP;
  return `M${point(OUTER, from)} A${OUTER} ${OUTER} 0 0 1 ${point(OUTER, to)} ` +
    `L${point(INNER, to)} A${INNER} ${INNER} 0 0 0 ${point(INNER, from)} Z`;
}

function label(n) {
  const angle = n / WHEEL.length * 2 * Math.PI;
  const radius = (OUTER + INNER) / 2 - 1;
  return { x: MIDDLE + radius * Math.sin(angle), y: MIDDLE - radius * Math.cos(angle) };
}

// Things that wait for a phase, as small dots outside of it.
function Dots({ n, count }) {
  const most = Math.min(count, 12);
  return Array.from({ length: most }, (_, k) => {
    const angle = (n + (k - (most - 1) / 2) * 0.07) / WHEEL.length * 2 * Math.PI;
    const [x, y] = point(OUTER + 9, angle).split(' ');
    return html`<circle key=${k} cx=${x} cy=${y} r="4" class="dot" />`;
  });
}

function waitingFor(phase, cursor, model) {
  if (phase === 'dispatch') return model.eventsAt(cursor.index);
  if (phase === 'poll') return cursor.count('kernel') + cursor.count('driver');
  return cursor.count(QUEUE_OF[phase]);
}

export function Wheel({ trace, onPhase }) {
  const { model, cursor } = trace;
  const active = model.phaseAt(cursor.index);
  const turn = model.turnAt(cursor.index);
  const asleep = active === 'poll' && model.records[cursor.index]?.event === 'poll' &&
    model.records[cursor.index].wait !== 0;
  const onKey = (phase) => (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation(); // Enter is also the key of the search
    onPhase(phase);
  };
  return html`<svg class="wheel" viewBox="0 0 ${SIZE} ${SIZE}" role="group"
      aria-label="turn ${turn}, phase ${active ?? 'none'}">
    ${WHEEL.map((phase, n) => html`
      <g key=${phase} class=${`sector ${phase} ${phase === active ? 'active' : ''}`}
          role="button" tabindex="0" aria-label="what the guide says of ${phase}"
          onKeyDown=${onKey(phase)} onClick=${() => onPhase(phase)}>
        <path d=${sector(n)} />
        <${Dots} n=${n} count=${waitingFor(phase, cursor, model)} />
        <text x=${label(n).x} y=${label(n).y}>${phase}</text>
        <text class="count" x=${label(n).x} y=${label(n).y + 17}>
          ${waitingFor(phase, cursor, model) || ''}</text>
      </g>`)}
    <circle cx=${MIDDLE} cy=${MIDDLE} r="66"
      class=${`hub ${active === 'script' ? 'active script' : ''}`} />
    <text class="turn" x=${MIDDLE} y=${MIDDLE - 6}>
      ${active === 'script' ? 'main script' : `turn ${turn}`}</text>
    <text class="now" x=${MIDDLE} y=${MIDDLE + 18}>
      ${asleep ? 'may sleep' : active === 'script' ? 'before turn 1' : active ?? 'between'}</text>
  </svg>`;
}
