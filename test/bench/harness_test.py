#!/usr/bin/env python3
"""Tests of benchmarks/harness: its statistics against figures that can be checked by hand, the
headers of workloads, the order of a run, resuming, results against their schema. No timing."""
import itertools
import json
import os
import sys
import tempfile
import unittest
from types import SimpleNamespace

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, 'benchmarks'))
sys.dont_write_bytecode = True

from harness import compare, environment, loop_level, measure, process, report  # noqa: E402
from harness import results, schedule, statistics, workload  # noqa: E402


class Statistics(unittest.TestCase):
    def test_median(self):
        self.assertEqual(statistics.median([3, 1, 2]), 2)
        self.assertEqual(statistics.median([4, 1, 2, 3]), 2.5)

    def test_interval_of_few_is_the_range_and_says_what_it_covers(self):
        # Of three further ones two are below the first three in 4 of the 20 orders, two above in 4.
        low, high, coverage = statistics.interval([5, 1, 3])
        self.assertEqual((low, high), (1, 5))
        self.assertAlmostEqual(coverage, 1 - 8 / 20)
        self.assertEqual(statistics.interval([2]), (2, 2, 0.0))

    def test_interval_of_many_leaves_out_the_extremes(self):
        self.assertEqual(statistics.interval(list(range(12)))[:2], (0, 11))
        self.assertEqual(statistics.interval(list(range(13)))[:2], (1, 11))

    def test_interval_holds_the_median_of_as_many_further_samples(self):
        # All orders of two fives, each as likely as the others.
        held = every = 0
        for first in itertools.combinations(range(10), 5):
            low, high, coverage = statistics.interval(first)
            every += 1
            held += low <= statistics.median(set(range(10)) - set(first)) <= high
        self.assertAlmostEqual(held / every, coverage)

    def test_mann_whitney_exact(self):
        # All of 4 below all of 4: 2 of the 70 orders are as extreme.
        self.assertAlmostEqual(statistics.mann_whitney([1, 2, 3, 4], [5, 6, 7, 8]), 2 / 70)
        # Mann and Whitney's table: m = n = 5, U = 2, one-sided 0.016.
        self.assertAlmostEqual(statistics.mann_whitney([1, 2, 3, 4, 7], [5, 6, 8, 9, 10]),
                               2 * 4 / 252)
        self.assertEqual(statistics.mann_whitney([1, 4], [2, 3]), 1.0)

    def test_mann_whitney_is_symmetric(self):
        a, b = [1.5, 2.5, 9, 4], [3, 5, 6, 7, 8]
        self.assertAlmostEqual(statistics.mann_whitney(a, b), statistics.mann_whitney(b, a))

    def test_mann_whitney_with_ties_claims_nothing_of_equals(self):
        self.assertEqual(statistics.mann_whitney([1, 1, 1], [1, 1, 1]), 1.0)
        self.assertGreater(statistics.mann_whitney([1, 2, 2, 3], [2, 2, 3, 1]), 0.9)

    def test_exact_and_normal_agree(self):
        a, b = list(range(0, 40, 2)), list(range(11, 51, 2))
        exact = statistics.mann_whitney(a, b)
        longer = statistics.mann_whitney(a + [100.5], b)  # over 20 samples: the normal curve
        self.assertLess(abs(exact - longer), 0.02)

    def test_three_rounds_cannot_make_a_claim(self):
        self.assertEqual(compare.judge([1, 2, 3], [4, 5, 6], 'less')[2], 'too few rounds to tell')
        self.assertEqual(compare.judge([1, 2, 3, 4], [5, 6, 7, 8], 'less')[2], 'worse')
        self.assertEqual(compare.judge([1, 2, 3, 4], [5, 6, 7, 8], 'more')[2], 'better')
        self.assertEqual(compare.judge([1, 6, 3, 8], [5, 2, 7, 4], 'more')[2], 'noise')

    def test_power_law_finds_the_exponent(self):
        factor, exponent, fit = statistics.power_law([(n, 3 * n ** 1.5) for n in (1, 10, 100)])
        self.assertAlmostEqual(factor, 3)
        self.assertAlmostEqual(exponent, 1.5)
        self.assertAlmostEqual(fit, 1)
        self.assertIsNone(statistics.power_law([(1, 2), (1, 3)]))


class Workloads(unittest.TestCase):
    def parse(self, text):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, 'work.js')
            with open(path, 'w', encoding='utf-8') as out:
                out.write(text)
            return workload.parse(path)

    def test_header(self):
        found = self.parse("'use strict';\n\n// What it is:\n// two lines.\n//\n// kind: server\n"
                           '// load: http --connections=4\n// sweep: bytes=1,2\n'
                           '// sweep: depth=8\n// target: all 1.0 of peer\n\nconst x = 1;\n')
        self.assertEqual(found.text, 'What it is: two lines.')
        self.assertEqual((found.kind, found.metric, found.better), ('server', 'cpu', 'less'))
        self.assertEqual([c.parameters for c in workload.cells(found)],
                         [(('bytes', '1'), ('depth', '8')), (('bytes', '2'), ('depth', '8'))])
        self.assertEqual(len(workload.cells(found, narrow=True)), 1)

    def test_headers_that_say_too_little(self):
        for text in ('// kind: sever\n', '// kind: server\n', '// kind: task\n// metric: joy\n'):
            with self.assertRaises(workload.WorkloadError):
                self.parse(text)

    def test_every_workload_of_the_suite_is_readable(self):
        found = workload.discover()
        self.assertGreater(len(found), 1)
        for one in found:
            self.assertTrue(one.text, one.path + ' says nothing about what it measures')
            for text in one.keys.get('target', []):
                self.assertRegex(text, report.TARGET)

    def test_parameters_override_the_options_of_the_load(self):
        found = self.parse('// kind: server\n// load: echo --bytes=64 --connections=8\n'
                           '// sweep: bytes=16384\n')
        line = measure.generator(workload.cells(found)[0], 80, 1)
        self.assertEqual(line[1:], ['80', '--connections=8', '--bytes=16384', '--seconds=1'])


class Fake:
    """A runtime for the schedule; measure.measure is replaced beside it."""

    def __init__(self, name, program=True):
        self.name, self.kind, self.loop, self.has = name, 'orrery', name, program

    def program(self, _):
        return ['true'] if self.has else None


class Order(unittest.TestCase):
    def setUp(self):
        self.calls, self.broken = [], set()
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        path = os.path.join(self.folder.name, 'work.js')
        with open(path, 'w', encoding='utf-8') as out:
            out.write('// Work.\n//\n// kind: task\n// unit: step\n// sweep: n=1,2,3\n')
        self.cells = workload.cells(workload.parse(path))
        original = measure.measure
        measure.measure = self.measure
        self.addCleanup(setattr, measure, 'measure', original)
        self.values = lambda call: 100.0

    def measure(self, cell, runtime, _seconds, _warmup):
        if runtime.name in self.broken:
            raise process.Broken('it broke')
        self.calls.append((cell.parameters, runtime.name))
        return [{'parameters': dict(cell.parameters), 'value': self.values(len(self.calls)),
                 'metrics': {}}]

    def schedule(self, rounds, names='abc', done=(), seed=1):
        self.file = os.path.join(self.folder.name, 'run.jsonl')
        options = SimpleNamespace(seed=seed, rounds=rounds, seconds=0, warmup=0, variation=0.03,
                                  counts=False, deadline=None, quick=False)
        writer = results.Writer(self.file)
        self.addCleanup(writer.file.close)
        return schedule.Schedule(self.cells, [Fake(n) for n in names], options, writer, done)

    def quietly(self, planned):
        stdout, stderr = sys.stdout, sys.stderr
        sys.stdout = sys.stderr = open(os.devnull, 'w', encoding='utf-8')
        try:
            return planned.run()
        finally:
            sys.stdout.close()
            sys.stdout, sys.stderr = stdout, stderr

    def test_runtimes_of_a_cell_are_neighbours_in_changing_order(self):
        self.values = lambda call: float(call * 37 % 101 + 1)  # never settles
        self.quietly(self.schedule(5))
        self.assertEqual(len(self.calls), 5 * 3 * 3)
        orders = set()
        for i in range(0, len(self.calls), 3):
            three = self.calls[i:i + 3]
            self.assertEqual(len({cell for cell, _ in three}), 1)
            self.assertEqual(sorted(name for _, name in three), ['a', 'b', 'c'])
            orders.add(tuple(name for _, name in three))
        self.assertGreater(len(orders), 1)

    def test_settled_cells_are_not_run_again(self):
        self.quietly(self.schedule(10))
        self.assertEqual(len(self.calls), schedule.LEAST_ROUNDS * 3 * 3)

    def test_what_breaks_is_written_down_and_does_not_end_the_rest(self):
        self.broken = {'b'}
        self.assertEqual(self.quietly(self.schedule(2)), 3)
        self.assertEqual({name for _, name in self.calls}, {'a', 'c'})
        with open(self.file, encoding='utf-8') as lines:
            failures = [r for r in map(json.loads, lines) if r['record'] == 'failure']
        self.assertEqual([f['why'] for f in failures], ['it broke'] * 3)

    def test_an_interrupted_run_goes_on_where_it_was(self):
        self.values = lambda call: float(call * 37 % 101 + 1)
        self.quietly(self.schedule(1))
        with open(self.file, encoding='utf-8') as lines:
            done = [json.loads(line) for line in lines][:4]  # the cut came after four
        self.calls.clear()
        self.quietly(self.schedule(1, done=done))
        self.assertEqual(len(self.calls), 9 - 4)
        already = {(tuple(map(tuple, r['cell'])), r['runtime']) for r in done}
        self.assertFalse(already & set(self.calls))


def measurement(runtime, value, round_number=1, kind='orrery', parameters=None, **more):
    return {'record': 'measurement', 'at': 1.0, 'suite': 's', 'workload': 'w', 'cell': [],
            'parameters': parameters or {}, 'runtime': runtime, 'runtime_kind': kind,
            'loop': runtime.partition('-')[2] if kind == 'orrery' else '', 'metric': 'cpu',
            'unit': 'µs CPU/step', 'better': 'less', 'round': round_number, 'value': value,
            'metrics': {}, **more}


class Results(unittest.TestCase):
    def run_of(self, *records):
        return results.Run([{'record': 'environment', 'schema': 1}, *records])

    def test_targets_name_their_base(self):
        found = self.run_of(measurement('orrery-uring', 6.0), measurement('orrery-uv', 8.0),
                            measurement('bun', 12.0, kind='peer'),
                            measurement('node', 16.0, kind='peer'),
                            measurement('deno-own', 8.0, kind='own'),
                            measurement('plain-uring', 5.0, kind='plain'),
                            measurement('plain-epoll', 6.0, kind='plain'))
        program = SimpleNamespace(suite='s', name='w', path='', keys={'target': [
            'uring 0.75 of own', 'all 0.5 of node-api', 'uv 1.2 of plain', 'uring 1.2 of plain']})
        rows = {(r['loop'], r['target']): r for r in report.targets(found, [program])}
        self.assertEqual(rows['uring', 'uring 0.75 of own']['found'], 0.75)
        self.assertTrue(rows['uring', 'uring 0.75 of own']['met'])
        self.assertEqual(rows['uring', 'all 0.5 of node-api']['against'], 'bun')
        self.assertFalse(rows['uv', 'all 0.5 of node-api']['met'])
        self.assertEqual(rows['uv', 'uv 1.2 of plain']['against'], 'plain-epoll')
        self.assertEqual(rows['uring', 'uring 1.2 of plain']['against'], 'plain-uring')

    def test_a_target_of_one_value_of_a_sweep(self):
        deep = {'depth': 32}
        found = self.run_of(measurement('orrery-uring', 6.0, parameters=deep),
                            measurement('bun', 12.0, kind='peer', parameters=deep))
        program = SimpleNamespace(suite='s', name='w', path='', keys={'target': [
            'all 0.75 of peer at depth=1', 'all 0.75 of peer at depth=32']})
        self.assertEqual([r['target'] for r in report.targets(found, [program])],
                         ['all 0.75 of peer at depth=32'])

    def test_many_rows_of_a_workload_share_a_table(self):
        rows = [measurement(name, 1.0, parameters={'n': str(n)})
                for n in range(report.MANY + 1) for name in ('orrery-uv', 'node')]
        found = self.run_of(*rows)
        found.environment.update(cpu='x', cpus=2, virtual=False, kernel='6', commit='c',
                                 at='2026-01-01',
                                 options={'rounds': 1, 'seconds': 1, 'warmup': 1, 'seed': 1,
                                          'variation': 0.03})
        lines = list(report.whole(found))
        self.assertIn('| s/w, µs CPU/step | orrery-uv | node |', lines)
        self.assertEqual(sum(line.startswith('| n=') for line in lines), report.MANY + 1)

    def test_the_rows_of_a_later_file_take_their_places(self):
        first = self.run_of(measurement('node', 1.0, parameters={'n': '1'}),
                            measurement('node', 1.0, parameters={'n': '2'}))
        first.add(self.run_of(measurement('node', 5.0, parameters={'n': '2'}),
                              measurement('node', 7.0, parameters={'n': '3'})))
        self.assertEqual([first.median(key, 'node') for key in sorted(first.rows)], [1.0, 5.0, 7.0])
        self.assertEqual([len(part.rows) for part in first.parts], [2, 2])

    def test_growth_needs_three_points(self):
        points = [measurement('orrery-uv', 2.0 * n, parameters={'n': str(n)}) for n in (1, 10, 100)]
        self.assertEqual(list(report.growth(self.run_of(*points[:2]), ['s'])), [])
        found = list(report.growth(self.run_of(*points), ['s']))
        self.assertEqual(len(found), 1)
        self.assertAlmostEqual(found[0]['exponent'], 1.0)

    def test_a_run_that_went_on_has_the_options_of_its_last_part(self):
        moment = {'commit': 'second', 'load_average': 0.1, 'at': '2026-01-02T03:04:05Z'}
        found = results.Run([
            {'record': 'environment', 'schema': 1, 'options': {'rounds': 3}},
            {'record': 'resumed', 'options': {'rounds': 5}, **moment}])
        self.assertEqual(found.environment['options'], {'rounds': 5})
        self.assertEqual([part['commit'] for part in found.environment['resumed']], ['second'])

    def test_ratios_are_of_the_same_round(self):
        found = self.run_of(measurement('orrery-uv', 6.0, 1), measurement('orrery-uv', 8.0, 2),
                            measurement('bun', 4.0, 2), measurement('bun', 3.0, 1),
                            measurement('bun', 9.0, 3))
        self.assertEqual(found.ratios(next(iter(found.rows)), 'orrery-uv', 'bun'), [2.0, 2.0])

    def test_what_a_second_run_reproduces(self):
        ours = [measurement('orrery-uv', value, n) for n, value in enumerate((8, 9, 7))]
        first = self.run_of(*ours, *[measurement('bun', 10, n, kind='peer') for n in range(3)])
        for value, held in ((7.5, 1), (6.9, 0)):
            again = self.run_of(measurement('orrery-uv', value),
                                measurement('bun', 10, kind='peer'))
            lines = list(compare.reproduction(first, again))
            self.assertRegex(lines[1], '^%d of 1 ratios' % held)
            self.assertEqual(len(lines), 3 - held)
        self.assertEqual(lines[2], '- s/w, orrery-uv to bun: 0.69, not in 0.70 to 0.90')
        self.assertEqual(list(compare.reproduction(first, self.run_of())), [])

    def test_nothing_is_compared_with_nothing(self):
        found = self.run_of(measurement('plain-epoll', 0.0), measurement('orrery-uv', 4.0))
        self.assertIn('| s/w | plain-epoll | 0 | 0 | 1.000 | 1.000 | too few rounds to tell |',
                      list(compare.lines(found, found)))
        self.assertEqual(compare.quotient(1, 0), float('inf'))

    def test_a_cut_last_line_is_left_out_and_a_strange_file_refused(self):
        with tempfile.NamedTemporaryFile('w', suffix='.jsonl', delete=False) as out:
            out.write(json.dumps({'record': 'environment', 'schema': 1}) + '\n{"record": "meas')
        self.addCleanup(os.unlink, out.name)
        self.assertEqual(len(results.load(out.name)), 1)
        with tempfile.NamedTemporaryFile('w', delete=False) as out:
            out.write('{"name": "something else"}\n')
        self.addCleanup(os.unlink, out.name)
        with self.assertRaisesRegex(ValueError, 'no file of results'):
            results.load(out.name)

    def test_rows_of_google_benchmark(self):
        row = {'name': 'echo/uring/connections:64/repeats:3',
               'run_name': 'echo/uring/connections:64', 'cpu_time': 2.0, 'time_unit': 'us',
               'items_per_second': 1e6, 'repetition_index': 1,
               'calls/message': 0.5, 'iterations': 7}
        found = loop_level.converted(row, 0)
        self.assertEqual((found['workload'], found['runtime'], found['loop']),
                         ('echo', 'orrery-uring', 'uring'))
        self.assertEqual(found['parameters'], {'connections': '64'})
        self.assertEqual(found['value'], 1000.0)  # ns per item, not per iteration
        self.assertEqual(found['metrics']['counters'], {'calls/message': 0.5})
        self.assertEqual(found['round'], 2)
        row['run_name'] = 'echo/plain-epoll/connections:64'
        self.assertEqual(loop_level.converted(row, 3)['runtime'], 'plain-epoll')
        self.assertEqual(loop_level.converted(row, 3)['round'], 5)  # three were there before


class Schema(unittest.TestCase):
    """Records as they are written, against the schema that the docs publish."""

    def validate(self, record):
        import jsonschema  # Debian's python3-jsonschema, which the notebooks need as well
        with open(os.path.join(ROOT, 'docs', 'benchmark-results.schema.json'),
                  encoding='utf-8') as source:
            jsonschema.Draft7Validator(json.load(source)).validate(record)

    def test_records_of_every_kind(self):
        options = {'rounds': 1, 'seconds': 0.1, 'variation': 0.03, 'seed': 7}
        self.validate({'record': 'environment', 'at': 1.5, 'schema': results.SCHEMA,
                       'options': options, **environment.block([])})
        self.validate({'record': 'resumed', 'options': options, **environment.moment()})
        self.validate(measurement('orrery-uv', 1.0))
        self.validate({**measurement('orrery-uv', 0), 'record': 'counts',
                       'counts': {'system_calls': 2.0, 'by_call': {'read': 2.0},
                                  **measure.loop_counts({'events': 4.0, 'turns': 2.0,
                                                         'entries into JavaScript': 8.0}, 4)}})
        self.validate({'record': 'failure', 'at': 1.0, 'suite': 's', 'workload': 'w',
                       'parameters': {}, 'runtime': 'bun', 'why': 'it broke'})

    def test_the_schema_refuses_a_measurement_without_its_value(self):
        import jsonschema
        record = measurement('orrery-uv', 1.0)
        del record['value']
        with self.assertRaises(jsonschema.ValidationError):
            self.validate(record)


class Counters(unittest.TestCase):
    def test_tables_of_strace(self):
        text = ('% time     seconds  usecs/call     calls    errors syscall\n'
                ' 60.00    0.000600           3       200         1 sendto\n'
                ' 40.00    0.000400           2       100           epoll_wait\n'
                '100.00    0.001000           2       300         1 total\n')
        self.assertEqual(process.parse_calls(text), {'sendto': 200, 'epoll_wait': 100})

    def test_profiles(self):
        text = (' 60.25%  [kernel.kallsyms]\n 30.00%  [JIT] tid 17357\n  9.75%  libnode.so.108\n')
        self.assertEqual(process.parse_profile(text),
                         {'[kernel]': 0.6025, '[JIT]': 0.3, 'libnode.so.108': 0.0975})

    def test_stats(self):
        text = 'loop uring\n  turns                    12\n  op recv                  3\n'
        self.assertEqual(process.parse_stats(text), {'turns': 12.0, 'op recv': 3.0})

    def test_a_server_that_does_not_start_says_why(self):
        with self.assertRaisesRegex(process.Broken, 'no such thing'):
            with process.Server([sys.executable, '-c', 'raise SystemExit("no such thing")']):
                pass

    def test_a_server_is_asked_to_end(self):
        code = ('import signal, sys, time\n'
                'signal.signal(signal.SIGTERM, lambda *_: sys.exit("goodbye"))\n'
                'print(80, flush=True)\ntime.sleep(60)\n')
        with process.Server([sys.executable, '-c', code]) as server:
            self.assertEqual(server.port, 80)
            self.assertGreater(server.costs()['cpu_us'], 0)
            self.assertIn('goodbye', server.stop())


if __name__ == '__main__':
    unittest.main()
