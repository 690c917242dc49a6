// Which part of a trace the timeline shows: what is zoomed and moved. No DOM here.
//
//   axisOf(model, kind)     {place(index), indexAt(place), begin(bar), most}: where records lie,
//                           and where a bar begins, by 'time' or in 'order'
//   new TimelineView(latest)  kind, from, to (on that axis); latest: it shows so many records up to
//                           the end, as long as the place is there and nobody has chosen what
//                           to see; zoom(model, factor, middle),
//                           move(model, by), fit(model), keepInSight(model, index),
//                           switchAxis(model, kind, index), placeOf(model, index)

const CLOSEST = 4; // so many units of the axis across the whole width

// Where a record lies: by time, or each as far from the next.
export function axisOf(model, kind) {
  if (kind === 'order') {
    const most = Math.max(1, model.length - 1);
    const nearest = (place) => Math.max(0, Math.min(most, Math.round(place)));
    return { place: (index) => index, indexAt: nearest, begin: ({ begin }) => begin, most };
  }
  const start = model.timeOf(0);
  const place = (index) => model.timeOf(index) - start;
  return {
    place,
    indexAt: (at) => Math.max(0, model.indexAt(start + at)),
    begin: ({ begin, took = 0 }) => Math.max(0, place(begin) - took),
    most: Math.max(1, model.timeOf(model.length - 1) - start),
  };
}

function clamp(view, most) {
  const width = Math.max(CLOSEST, Math.min(view.to - view.from, most));
  const from = Math.max(0, Math.min(view.from, most - width));
  return { ...view, from, to: from + width };
}

export class TimelineView {
  kind = 'order';
  from = 0;
  to = 0;
  whole = true;

  constructor(latest = 0) {
    this.latest = latest;
  }

  zoom(model, factor, middle) {
    const { most } = axisOf(model, this.kind);
    const at = middle ?? (this.from + this.to) / 2;
    this.whole = false;
    this.latest = 0;
    Object.assign(this, clamp({
      from: at - (at - this.from) * factor, to: at + (this.to - at) * factor }, most));
    if (this.to - this.from >= most) this.whole = true;
  }

  move(model, by) {
    this.whole = false;
    this.latest = 0;
    Object.assign(this, clamp({ from: this.from + by, to: this.to + by },
                              axisOf(model, this.kind).most));
  }

  placeOf(model, index) {
    return axisOf(model, this.kind).place(Math.max(0, index));
  }

  fit(model) {
    this.whole = true;
    this.latest = 0;
    this.from = 0;
    this.to = axisOf(model, this.kind).most;
  }

  keepInSight(model, index) {
    const { place, most } = axisOf(model, this.kind);
    if (this.latest > 0 && index >= model.length - 1) {
      const from = place(Math.max(0, index - this.latest));
      this.whole = false;
      return void Object.assign(this, clamp({ from, to: place(Math.max(0, index)) }, most));
    }
    if (this.whole) return this.fit(model);
    const at = place(Math.max(0, index));
    if (at >= this.from && at <= this.to) return;
    const width = this.to - this.from;
    Object.assign(this, clamp({ from: at - width / 3, to: at + 2 * width / 3 }, most));
  }

  switchAxis(model, kind, index) {
    const { latest } = this;
    this.kind = kind;
    this.fit(model);
    this.latest = latest;
    this.keepInSight(model, index);
  }
}
