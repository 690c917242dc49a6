// The timeline: a canvas with lanes, zoomed by the wheel or + and -, moved by dragging.
//
//   <Timeline trace view=${TimelineView} onIndex onThing theme compact quiet />
//
// `quiet`: what was printed is not shown, as long as the quiz asks.
// `compact`: one of several, with the name of its trace in place of the first lane's.

import { Lanes, visible } from '../timeline_lanes.mjs';
import { html, useEffect, useRef, useState } from './html.mjs';
import { AXIS, LABELS, LANE, Picture } from './timeline_picture.mjs';
import { axisOf } from './timeline_view.mjs';

const COMPACT = ['phases', 'callbacks', 'prints'];

// The canvas and the pointer over it. Outside of the component's state: drawing and dragging must
// not wait for a render.
class Board {
  lanes = [];
  #all;
  #canvas;
  #trace;
  #view;
  #drag = null;

  show(canvas, trace, view) {
    this.#canvas = canvas;
    this.#trace = trace;
    this.#view = view;
    const { model, cursor } = trace;
    if (this.model !== model) this.#all = new Lanes(model);
    const shown = [model.length, this.quiet].join();
    if (this.model !== model || this.shown !== shown) {
      Object.assign(this, { model, shown, lanes: this.#wanted(trace) });
    }
    // Where the user has moved it, it stays until the place moves.
    if (view.whole || cursor.index !== this.index) view.keepInSight(model, cursor.index);
    this.index = cursor.index;
  }

  #wanted({ name }) {
    const lanes = this.#all.update().filter(({ name: lane }) => !this.quiet || lane !== 'prints');
    if (!this.compact) return lanes;
    return lanes.filter((lane) => COMPACT.includes(lane.name))
      .map((lane, n) => (n === 0 ? { ...lane, name } : lane));
  }

  get pixel() {
    return (this.#view.to - this.#view.from) / (this.#canvas.clientWidth - LABELS);
  }

  // The lanes only if they look otherwise than before: a step only moves the line over them.
  draw() {
    const canvas = this.#canvas;
    if (!canvas || canvas.clientWidth === 0) return;
    const { model, cursor } = this.#trace;
    const { from, to, kind } = this.#view;
    const picture = new Picture(canvas, axisOf(model, kind), this.#view);
    const scale = window.devicePixelRatio || 1;
    const size = [canvas.clientWidth, canvas.clientHeight].map((px) => Math.round(px * scale));
    const drawn = [from, to, kind, this.shown, this.theme, ...size].join();
    if (drawn !== this.drawn) {
      this.drawn = drawn;
      [canvas.width, canvas.height] = size;
      picture.draw(this.lanes, scale);
    }
    const at = picture.cursorAt(cursor.index);
    const line = canvas.nextElementSibling;
    line.hidden = at < 0;
    line.style.transform = `translateX(${at - 1}px)`;
  }

  wheel = (event) => {
    event.preventDefault();
    const view = this.#view;
    const { model } = this.#trace;
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      view.move(model, (event.deltaX || event.deltaY) * this.pixel);
    } else {
      view.zoom(model, event.deltaY > 0 ? 1.25 : 0.8, this.#placeAt(event.offsetX));
    }
    this.draw();
  };

  down(event) {
    this.#drag = { x: event.offsetX, moved: false };
    event.target.setPointerCapture(event.pointerId);
  }

  // Whether it was a drag.
  move(event) {
    const drag = this.#drag;
    if (drag === null) return false;
    if (Math.abs(event.offsetX - drag.x) < 3 && !drag.moved) return true;
    drag.moved = true;
    this.#view.move(this.#trace.model, (drag.x - event.offsetX) * this.pixel);
    drag.x = event.offsetX;
    this.draw();
    return true;
  }

  // What was clicked on, {index, thing}, if it was not a drag: a bar, or a place of the axis.
  up({ offsetX, offsetY }) {
    const drag = this.#drag;
    this.#drag = null;
    if (drag === null || drag.moved || offsetX < LABELS) return undefined;
    if (offsetY < AXIS) {
      const axis = axisOf(this.#trace.model, this.#view.kind);
      return { index: axis.indexAt(this.#placeAt(offsetX)) };
    }
    const bar = this.barAt(offsetX, offsetY);
    return bar === undefined ? undefined : { index: bar.begin, thing: bar.span.thing };
  }

  #placeAt(x) {
    return this.#view.from + (x - LABELS) * this.pixel;
  }

  barAt(x, y) {
    const lane = this.lanes[Math.floor((y - AXIS) / LANE)];
    if (lane === undefined || x < LABELS) return undefined;
    const axis = axisOf(this.#trace.model, this.#view.kind);
    const at = this.#placeAt(x);
    let found;
    visible(lane.bars, axis, at - 2 * this.pixel, at + 2 * this.pixel, 0, (bar) => {
      found ??= bar;
      if (axis.begin(bar) <= at) found = bar;
    });
    return found;
  }
}

export function Timeline({ trace, view, onIndex, onThing, theme, compact, quiet }) {
  const canvas = useRef(null);
  const [board] = useState(() => new Board());
  const [hover, setHover] = useState('');
  Object.assign(board, { compact, theme, quiet });
  board.show(canvas.current, trace, view);
  useEffect(() => {
    board.show(canvas.current, trace, view);
    board.draw();
  });
  useEffect(() => {
    const element = canvas.current;
    const observer = new ResizeObserver(() => board.draw());
    observer.observe(element);
    element.addEventListener('wheel', board.wheel, { passive: false });
    return () => {
      observer.disconnect();
      element.removeEventListener('wheel', board.wheel);
    };
  }, []);
  const move = (event) => {
    if (!board.move(event)) setHover(board.barAt(event.offsetX, event.offsetY)?.label() ?? '');
  };
  const up = (event) => {
    const found = board.up(event);
    if (found === undefined) return;
    onIndex(found.index);
    if (found.thing !== undefined) onThing(found.thing);
  };
  return html`<div class="timeline-box"><canvas class="timeline" ref=${canvas} title=${hover}
    role="img" aria-label="timeline" style=${{ height: `${board.lanes.length * LANE + AXIS}px` }}
    onPointerDown=${(event) => board.down(event)} onPointerMove=${move} onPointerUp=${up} />
    <div class="cursor-line"></div></div>`;
}
