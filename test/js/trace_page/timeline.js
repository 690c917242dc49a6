'use strict';
// The timeline: lanes of bars, what is drawn of them at a zoom, zooming and moving.
const assert = require('assert');
const { makeLines, modelOf, page } = require('./fixtures/trace');

function program(turns) {
  const events = [];
  for (let turn = 1; turn <= turns; turn++) {
    const id = turn + 1;
    events.push(['phase', { phase: 'check' }], ['callback', { id }],
                ['submit', { op: turn, kind: 'send' }], ['callback-end', { id }],
                ['phase-end', { phase: 'check' }], ['complete', { op: turn, result: 1 }]);
  }
  return makeLines(events);
}

async function testLanes() {
  const { Lanes } = await page('timeline_lanes');
  const model = await modelOf(program(10));
  const lanes = new Lanes(model).update();
  assert.deepStrictEqual(lanes.map(({ name, bars }) => [name, bars.length]),
                         [['phases', 10], ['callbacks', 10], ['operations', 10]]);
  for (const { bars } of lanes) {
    bars.forEach((bar, n) => {
      assert.ok(bar.begin <= bar.end);
      assert.ok(n === 0 || bars[n - 1].end <= bar.begin);
    });
  }
}

// Of a trace that grows, the lanes are at last as if it had been there from the beginning.
async function testLanesGrow() {
  const { Lanes } = await page('timeline_lanes');
  const { Model } = await page('model/model');
  const { parse } = await page('model/parse');
  const { records } = parse(program(10));
  const growing = new Model();
  const lanes = new Lanes(growing);
  const seen = (list) => list.map(({ name, bars }) => (
    [name, bars.map(({ begin, end }) => [begin, end])]));
  for (const record of records) {
    growing.append([record]);
    lanes.update();
  }
  const whole = await modelOf(program(10));
  assert.deepStrictEqual(seen(lanes.update()), seen(new Lanes(whole).update()));
}

async function testTheLatest() {
  const { TimelineView } = await page('views/timeline_view');
  const model = await modelOf(program(100));
  const view = new TimelineView(50);
  const last = model.length - 1;
  view.keepInSight(model, last);
  assert.deepStrictEqual([view.from, view.to], [last - 50, last]);
  view.keepInSight(model, last - 10);
  assert.deepStrictEqual([view.from, view.to], [last - 50, last]);
  view.switchAxis(model, 'time', last);
  assert.strictEqual(view.to - view.from, model.timeOf(last) - model.timeOf(last - 50));
  view.fit(model);
  view.keepInSight(model, last);
  assert.strictEqual(view.from, 0);
}

async function testAsManyBarsAsPixels() {
  const { Lanes, visible } = await page('timeline_lanes');
  const { axisOf } = await page('views/timeline_view');
  const model = await modelOf(program(5000));
  const [{ bars }] = new Lanes(model).update();
  const axis = axisOf(model, 'order');
  const drawn = (from, to, pixels) => {
    const list = [];
    visible(bars, axis, from, to, (to - from) / pixels, (bar) => list.push(bar));
    return list;
  };
  const all = drawn(0, model.length, 1000);
  assert.ok(all.length > 500 && all.length <= 1001, String(all.length));
  // From near, each is there, and none from out of sight.
  const near = drawn(602, 657, 1000);
  assert.deepStrictEqual(near, bars.filter(({ begin, end }) => end >= 602 && begin <= 657));
  assert.ok(near[0].begin < 602 && near.at(-1).end > 657);
  assert.deepStrictEqual(drawn(model.length + 10, model.length + 20, 100), []);
}

async function testZoom() {
  const { TimelineView } = await page('views/timeline_view');
  const model = await modelOf(program(100));
  const view = new TimelineView();
  view.keepInSight(model, 0);
  assert.deepStrictEqual([view.from, view.to], [0, model.length - 1]);
  view.zoom(model, 0.5, 100);
  assert.deepStrictEqual([view.from, view.to], [50, 50 + (model.length - 1) / 2]);
  view.move(model, -1000);
  assert.strictEqual(view.from, 0);
  view.keepInSight(model, 500);
  assert.ok(view.from < 500 && view.to > 500);
  for (let i = 0; i < 50; i++) view.zoom(model, 0.5, 500);
  assert.ok(view.to - view.from >= 4);
  for (let i = 0; i < 50; i++) view.zoom(model, 2, 500);
  assert.strictEqual(view.whole, true);
  view.switchAxis(model, 'time', 3);
  assert.strictEqual(view.to, model.timeOf(model.length - 1) - model.timeOf(0));
}

(async () => {
  for (const test of [testLanes, testLanesGrow, testTheLatest, testAsManyBarsAsPixels,
    testZoom]) await test();
})();
