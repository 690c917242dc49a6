// "What prints next?": the output of a trace as a question.
//
//   makeQuiz(model, {from, most, seed})   {lines: [{index, text}] as they were printed,
//                                          shuffled: the same in another order}
//   checkQuiz(model, quiz, answer)        answer: lines in the order that somebody thinks;
//                                         {right: how many, rows: [{given, expected, ok, why}]}

import { because, sentence } from './words.mjs';
import { thingOf } from './causes.mjs';
import { quoted } from './places.mjs';
import { whyBefore } from './order.mjs';

// Not for secrets: the same seed gives the same order, so that a class sees one question.
function * coins(seed) {
  let state = (seed * 2654435761 + 1) >>> 0;
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

function shuffle(list, seed) {
  const result = [...list];
  const coin = coins(seed);
  for (let i = result.length - 1; i > 0; i--) {
    const other = Math.floor(coin.next().value * (i + 1));
    [result[i], result[other]] = [result[other], result[i]];
  }
  return result;
}

export function makeQuiz(model, { from = 0, most = 8, seed = 1 } = {}) {
  const lines = model.prints.slice(from, from + most)
    .map((index) => ({ index, text: quoted(model.records[index].text) }));
  let shuffled = shuffle(lines, seed);
  // An answer that is there already is no question.
  for (let i = 1; i < 5 && shuffled.every((line, n) => line.text === lines[n].text); i++) {
    shuffled = shuffle(lines, seed + i);
  }
  return { lines, shuffled };
}

function explain(model, index, before) {
  const order = before === undefined ? '' : ` Why after the line before? ${
    whyBefore(model, before, index)}`;
  const thing = thingOf(model, index);
  if (thing === undefined) return `${sentence(model, index)}${order}`;
  const chain = because(model, thing).map(({ text }) => text).join(', ');
  const begun = model.spanAt(index);
  return `${begun === undefined ? '' : `${sentence(model, begun.begin)} `}The chain: ${chain}.` +
    order;
}

export function checkQuiz(model, quiz, answer) {
  const rows = quiz.lines.map((expected, n) => {
    const given = answer[n];
    return {
      given, expected, ok: given?.text === expected.text,
      why: explain(model, expected.index, quiz.lines[n - 1]?.index),
    };
  });
  return { right: rows.filter(({ ok }) => ok).length, rows };
}
