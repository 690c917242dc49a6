// The page's own state: what is shown below, dark or light, large text, help; and what the keys and
// buttons do with it. What is shown of the traces is the Player's.
//
//   new Page(player, redraw)

import { plural } from './model/places.mjs';
import { TimelineView } from './views/timeline_view.mjs';

export const TABS = ['why', 'records', 'alive', 'advice', 'quiz', 'guide', 'compare', 'source'];

const LATEST = 600; // records of a live trace that its timeline shows
const SIZES = ['', 'large', 'huge'];

export class Page {
  tab = 'why';
  topic = 'turn';
  read = []; // pages of the guide, the last is shown
  help = false;
  hidesConsole = false;
  theme;
  size = '';
  status = '';
  notice = '';
  live; // {send(word)} to who runs the program, if there is one
  runAgain; // (), where runs of a program are compared
  running; // of a program that is watched: 'running', 'stopped', 'ended', 'gone' (nobody tells)
  behind = 0; // records of a live trace that have not come yet
  #redraw;
  #timelines = [];

  constructor(player, redraw) {
    this.player = player;
    this.#redraw = redraw;
    this.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }

  get tabs() {
    return this.player.traces.length > 1 ? TABS : TABS.slice(0, -2);
  }

  get large() {
    return this.size !== '';
  }

  // The program's file, without its folders.
  get program() {
    return this.player.model?.header.argv?.[1]?.replace(/.*[\\/]/, '') ?? '';
  }

  get caption() {
    const { traces } = this.player;
    const names = traces.map(({ model: { header: { loop, level } } }) => (
      level === 'everything' || !level ? loop : `${loop} (only ${level})`)).join(', ');
    return [this.program, names].filter(Boolean).join(' \u00b7 ');
  }

  // Whether it is live, and what of the trace is not here, and why.
  get remarks() {
    const { isLive, follows, wants, letGo, model, traces } = this.player;
    const dropped = model?.dropped ?? 0;
    const faults = traces.reduce((sum, trace) => sum + trace.faults, 0);
    return [
      this.status,
      faults > 0 && `${plural(faults, 'line')} could not be read`,
      traces.some(({ isCut }) => isCut) && 'the last line is cut off',
      this.behind > 0 && `${plural(this.behind, 'record')} behind the program`,
      dropped > 0 && `${plural(dropped, 'record')} missing`,
      letGo > 0 && `${plural(letGo, 'older record')} let go`,
      !wants && 'no room for more while you look back',
      isLive && !follows && '(End: to what happens now)',
    ].filter(Boolean).join(' \u00b7 ');
  }

  // What has to be read: it stays until it is closed.
  notify(notice) {
    this.notice = notice;
    this.#redraw();
  }

  tell(status) {
    this.status = status;
    this.#redraw();
  }

  // What is told of the program that is watched.
  watch({ state, how, stops, sources, behind }) {
    if (behind !== undefined) this.behind = behind;
    if (sources !== undefined) this.player.addSources(sources);
    if (stops !== undefined) this.player.stops = stops;
    if (state !== undefined) this.running = state;
    if (state === 'ended') this.#ended(how);
    this.#redraw();
  }

  #ended(how) {
    this.status = `has ended (${how})`;
    this.player.ended();
  }

  get isStopped() {
    return this.running === 'stopped';
  }

  // The program itself, not what is shown of it.
  switchRunning() {
    if (this.running === 'running') this.live.send('stop');
    else if (this.isStopped) this.live.send('continue');
  }

  // What the timeline of a trace shows.
  timelineOf(which) {
    this.#timelines[which] ??= new TimelineView(this.player.isLive ? LATEST : 0);
    return this.#timelines[which];
  }

  get timeline() {
    return this.timelineOf(this.player.lead);
  }

  showTab(n) {
    const tab = typeof n === 'string' ? n : this.tabs[n];
    if (tab === undefined) return;
    this.tab = tab;
    this.hidesConsole = tab === 'quiz';
    this.#redraw();
  }

  // As showTab, and it comes into sight, where the window is too low for all.
  openTab(n) {
    this.showTab(n);
    requestAnimationFrame(() => {
      document.querySelector('.below')?.scrollIntoView({ block: 'nearest' });
    });
  }

  hideConsole(hides) {
    this.hidesConsole = hides;
    this.#redraw();
  }

  showTopic(topic) {
    this.topic = topic;
    this.read = [];
    this.showTab('guide');
  }

  // A page of the guide: 'docs/loop.md'.
  readPage(path) {
    if (path !== this.read.at(-1)) this.read.push(path);
    this.showTab('guide');
  }

  readBack() {
    this.read.pop();
    this.#redraw();
  }

  zoom(factor) {
    const { model, index } = this.player;
    const at = this.timeline.placeOf(model, index);
    this.timeline.zoom(model, factor, at);
    this.#redraw();
  }

  fit() {
    this.timeline.fit(this.player.model);
    this.#redraw();
  }

  switchAxis() {
    const kind = this.timeline.kind === 'order' ? 'time' : 'order';
    this.player.traces.forEach(({ model, cursor }, which) => {
      this.timelineOf(which).switchAxis(model, kind, cursor.index);
    });
    this.#redraw();
  }

  search(words) {
    this.player.search(words);
    if (words !== '' && this.tab !== 'records') this.showTab('records');
  }

  startSearch() {
    const box = document.getElementById('search');
    box.focus();
    box.select();
  }

  leadNext() {
    const { player } = this;
    if (player.traces.length > 1) player.leadWith((player.lead + 1) % player.traces.length);
  }

  switchTheme() {
    this.theme = this.theme === 'dark' ? 'light' : 'dark';
    this.#redraw();
  }

  switchSize() {
    this.size = SIZES[(SIZES.indexOf(this.size) + 1) % SIZES.length];
    this.#redraw();
  }

  switchHelp() {
    this.help = !this.help;
    this.#redraw();
  }

  leave() {
    this.help = false;
    this.notice = '';
    if (this.player.query !== '') this.player.search('');
    document.activeElement?.blur();
    this.#redraw();
  }
}
