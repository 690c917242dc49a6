// A list of any length, of which only the rows in sight are made.
//
//   <VirtualList count row=${(index) => vnode} shown=${index to keep in sight} label lines />
//
// A row is `lines` em high, of the text around, so that large text has large rows.

import { html, useLayoutEffect, useRef, useState } from './html.mjs';

const BEYOND = 6;

function keepInSight(element, shown, height) {
  if (shown === undefined || shown < 0) return;
  const top = shown * height;
  if (top < element.scrollTop || top + height > element.scrollTop + element.clientHeight) {
    element.scrollTop = top - element.clientHeight / 2;
  }
}

export function VirtualList({ count, row, shown, label, lines = 1.6 }) {
  const element = useRef(null);
  const [place, setPlace] = useState({ top: 0, room: 400, height: 24 });
  const look = () => {
    const { scrollTop, clientHeight } = element.current;
    const height = Math.round(lines * parseFloat(getComputedStyle(element.current).fontSize));
    setPlace((old) => (old.top === scrollTop && old.room === clientHeight && old.height === height
      ? old : { top: scrollTop, room: clientHeight, height }));
  };
  useLayoutEffect(() => {
    const observer = new ResizeObserver(look);
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    keepInSight(element.current, shown, place.height);
    look();
  }, [shown, count, place.height]);
  const first = Math.max(0, Math.floor(place.top / place.height) - BEYOND);
  const last = Math.min(count, Math.ceil((place.top + place.room) / place.height) + BEYOND);
  const rows = [];
  for (let i = first; i < last; i++) {
    rows.push(html`<div class="row" key=${i} style=${{
      top: `${i * place.height}px`, height: `${place.height}px` }}>${row(i)}</div>`);
  }
  return html`<div class="virtual" ref=${element} onScroll=${look} tabindex="0" role="group"
    aria-label=${label}><div style=${{ height: `${count * place.height}px` }}>${rows}</div></div>`;
}
