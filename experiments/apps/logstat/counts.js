'use strict';
// What a web server's log says, counted line by line in memory that does not grow with the log.
//
//   new Counts()      .line(text)   .summary(most) -> plain object   .unread: lines not understood
//
// The format is the "combined" one of Apache and nginx.

const kLine = /^(\S+) \S+ \S+ \[([^\]]+)\] "(\S+) (\S+)[^"]*" (\d{3}) (\d+|-)/;
const kMostPaths = 50_000; // beyond, paths that were seen once are forgotten

class Counts {
  constructor() {
    this.lines = 0;
    this.unread = 0;
    this.bytes = 0;
    this.statuses = new Map();
    this.paths = new Map();
    this.hours = new Array(24).fill(0);
  }

  line(text) {
    if (text === '') return;
    const match = kLine.exec(text);
    if (match === null) {
      this.unread++;
      return;
    }
    const [, , time, , path, status, bytes] = match;
    this.lines++;
    if (bytes !== '-') this.bytes += Number(bytes);
    add(this.statuses, status);
    add(this.paths, path.split('?', 1)[0]);
    if (this.paths.size > kMostPaths) this.forgetRare();
    const hour = Number(time.split(':', 2)[1]);
    if (hour < 24) this.hours[hour]++;
  }

  forgetRare() {
    for (const [path, count] of this.paths) if (count === 1) this.paths.delete(path);
  }

  summary(most) {
    return {
      lines: this.lines,
      unread: this.unread,
      bytes: this.bytes,
      statuses: Object.fromEntries([...this.statuses].sort()),
      paths: [...this.paths].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, most)
        .map(([path, count]) => ({ path, count })),
      hours: this.hours,
    };
  }
}

function add(map, key) {
  map.set(key, (map.get(key) ?? 0) + 1);
}

module.exports = { Counts };
