// Several traces side by side: the counts, and the order of prints and callbacks, with differences.

import { html, useState } from './html.mjs';
import { VirtualList } from './virtual_list.mjs';

function Table({ player }) {
  const { traces, comparison } = player;
  return html`<table class="counts"><thead><tr><th></th>
    ${traces.map(({ name }, n) => html`<th key=${n}>${name}</th>`)}</tr></thead>
    <tbody>${comparison.table.map(({ name, texts, differs }) => html`
      <tr key=${name} class=${differs ? 'differs' : ''}><th>${name}${differs && ' \u2260'}</th>
        ${texts.map((text, n) => html`<td key=${n}>${text}</td>`)}</tr>`)}</tbody></table>`;
}

function Cell({ player, row, which }) {
  const index = row.at[which];
  if (index < 0) return html`<span class="cell missing">not here</span>`;
  const moved = row.moved[which];
  const position = row.positions[which];
  return html`<button class=${`cell ${moved ? 'moved' : ''}`} onClick=${() => {
    player.leadWith(which);
    player.to(index);
  }} title=${moved ? `number ${position} here, ${row.positions[0]} in the first trace` : ''}>
    ${position}.${moved ? ` \u2260 ${row.positions[0]}.` : ''}</button>`;
}

function Order({ player, rows, label }) {
  if (rows.length === 0) return null;
  const { traces } = player;
  const row = (n) => html`<div class=${`order ${rows[n].missing ? 'missing' : ''}`}>
    <span class="what">${rows[n].label}</span>
    ${traces.map((_, which) => html`<${Cell} key=${which} player=${player} row=${rows[n]}
      which=${which} />`)}</div>`;
  return html`<div class="orders"><div class="order head"><span class="what">${label}</span>
    ${traces.map(({ name }, n) => html`<span class="cell" key=${n}>${name}</span>`)}</div>
    <${VirtualList} count=${rows.length} row=${row} label=${label} /></div>`;
}

export function Compare({ player }) {
  const [all, setAll] = useState(false);
  const { comparison } = player;
  const pick = (rows) => (all ? rows : comparison.differences(rows));
  return html`<div class="comparison">
    <${Table} player=${player} />
    <div class="differences">
      <p>${comparison.sentences.join(' ')}
        ${' '}<label><input type="checkbox" checked=${all}
          onChange=${(event) => setAll(event.target.checked)} /> show all</label></p>
      <div class="lists">
        <${Order} player=${player} rows=${pick(comparison.prints)} label="prints" />
        <${Order} player=${player} rows=${pick(comparison.callbacks)} label="callbacks" />
      </div>
    </div>
  </div>`;
}
