// What the keys do.
//
//   KEYS            [{keys, what, run(page)}], in the order of the help
//   onKey(page, event)   runs what belongs to a key; true if there was something

const player = (run) => (page) => run(page.player);

export const KEYS = [
  { keys: [' '], name: 'space', what: 'play, pause',
    run: player((p) => (p.playing ? p.pause() : p.play())) },
  { keys: ['ArrowRight', 'l'], name: '\u2192', what: 'one record on',
    run: player((p) => p.step(1)) },
  { keys: ['ArrowLeft', 'h'], name: '\u2190', what: 'one record back',
    run: player((p) => p.step(-1)) },
  { keys: ['n'], what: 'next callback', run: player((p) => p.next('callback', 1)) },
  { keys: ['N'], what: 'callback before', run: player((p) => p.next('callback', -1)) },
  { keys: ['p'], what: 'next phase', run: player((p) => p.next('phase', 1)) },
  { keys: ['P'], what: 'phase before', run: player((p) => p.next('phase', -1)) },
  { keys: ['o'], what: 'next output', run: player((p) => p.next('print', 1)) },
  { keys: ['O'], what: 'output before', run: player((p) => p.next('print', -1)) },
  { keys: ['t'], what: 'next turn', run: player((p) => p.next('turn', 1)) },
  { keys: ['T'], what: 'turn before', run: player((p) => p.next('turn', -1)) },
  { keys: ['b'], what: 'run to a breakpoint', run: player((p) => p.run(1)) },
  { keys: ['B'], what: 'back to a breakpoint', run: player((p) => p.run(-1)) },
  { keys: ['Home'], what: 'to the beginning', run: player((p) => p.toStart()) },
  { keys: ['End'], what: 'to the end', run: player((p) => p.toEnd()) },
  { keys: ['.'], what: 'faster', run: player((p) => p.faster(1)) },
  { keys: [','], what: 'slower', run: player((p) => p.faster(-1)) },
  { keys: ['+', '='], what: 'zoom in', run: (page) => page.zoom(0.6) },
  { keys: ['-'], what: 'zoom out', run: (page) => page.zoom(1 / 0.6) },
  { keys: ['0'], what: 'the whole timeline', run: (page) => page.fit() },
  { keys: ['x'], what: 'timeline by time, by order', run: (page) => page.switchAxis() },
  { keys: ['/'], what: 'search', run: (page) => page.startSearch() },
  { keys: ['Enter'], what: 'next that the search found', run: player((p) => p.nextHit(1)) },
  { keys: ['s'], what: 'stop the program itself, let it go on (--watch-loop)',
    run: (page) => page.switchRunning() },
  { keys: ['r'], what: 'run the program again (trace compare)', run: (page) => page.runAgain?.() },
  { keys: ['f'], what: 'another trace leads', run: (page) => page.leadNext() },
  { keys: ['1', '2', '3', '4', '5', '6', '7', '8'], name: '1 \u2026 8', what: 'what is shown below',
    run: (page, key) => page.openTab(Number(key) - 1) },
  { keys: ['d'], what: 'dark, light', run: (page) => page.switchTheme() },
  { keys: ['g'], what: 'large text', run: (page) => page.switchSize() },
  { keys: ['?'], what: 'these keys', run: (page) => page.switchHelp() },
  { keys: ['Escape'], name: 'Esc', what: 'leave the search, the help',
    run: (page) => page.leave() },
];

const BY_KEY = new Map(KEYS.flatMap((entry) => entry.keys.map((key) => [key, entry])));

const OF_A_SLIDER = /^(Arrow|Home|End)/;

// A key means itself where one writes; and a focused button or link takes its own Enter, a slider
// what moves it.
function isTaken({ target, key }) {
  if (target.type === 'range') return OF_A_SLIDER.test(key);
  if (target.type === 'checkbox') return key === ' ';
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) return key !== 'Escape';
  return /^(BUTTON|A)$/.test(target.tagName) && key === 'Enter';
}

export function onKey(page, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return false;
  const entry = BY_KEY.get(event.key);
  if (entry === undefined) return false;
  entry.run(page, event.key);
  return true;
}
