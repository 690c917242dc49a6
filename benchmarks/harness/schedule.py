"""The order of a run: rounds in which every runtime does every cell once, shuffled.

  * In a round the cells come in random order, and the runtimes of a cell, in random order, after
    each other: a change of the machine meets all of them, and what is compared is near in time.
  * A cell is settled when each of its runtimes varies less than the target; settled cells are not
    run again. The limit of rounds ends the rest.
  * Interrupted runs go on where they were: what is in the file is not measured again.
"""
import random
import sys
import time

from . import measure, results
from .process import Broken
from .statistics import variation

LEAST_ROUNDS = 3  # before a cell may be settled
# Seconds that a measurement takes beside the time under load: starts, warm-up, checks.
OVERHEAD = {'server': 0.5, 'task': 0.4, 'start': 1.5}
COUNTING = {'server': 3.5, 'task': 2.0, 'start': 0.5}
MANY_WORKS = 20  # as many as take their full time; more of them share it (workload.js)
QUICK_PART = 0.1


def has_many_works(cell):
    with open(cell.workload.path, encoding='utf-8') as source:
        text = source.read()
    return 'tasks(' in text or "'../rows'" in text


class Schedule:
    def __init__(self, cells, runtimes, options, writer, done=()):
        self.options, self.writer = options, writer
        self.random = random.Random(options.seed)
        self.pairs = [(cell, [r for r in runtimes if r.program(cell.workload)]) for cell in cells]
        self.pairs = [(cell, able) for cell, able in self.pairs if able]
        self.samples = {}   # (cell, runtime) -> {work's parameters: [values]}
        self.rounds = {}    # (cell, runtime) -> rounds done
        self.counted = set()
        self.broken = set()
        self.begun = time.monotonic()
        self.finished_units = 0
        for record in done:
            self.remember(record)

    def remember(self, record):
        """Takes over what an earlier part of the run has measured."""
        by_name = {(cell.suite, cell.name, cell.parameters): cell for cell, _ in self.pairs}
        cell = by_name.get((record.get('suite'), record.get('workload'),
                            tuple(tuple(p) for p in record.get('cell', []))))
        if cell is None:
            return
        pair = (cell, record['runtime'])
        if record['record'] == 'counts':
            self.counted.add(pair)
        elif record['record'] == 'measurement':
            self.rounds[pair] = max(self.rounds.get(pair, 0), record['round'])
            self.add(pair, record)

    def add(self, pair, record):
        works = self.samples.setdefault(pair, {})
        works.setdefault(str(sorted(record['parameters'].items())), []).append(record['value'])

    def lengths(self, cell):
        """Seconds under load and of warm-up. In a quick run many works have little time each."""
        part = QUICK_PART if self.options.quick and has_many_works(cell) else 1
        return self.options.seconds * part, self.options.warmup * part

    def seconds_of(self, cell):
        works = MANY_WORKS if has_many_works(cell) else 1
        return sum(self.lengths(cell)) * works + OVERHEAD[cell.workload.kind]

    def estimate(self):
        """Seconds that the rest takes if no cell settles early."""
        left = 0
        for cell, able in self.pairs:
            for runtime in able:
                pair = (cell, runtime.name)
                if pair in self.broken:
                    continue
                left += (self.options.rounds - self.rounds.get(pair, 0)) * self.seconds_of(cell)
                if self.options.counts and pair not in self.counted:
                    left += OVERHEAD[cell.workload.kind] + COUNTING[cell.workload.kind]
        return left

    def left(self):
        """What has not been measured at all."""
        return ['%s on %s' % (cell.title, r.name) for cell, able in self.pairs for r in able
                if (cell, r.name) not in self.rounds and (cell, r.name) not in self.broken]

    def settled(self, cell, able):
        rounds = [self.rounds.get((cell, r.name), 0) for r in able]
        if min(rounds) < min(LEAST_ROUNDS, self.options.rounds):
            return False
        return all(variation(values) <= self.options.variation
                   for r in able
                   for values in self.samples.get((cell, r.name), {}).values())

    def run(self):
        """All rounds, then the counting runs. The number of pairs that failed."""
        for number in range(1, self.options.rounds + 1):
            pairs = [p for p in self.pairs if not (number > 1 and self.settled(*p))]
            self.random.shuffle(pairs)
            for cell, able in pairs:
                order = list(able)
                self.random.shuffle(order)
                for runtime in order:
                    pair = (cell, runtime.name)
                    if self.rounds.get(pair, 0) < number and pair not in self.broken:
                        self.once(number, cell, runtime)
        if self.options.counts:
            self.count_all()
        return len(self.broken)

    def once(self, number, cell, runtime):
        if self.options.deadline and time.monotonic() > self.options.deadline:
            raise TimeoutError
        pair = (cell, runtime.name)
        try:
            found = measure.measure(cell, runtime, *self.lengths(cell))
        except (Broken, OSError, ValueError, KeyError) as error:
            self.fail(pair, cell, runtime, error)
            return
        for one in found:
            record = self.write('measurement', cell, runtime, round=number, **one)
            self.add(pair, record)
        self.rounds[pair] = number
        shown = found[0] if len(found) == 1 else None
        self.tell(number, cell, runtime, '%.4g %s' % (shown['value'], cell.workload.unit) if shown
                  else '%d works' % len(found))

    def fail(self, pair, cell, runtime, error):
        self.broken.add(pair)
        self.writer.write('failure', suite=cell.suite, workload=cell.name,
                          parameters=dict(cell.parameters), runtime=runtime.name, why=str(error))
        print('FAILED %s on %s: %s' % (cell.title, runtime.name, error), file=sys.stderr)

    def write(self, kind, cell, runtime, **fields):
        return self.writer.write(
            kind, suite=cell.suite, workload=cell.name, cell=[list(p) for p in cell.parameters],
            runtime=runtime.name, runtime_kind=runtime.kind, loop=runtime.loop,
            metric=cell.workload.metric, unit=cell.workload.unit, better=cell.workload.better,
            **fields)

    def count_all(self):
        for cell, able in self.pairs:
            for runtime in able:
                pair = (cell, runtime.name)
                if pair in self.counted or pair in self.broken:
                    continue
                if self.options.deadline and time.monotonic() > self.options.deadline:
                    raise TimeoutError
                try:
                    found = measure.count(cell, runtime)
                except (Broken, OSError, ValueError, KeyError) as error:
                    self.fail(pair, cell, runtime, error)
                    continue
                if found:
                    self.write('counts', cell, runtime, **found)
                    calls = found['counts']['system_calls']
                    self.tell(0, cell, runtime, '%.3g system calls' % calls)

    def tell(self, number, cell, runtime, text):
        left = self.estimate()
        print('%-8s %-44s %-13s %-28s %3d:%02d left at most' % (
            'round %d' % number if number else 'counts', cell.title, runtime.name, text,
            left // 60, left % 60), flush=True)


def resume_records(path):
    return [r for r in results.load(path) if r['record'] in ('measurement', 'counts')]
