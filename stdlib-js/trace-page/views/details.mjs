// What was clicked on: one sentence, why it happened, and what the guide says of it.

import { thingOf } from '../model/causes.mjs';
import { neighbours, whyBefore } from '../model/order.mjs';
import { duration, plural, quoted } from '../model/places.mjs';
import { nameOf, opName } from '../model/names.mjs';
import { because, sentence } from '../model/words.mjs';
import { TOPICS, topicOf } from '../model/guide.mjs';
import { TopicPages } from './guide.mjs';
import { html } from './html.mjs';

function unasked(model, index) {
  if (model.records[index]?.event !== 'print') return 'The loop does that by itself.';
  if (model.phaseAt(index) === 'script') return 'The main script did that.';
  if (model.hasCallbacks) {
    return 'It belongs to no callback of the loop: at the end of the program ' +
      '\u201cbeforeExit\u201d and \u201cexit\u201d are told.';
  }
  return 'This trace does not tell which callback it was: that needs --trace-level=everything.';
}

function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}

function facts(model, thing) {
  const list = [];
  const at = (index) => duration(model.timeOf(index));
  if (thing.made >= 0) list.push(['made', at(thing.made), thing.made]);
  if (thing.began >= 0) list.push([`began on ${thing.thread}`, at(thing.began), thing.began]);
  thing.ran?.slice(0, 5).forEach((span, n) => list.push([
    thing.ran.length > 1 ? `ran, time ${n + 1}` : 'ran',
    `${at(span.begin)}, for ${duration(model.lasted(span))}`, span.begin]));
  if (thing.ran?.length > 5) list.push(['and', plural(thing.ran.length - 5, 'more time'), -1]);
  if (thing.settled >= 0) list.push(['settled', at(thing.settled), thing.settled]);
  if (thing.cancelled >= 0) list.push(['cancelled', at(thing.cancelled), thing.cancelled]);
  if (thing.ended >= 0) list.push(['ended', at(thing.ended), thing.ended]);
  for (const op of thing.operations?.slice(-8) ?? []) {
    list.push([opName(op).replace(/ on .*/, ''), `${at(op.made)}${op.inline ? ', inline' : ''}`,
      op.made]);
  }
  if (thing.told > 0) list.push(['told', plural(thing.told, 'time'), -1]);
  if (thing.result !== undefined) list.push(['result', String(thing.result), -1]);
  if (thing.took !== undefined) list.push(['took', duration(thing.took), -1]);
  for (const { index, isCounted } of thing.refs?.slice(-5) ?? []) {
    list.push([isCounted ? 'ref\u2019d' : 'unref\u2019d', at(index), index]);
  }
  if (thing.work?.began >= 0) list.push([`done on ${thing.work.thread}`, at(thing.work.began),
    thing.work.began]);
  if (thing.cleared >= 0) {
    list.push(['taken back', at(thing.cleared), thing.cleared]);
  } else if (thing.kind === 'callback' && thing.ran.length === 0 && thing.settled < 0) {
    list.push(['has not run', 'in this trace', -1]);
  }
  return list;
}

function Facts({ model, thing, onIndex }) {
  return html`<table class="facts">${facts(model, thing).map(([what, text, index]) => html`
    <tr><th>${what}</th><td>${index >= 0 ? html`<button class="link"
      onClick=${() => onIndex(index)}>${text}</button>` : text}</td></tr>`)}</table>`;
}

function Chain({ model, thing, onIndex }) {
  return html`<ol class="chain">${because(model, thing).map(({ text, index }, n) => html`
    <li key=${n}>${index >= 0 ? html`<button class="link" onClick=${() => onIndex(index)}>
      ${capital(text)}</button>` : capital(text)}</li>`)}</ol>`;
}

// Of a print: why it came where it did, beside those before and after it.
function Order({ model, index, onIndex }) {
  if (index === undefined) return null;
  const { before, after } = neighbours(model, index);
  const line = (label, other, why) => html`<p><button class="link" onClick=${() => onIndex(other)}>
    Why ${label} ${quoted(model.records[other].text, 30)}?</button> ${why}</p>`;
  return html`<div class="neighbours">
    ${before !== undefined && line('after', before, whyBefore(model, before, index))}
    ${after !== undefined && line('before', after, whyBefore(model, index, after))}</div>`;
}

export function Details({ page }) {
  const { player } = page;
  const { trace: which, index, thing: given } = player.selected ?? { trace: player.lead };
  const { model } = player.traces[which];
  const thing = given ?? thingOf(model, index);
  const record = model.records[index ?? Math.max(0, given?.made ?? 0)];
  const topic = record === undefined ? 'turn' : topicOf(record, thing);
  const onIndex = (to) => {
    player.lead = which;
    player.to(to);
  };
  const text = given === undefined ? sentence(model, index) : `${capital(nameOf(model, given))}.`;
  return html`<div class="details">
    <div><h3>what it is</h3>
      <p class="sentence">${text}</p>
      ${thing !== undefined && html`<${Facts} model=${model} thing=${thing} onIndex=${onIndex} />`}
    </div>
    <div><h3>why it happened</h3>
      ${thing === undefined ? html`<p>${unasked(model, index)}</p>`
        : html`<${Chain} model=${model} thing=${thing} onIndex=${onIndex} />`}
      <${Order} model=${model} index=${given === undefined ? index : undefined}
        onIndex=${onIndex} />
    </div>
    <div><h3>the guide</h3>
      <p>${TOPICS[topic].text}</p>
      <button class="link" onClick=${() => page.showTopic(topic)}>${TOPICS[topic].title}</button>
      <${TopicPages} page=${page} topic=${TOPICS[topic]} />
    </div>
  </div>`;
}
