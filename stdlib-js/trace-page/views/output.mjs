// The console of the program up to now, and its source with the current line.

import { currentPlace } from '../model/causes.mjs';
import { parsePlace } from '../model/places.mjs';
import { html, useMemo } from './html.mjs';
import { VirtualList } from './virtual_list.mjs';

export function Console({ trace, hidden, onSelect, isMarked = () => false }) {
  const { model, cursor } = trace;
  const count = model.outputAt(cursor.index);
  const row = (n) => {
    const { index, text, fd, isProblem } = model.output[n];
    const kind = `line ${fd === 2 ? 'error' : ''} ${isProblem ? 'problem' : ''} ${
      index === cursor.index ? 'now' : ''}`;
    const [moved, why, mark] = isMarked(index)
      ? ['moved', 'not in this order in all traces', '\u2260 '] : ['', '', ''];
    return html`<button class=${`${kind} ${moved}`} title=${why} onClick=${() => onSelect(index)}>
      ${mark}${text || ' '}</button>`;
  };
  return html`<section class="console"><h3>console <span class="count">${hidden ? '?' : count || ''}
    </span></h3>
    ${hidden ? html`<p class="hidden">hidden while the quiz asks</p>`
      : html`<${VirtualList} count=${count} row=${row} shown=${count - 1} label="console" />`}
  </section>`;
}

const KEYWORDS = 'const|let|var|function|return|async|await|if|else|for|while|new|class|import|' +
  'from|export|of|in|throw|try|catch';
const WORDS = new RegExp('(\\/\\/.*$)|(\'[^\']*\'|"[^"]*"|\x60[^\x60]*\x60)|' +
  `\\b(${KEYWORDS})\\b`, 'g');

function coloured(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(WORDS)) {
    const kind = match[1] ? 'comment' : match[2] ? 'string' : 'keyword';
    parts.push(text.slice(end, match.index), html`<span class=${kind}>${match[0]}</span>`);
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  return parts;
}

function firstSource(sources, model) {
  const paths = [...sources.keys()];
  const words = (model.header.argv ?? []).slice(1).map((word) => word.replace(/^\.\//, ''));
  const script = paths.find((path) => (
    words.some((word) => path === word || path.endsWith(`/${word}`))));
  return script ?? paths[0];
}

export function Source({ trace, sources }) {
  const { model, cursor } = trace;
  const found = currentPlace(model, cursor.index);
  const place = parsePlace(found?.where);
  const file = place !== undefined && sources.has(place.file) ? place.file
    : firstSource(sources, model);
  const lines = useMemo(() => (sources.get(file) ?? '').split('\n'), [file]);
  if (file === undefined) {
    return html`<section class="source"><h3>source</h3>
      <p class="hidden">${found === undefined ? 'The program\u2019s source is not in this trace.'
        : `At ${found.where}; its source is not in this trace.`}</p></section>`;
  }
  const current = place?.file === file ? place.line - 1 : undefined;
  const row = (n) => html`<div class=${`line ${n === current ? 'current' : ''}`}>
    <span class="number">${n + 1}</span><code>${coloured(lines[n])}</code></div>`;
  return html`<section class="source"><h3>source
    <span class="hint">${file.slice(file.lastIndexOf('/') + 1)}${current === undefined ? ''
      : `:${place.line}${found.exact ? '' : ' (where it was scheduled)'}`}</span></h3>
    <${VirtualList} count=${lines.length} row=${row} shown=${current} label="source" />
  </section>`;
}
