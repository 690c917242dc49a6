// What is shown below, one at a time: why, the records, what keeps the process alive, advice, the
// quiz, the guide, the comparison, the source.

import { Advice, Alive } from './advice.mjs';
import { Compare } from './compare.mjs';
import { Details } from './details.mjs';
import { Guide } from './guide.mjs';
import { html } from './html.mjs';
import { Source } from './output.mjs';
import { Quiz } from './quiz.mjs';
import { Records } from './records.mjs';

const SHOWN = {
  why: ({ page }) => html`<${Details} page=${page} />`,
  records: ({ page }) => html`<${Records} player=${page.player} />`,
  alive: ({ page }) => html`<${Alive} player=${page.player} />`,
  advice: ({ page }) => html`<${Advice} page=${page} />`,
  quiz: ({ page }) => html`<${Quiz} key=${page.player.trace.name} player=${page.player}
    onHide=${(hides) => page.hideConsole(hides)} />`,
  guide: ({ page }) => html`<${Guide} page=${page} />`,
  source: ({ page }) => html`<${Source} trace=${page.player.trace}
    sources=${page.player.sources} />`,
  compare: ({ page }) => html`<${Compare} player=${page.player} />`,
};

function tabText(page, tab) {
  if (tab === 'quiz') return 'what prints next?';
  if (tab !== 'advice') return tab;
  const count = page.tab === 'advice' || !page.player.follows ? page.player.lints.length : 0;
  return count > 0 ? `advice (${count})` : 'advice';
}

export function Below({ page }) {
  const Shown = SHOWN[page.tab];
  const isTall = page.tab === 'compare' || (page.tab === 'guide' && page.read.length > 0);
  return html`<section class=${`below ${isTall ? 'tall' : ''}`}>
    <nav role="tablist">${page.tabs.map((tab) => html`<button role="tab" key=${tab}
      aria-selected=${tab === page.tab} onClick=${() => page.openTab(tab)}>
      ${tabText(page, tab)}</button>`)}</nav>
    <div class="shown" role="tabpanel"><${Shown} page=${page} /></div>
  </section>`;
}
