// How the timeline is painted on its canvas.
//
//   new Picture(canvas, axis, view)    draw(lanes, scale); cursorAt(index): px, or -1: not in sight
//   LABELS, LANE, AXIS      px: the width of the lanes' names, the height of a lane, and of the
//                           axis, which is above them

import { duration } from '../model/places.mjs';
import { visible } from '../timeline_lanes.mjs';

export const LABELS = 92;
export const LANE = 17;
export const AXIS = 20;

function colourOf(style, kind) {
  const name = kind.startsWith('op ') ? 'op' : kind;
  return style.getPropertyValue(`--${name}`) || style.getPropertyValue('--other');
}

export class Picture {
  constructor(canvas, axis, view) {
    Object.assign(this, { canvas, axis, view });
    this.style = getComputedStyle(canvas);
    this.context = canvas.getContext('2d');
    this.letter = 0.63 * parseFloat(this.style.fontSize); // px, of one on average
    this.width = canvas.clientWidth - LABELS;
    this.colours = new Map();
  }

  x(value) {
    return LABELS + (value - this.view.from) / (this.view.to - this.view.from) * this.width;
  }

  draw(lanes, scale) {
    const { context, canvas } = this;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
    context.font = `${this.style.fontSize} ${this.style.fontFamily}`;
    context.textBaseline = 'middle';
    lanes.forEach((lane, n) => this.#lane(lane, AXIS + n * LANE));
    this.#ticks();
  }

  #lane({ name, bars }, y) {
    const { context, view } = this;
    const pixel = (view.to - view.from) / this.width;
    context.save();
    context.beginPath();
    context.rect(LABELS, y, this.width, LANE);
    context.clip();
    visible(bars, this.axis, view.from, view.to, pixel, (bar, begin, end, count, next) => {
      const x = this.x(begin);
      if (count === 1 && bar.isPoint) return this.#point(bar, x, y, this.x(next));
      const width = Math.max(1, this.x(end) - x);
      // Too many to tell: the colour of one of them would be chance.
      context.fillStyle = this.#colour(count > 2 ? 'dense' : bar.kind);
      const left = count > 2 ? Math.floor(x) : x;
      context.fillRect(left, y + 1, width > 3 ? width - 0.5 : Math.ceil(width), LANE - 3);
      if (width > 36) this.#label(bar.label(), Math.max(x, LABELS) + 3, y, x + width, 'on-bar');
      return undefined;
    });
    context.restore();
    context.fillStyle = this.#colour('muted');
    context.fillText(name, 4, y + LANE / 2, LABELS - 8);
  }

  // What has no length is a mark, with its name behind it where there is room.
  #point(bar, x, y, next) {
    this.context.fillStyle = this.#colour(bar.kind);
    this.context.fillRect(x, y + 1, 3, LANE - 3);
    const end = Math.min(next, LABELS + this.width);
    if (end - x > 40) this.#label(bar.label(), x + 6, y, end - 4, 'ink');
  }

  #label(text, x, y, end, colour) {
    const room = Math.floor((end - x) / this.letter);
    if (room < 3) return;
    this.context.fillStyle = this.#colour(colour);
    this.context.fillText(text.length > room ? `${text.slice(0, room - 1)}\u2026` : text, x,
                          y + LANE / 2);
  }

  #colour(kind) {
    let colour = this.colours.get(kind);
    if (colour === undefined) this.colours.set(kind, colour = colourOf(this.style, kind));
    return colour;
  }

  #ticks() {
    const { context, view } = this;
    const rough = (view.to - view.from) / Math.max(2, this.width / 110);
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map((n) => n * power).find((each) => each >= rough);
    context.fillStyle = this.#colour('muted');
    for (let at = Math.ceil(view.from / step) * step; at <= view.to; at += step) {
      const x = this.x(at);
      context.fillRect(x, AXIS - 5, 1, 4);
      const text = this.view.kind === 'order' ? String(Math.round(at)) : duration(at);
      context.fillText(text, x + 3, AXIS / 2 - 1);
    }
  }

  cursorAt(index) {
    const x = this.x(this.axis.place(Math.max(0, index)));
    return x < LABELS - 1 || x > LABELS + this.width ? -1 : x;
  }
}
