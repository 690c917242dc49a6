// What can be counted in a trace, and the table that compares several.
//
//   countsOf(model)     {name: number}
//   tableOf(models)     [{name, values, texts, differs}]

import { duration } from './places.mjs';

function pollCounts(model) {
  let calls = 0;
  let events = 0;
  let full = 0;
  let most = 0;
  let asleep = 0;
  for (const poll of model.polls) {
    calls += poll.calls ?? 0;
    events += poll.events ?? 0;
    if (poll.events > 0) full++;
    most = Math.max(most, poll.events ?? 0);
    if (poll.wait > 0) asleep += model.lasted(poll);
  }
  return { calls, events, full, most, asleep };
}

function operationCounts(model) {
  let submitted = 0;
  let inline = 0;
  let works = 0;
  for (const thing of model.things) {
    if (thing.made < 0) continue;
    if (thing.kind === 'work') works++;
    if (thing.kind !== 'op') continue;
    submitted++;
    if (thing.inline) inline++;
  }
  return { submitted, inline, works };
}

function syncTime(model) {
  return model.syncs.reduce((total, { took }) => total + (took ?? 0), 0);
}

export function countsOf(model) {
  const polls = pollCounts(model);
  const operations = operationCounts(model);
  return {
    turns: model.turns.length,
    polls: model.polls.length,
    'events brought': polls.events,
    'events per poll that brought any': polls.full === 0 ? 0 : polls.events / polls.full,
    'largest batch': polls.most,
    'system calls of the driver': polls.calls,
    operations: operations.submitted,
    'done inline': operations.inline,
    'blocking work': operations.works,
    'synchronous file operations': model.syncs.length,
    callbacks: model.callbacks.length,
    prints: model.prints.length,
    problems: model.problems.length,
    'garbage collections': model.collections.length,
    'time in all': model.timeOf(model.length - 1) - model.timeOf(0),
    'time asleep': polls.asleep,
    'time in synchronous file operations': syncTime(model),
    'records missing': model.dropped,
  };
}

const TIMES = new Set(['time in all', 'time asleep', 'time in synchronous file operations']);

function written(name, value) {
  if (TIMES.has(name)) return duration(value);
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}

export function tableOf(models) {
  const counts = models.map(countsOf);
  return Object.keys(counts[0]).map((name) => {
    const values = counts.map((each) => each[name]);
    return {
      name, values, texts: values.map((value) => written(name, value)),
      // Times are never the same twice.
      differs: !TIMES.has(name) && values.some((value) => value !== values[0]),
    };
  });
}
