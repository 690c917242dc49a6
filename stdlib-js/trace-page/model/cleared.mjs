// Timers and immediates that were cleared: no record says so, but what the loop does shows it.
//
//   beforeSleep(model, index, until)   the driver may sleep until then (ns): timers that are due
//                                      before that are gone, or it would have to wake for them
//   afterCheck(model, index, began)    immediates that were set before the check phase began, and
//                                      did not run in it, are gone
//   atEnd(model)                       nothing comes any more: what the loop did not wait for when
//                                      it ended by itself was cleared, or unref'd
//   armed(model, thing)                to be told of each timer that is set

const SLACK_NS = 2e6; // timers of JavaScript count in milliseconds

export function armed(model, thing) {
  model.firstDue = Math.min(model.firstDue ?? Infinity, thing.due ?? Infinity);
}

export function beforeSleep(model, index, until) {
  // Looked at only if one of them may be gone: there can be thousands, and a poll for each.
  if (!(until - SLACK_NS > (model.firstDue ?? Infinity)) && until !== Infinity) return;
  model.firstDue = Infinity;
  for (const thing of model.queued('timers')) {
    const due = model.dueOf(thing, index);
    if (until === Infinity || due < until - SLACK_NS) clear(model, 'timers', thing, index);
    else armed(model, { due });
  }
}

export function afterCheck(model, index, began) {
  for (const thing of model.queued('immediates')) {
    if (thing.made >= began) break;
    clear(model, 'immediates', thing, index);
  }
}

export function atEnd(model) {
  const last = model.length - 1;
  // Within a phase only process.exit() ends it, and then who knows what it would have waited for.
  if (last < 0 || model.open.phase.length > 0 || model.phases.length === 0) return;
  for (const queue of ['timers', 'immediates']) {
    for (const thing of model.queued(queue)) clear(model, queue, thing, last);
  }
}

function clear(model, queue, thing, index) {
  thing.cleared = index;
  model.take(queue, thing, index);
}
