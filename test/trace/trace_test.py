#!/usr/bin/env python3
"""What --trace writes, on every loop: against the schema, and against what the program did.

  trace_test.py ORRERY LOOP...
"""
import json
import os
import subprocess
import sys
import tempfile
import unittest

import jsonschema

from trace_case import (IN_A_ROW, MANY, ONE_READ, ORRERY, PROGRAM, RECORDS, ROOT, on_each_loop,
                        records_of, run)

PAIRS = {'turn': 'turn-end', 'phase': 'phase-end', 'poll': 'poll-end', 'collect': 'collect-end',
         'callback': 'callback-end', 'work-begin': 'work-end'}


def place(mark):
    """Where in RECORDS the line with this mark is, as the beginning of a `where`."""
    with open(RECORDS, encoding='utf-8') as source:
        numbers = [n for n, line in enumerate(source, 1) if line.endswith('// %s\n' % mark)]
    assert len(numbers) == 1, mark
    return '%s:%d:' % (RECORDS, numbers[0])


class Trace(unittest.TestCase):
    @on_each_loop
    def test_lines_keep_to_the_schema(self, loop):
        with open(os.path.join(ROOT, 'docs', 'trace.schema.json'), encoding='utf-8') as source:
            schema = jsonschema.Draft7Validator(json.load(source))
        seen = set()
        for program in (PROGRAM, RECORDS):
            _, text = run(loop, 'ndjson', '--trace-level=everything', program=program)
            records = [json.loads(line) for line in text.splitlines()]
            self.assertEqual(records[0]['event'], 'trace')
            self.assertEqual(records[0]['loop'], loop)
            self.assertGreater(len(records), 60)
            for record in records:
                errors = [error.message for error in schema.iter_errors(record)]
                self.assertEqual(errors, [], record)
            seen |= {record['event'] for record in records}
        self.assertLessEqual({'sync', 'ref', 'unref', 'clear', 'problem', 'print', 'work'}, seen)

    @on_each_loop
    def test_what_the_program_did_is_there(self, loop):
        printed, text = run(loop, 'ndjson', '--trace-level=everything')
        records = [json.loads(line) for line in text.splitlines()][1:]
        self.assertEqual([r['at'] for r in records], sorted(r['at'] for r in records))
        self.assertEqual(''.join(r['text'] for r in records if r['event'] == 'print'), printed)
        of = lambda event: [r for r in records if r['event'] == event]
        self.assertEqual({r['kind'] for r in of('submit')} & {'accept', 'recv', 'send', 'connect',
                                                              'close', 'file'},
                         {'accept', 'recv', 'send', 'connect', 'close', 'file'})
        self.assertTrue(any(r.get('action') for r in of('submit')))
        self.assertEqual(len(of('work-begin')), len(of('work-end')))
        self.assertGreater(len(of('work-begin')), 0)
        self.assertIn('accepted', [r['how'] for r in of('open')])
        types = {r['type'] for r in of('schedule')}
        self.assertLessEqual({'Timeout', 'Immediate', 'TickObject', 'PROMISE'}, types)
        places = [r['where'] for r in of('schedule') if r['type'] == 'Timeout']
        self.assertTrue(any(place.startswith(PROGRAM + ':') for place in places), places)

    @on_each_loop
    def test_every_operation_ends_and_everything_that_begins_nests(self, loop):
        _, text = run(loop, 'ndjson', '--trace-level=everything')
        open_blocks, flying = {}, {}
        for record in [json.loads(line) for line in text.splitlines()][1:]:
            event, blocks = record['event'], open_blocks.setdefault(record['thread'], [])
            if event in PAIRS:
                blocks.append(PAIRS[event])
            elif event in PAIRS.values():
                self.assertEqual(blocks.pop(), event, record)
            elif event == 'submit' and 'inline' not in record:
                flying[record['op']] = record
            elif event == 'complete':
                self.assertIn(record['op'], flying)
                if 'more' not in record:
                    del flying[record['op']]
        self.assertEqual({thread: left for thread, left in open_blocks.items() if left}, {})
        self.assertEqual(flying, {})

    @on_each_loop
    def test_levels(self, loop):
        of_level = {}
        for level in ('phases', 'operations', 'everything'):
            _, text = run(loop, 'ndjson', '--trace-level=' + level)
            records = [json.loads(line) for line in text.splitlines()]
            self.assertEqual(records[0]['level'], level)
            of_level[level] = {r['event'] for r in records}
        self.assertNotIn('submit', of_level['phases'])
        self.assertIn('submit', of_level['operations'])
        self.assertNotIn('callback', of_level['operations'])
        self.assertIn('callback', of_level['everything'])

    @on_each_loop
    def test_files_that_javascript_waits_for(self, loop):
        _, records = records_of(loop, 'everything', RECORDS)
        syncs = [r for r in records if r['event'] == 'sync' and 'where' in r]
        actions = ['stat', 'open', 'read', 'close', 'access', 'rmdir']  # also their marks
        self.assertEqual([r['action'] for r in syncs], actions)
        for mark, record in zip(actions, syncs):
            self.assertTrue(record['where'].startswith(place(mark)), record)
        self.assertEqual([r['result'] for r in syncs[2:5]], [3, 0, -2])
        self.assertEqual([r.get('error') for r in syncs], [None] * 4 + ['ENOENT', None])
        began = {r['thread']: 0 for r in records}
        for record in records:  # it lies between its neighbours
            if record['event'] == 'sync':
                self.assertGreaterEqual(record['at'] - record['took'], began['loop'])
            began[record['thread']] = record['at']
        _, records = records_of(loop, 'operations', RECORDS)
        syncs = [r['action'] for r in records if r['event'] == 'sync']
        self.assertEqual(syncs[-7:], ['readFile', *actions])  # of the program itself, and its own
        self.assertFalse(any('where' in r for r in records))

    @on_each_loop
    def test_files_that_are_modules(self, loop):
        with tempfile.TemporaryDirectory() as folder:
            program, missing = os.path.join(folder, 'main.js'), os.path.join(folder, 'none.js')
            for name, text in (('main.js', 'require("./part");\nimport("./part.mjs");\n'
                                           'try { require(%r); } catch {}\n' % missing),
                               ('part.js', 'exports.x = 1;'), ('part.mjs', 'export default 1;')):
                with open(os.path.join(folder, name), 'w', encoding='utf-8') as source:
                    source.write(text)
            _, records = records_of(loop, 'everything', program)
        syncs = [r for r in records if r['event'] == 'sync']
        reads = [r.get('where', '') for r in syncs
                 if r['action'] == 'readFile' and 'error' not in r]
        self.assertEqual(len(reads), 3, syncs)
        self.assertEqual(reads[0], '')
        self.assertTrue(reads[1].startswith(program + ':1:'), reads)
        failed = [r for r in syncs if r.get('where', '').startswith(program + ':3:')]
        self.assertEqual({(r['action'], r['error']) for r in failed}, {('stat', 'ENOENT')})

    @on_each_loop
    def test_what_is_taken_back(self, loop):
        _, records = records_of(loop, 'everything', RECORDS)
        place_of = {r['id']: r.get('where', '') for r in records if r['event'] == 'schedule'}
        cleared = [place_of[r['id']] for r in records if r['event'] == 'clear']
        self.assertEqual(len(cleared), 3, cleared)
        for mark, where in zip(('minute', 'immediate', 'interval'), cleared):
            self.assertTrue(where.startswith(place(mark)), where)

    @on_each_loop
    def test_what_counts_and_what_does_not(self, loop):
        _, records = records_of(loop, 'everything', RECORDS)
        changes = [r for r in records if r['event'] in ('ref', 'unref')]
        of = lambda name, number: [r['event'] for r in changes if r.get(name) == number]
        delays = {r['where']: r['delay'] for r in records if 'delay' in r and 'where' in r}
        for mark, delay in (('minute', 60000), ('interval', 1)):
            self.assertEqual([delays[at] for at in delays if at.startswith(place(mark))], [delay])
        for mark in ('minute', 'counts'):
            scheduled = [r['id'] for r in records if r['event'] == 'schedule' and
                         r.get('where', '').startswith(place(mark))]
            self.assertEqual([of('id', number) for number in scheduled], [['unref', 'ref']])
        accept, = [r['op'] for r in records if r['event'] == 'submit' and r['kind'] == 'accept']
        self.assertEqual(of('op', accept), ['unref', 'ref'])
        # The kernel's timer ends as it began, or with what is left of it not counting.
        for r in changes:
            if 'timer' in r:
                self.assertTrue(any(t['event'] == 'timer' and t['timer'] == r['timer']
                                    for t in records[:records.index(r)]))
        _, records = records_of(loop, 'operations', RECORDS)
        changes = [r for r in records if r['event'] in ('ref', 'unref')]
        self.assertTrue(any('op' in r for r in changes))
        self.assertFalse(any('id' in r for r in changes))

    @on_each_loop
    def test_problems_are_told_before_the_program_is(self, loop):
        _, records = records_of(loop, 'everything', RECORDS)
        told = [(r.get('what'), r['text']) for r in records if r['event'] in ('problem', 'print')
                and r.get('fd') != 2]
        self.assertEqual(told, [
            ('warning', 'Warning: careful'), (None, 'told of the warning\n'),
            ('unhandledRejection', 'RangeError: first line'), (None, 'told of the rejection\n'),
            ('uncaughtException', 'no error'), (None, 'told of the exception\n')])
        promise, = [r['id'] for r in records if r['event'] == 'schedule' and
                    r.get('where', '').startswith(place('rejected'))]
        self.assertEqual([r.get('id') for r in records if r['event'] == 'problem'],
                         [None, promise, None])
        where = [r.get('where', '') for r in records if r.get('fd') == 1][0]
        self.assertTrue(where.startswith(place('print')), where)
        _, records = records_of(loop, 'phases', RECORDS)
        self.assertEqual([r['what'] for r in records if r['event'] == 'problem'],
                         ['warning', 'unhandledRejection', 'uncaughtException'])
        self.assertFalse(any(r['event'] in ('sync', 'print', 'ref', 'clear') for r in records))

    @on_each_loop
    def test_the_work_that_is_done_for_an_operation_names_it(self, loop):
        _, records = records_of(loop, 'operations', RECORDS)
        submit, = [r for r in records if r['event'] == 'submit' and r.get('action') == 'mkdtemp']
        work, = [r for r in records if r['event'] == 'work' and r.get('op') == submit['op']]
        self.assertLess(records.index(submit), records.index(work))
        _, records = records_of(loop, 'operations', PROGRAM)  # with pbkdf2, which is no operation
        self.assertTrue(any(r['event'] == 'work' and 'op' not in r for r in records))

    @on_each_loop
    def test_many_files_in_a_row_stand_where_they_were_asked_for(self, loop):
        printed, records = records_of(loop, 'everything', IN_A_ROW)
        self.assertEqual(printed.split(), [word for i in range(24)
                                           for word in (str(i), str(i % 3 != 1).lower())])
        timer, = [r['id'] for r in records if r.get('type') == 'Timeout']
        running, asked, ended = [], [], {}
        for record in records:
            if record['event'] == 'callback':
                running.append(record['id'])
            elif record['event'] == 'callback-end':
                running.pop()
            elif record['event'] == 'submit' and record['kind'] == 'file':
                self.assertEqual(running, [timer])
                asked.append(record['op'])
            if record.get('kind') == 'file' and 'result' in record:
                self.assertNotIn(record['op'], ended)
                ended[record['op']] = record
        self.assertEqual(len(asked), 24)
        self.assertEqual(set(ended), set(asked))
        for i, op in enumerate(asked):
            self.assertEqual(ended[op].get('error'), 'ENOENT' if i % 3 == 1 else None)
        if len(os.sched_getaffinity(0)) > 1:  # or there is nobody beside the loop
            self.assertTrue(any('inline' not in ended[op] for op in asked))

    @on_each_loop
    def test_to_trace_everything_changes_nothing(self, loop):
        reads = lambda records: [r for r in records if r.get('type') == 'FSREQCALLBACK']
        without = subprocess.run([ORRERY, '--loop=' + loop, ONE_READ], capture_output=True,
                                 text=True, check=True).stdout
        printed, records = records_of(loop, 'everything', ONE_READ)
        self.assertEqual(printed, without)
        request, = reads(records)  # one request, and all that it takes to follow the causes
        self.assertEqual(request['trigger'], 1)
        told = [r['event'] for r in records if r.get('id') == request['id'] or
                r.get('text') == 'read\n']
        self.assertEqual(told, ['schedule', 'callback', 'print', 'callback-end'])
        # The program's own hooks are told of each step, and so is the trace.
        _, records = records_of(loop, 'everything', ONE_READ, words=['hooks'])
        self.assertGreater(len(reads(records)), 1)

    @on_each_loop
    def test_times_of_more_digits(self, loop):
        with tempfile.NamedTemporaryFile('w', suffix='.js') as program:
            program.write('setTimeout(() => {}, 220);')
            program.flush()
            _, records = records_of(loop, 'everything', program.name)
        times = [r['at'] for r in records]
        self.assertEqual(times, sorted(times))
        timer, = [r for r in records if 'delay' in r]
        ran, = [r for r in records if r['event'] == 'callback' and r['id'] == timer['id']]
        self.assertGreaterEqual(ran['at'] - timer['at'], 219e6)  # a turn's time is in whole ms

    @on_each_loop
    def test_text(self, loop):
        _, text = run(loop, 'txt')
        lines = text.splitlines()
        self.assertTrue(lines[0].startswith('loop %s, operations' % loop))
        self.assertTrue(any('submit op=' in line and 'kind="accept"' in line for line in lines))

    @on_each_loop
    def test_many_things_at_once_keep_their_numbers(self, loop):
        printed, records = records_of(loop, 'operations', MANY)
        self.assertGreater(len(printed), 1 << 20)  # more than is written at a time
        self.assertEqual(''.join(r['text'] for r in records if r['event'] == 'print'), printed)
        flying, most = {}, 0
        for record in records:
            if record['event'] == 'submit' and 'inline' not in record:
                self.assertNotIn(record['op'], flying)
                flying[record['op']] = record['kind']
                most = max(most, len(flying))
            elif record['event'] == 'work' and 'op' in record:
                self.assertEqual(flying[record['op']], 'file')
            elif record['event'] == 'complete' and 'more' not in record:
                self.assertEqual(flying.pop(record['op']), record['kind'])
                self.assertEqual(record['error'], 'ENOENT')
        self.assertEqual(most, 300)
        self.assertEqual(flying, {})

    def test_a_full_disk_is_told_once_and_the_program_goes_on(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, 't.ndjson')
            os.symlink('/dev/full', path)
            done = subprocess.run([ORRERY, '--trace=' + path, MANY], capture_output=True,
                                  text=True, check=True)
            self.assertEqual(done.stderr, 'orrery: the trace is cut off: No space left on device\n')
            self.assertGreater(len(done.stdout), 1 << 20)

    def test_a_file_that_cannot_be_is_refused(self):
        for path, reason in (('/nonexistent/t.json', 'No such file'), ('trace.xml', 'must end in')):
            done = subprocess.run([ORRERY, '--trace=' + path, PROGRAM], capture_output=True,
                                  text=True, check=False)
            self.assertEqual(done.returncode, 1)
            self.assertIn(reason, done.stderr)
            self.assertFalse(os.path.exists(path))
        done = subprocess.run([ORRERY, '--trace=t.txt', '--trace-level=all', PROGRAM],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 9)

    @on_each_loop
    def test_children_write_files_of_their_own(self, loop):
        with tempfile.TemporaryDirectory() as folder:
            program = os.path.join(folder, 'parent.js')
            with open(program, 'w', encoding='utf-8') as out:
                out.write('if (process.send) process.disconnect();\n'
                          'else require("child_process").fork(__filename);\n')
            subprocess.run([ORRERY, '--loop=' + loop, '--trace=' + folder + '/t.ndjson', program],
                           check=True, timeout=120)
            files = sorted(name for name in os.listdir(folder) if name.endswith('.ndjson'))
            self.assertEqual(len(files), 2)
            self.assertRegex(files[0], r'^t\.\d+\.ndjson$')
            for name in files:
                with open(os.path.join(folder, name), encoding='utf-8') as trace:
                    self.assertEqual(json.loads(trace.readline())['event'], 'trace')

    @on_each_loop
    def test_a_program_that_ends_early_leaves_a_whole_trace(self, loop):
        with tempfile.NamedTemporaryFile('w', suffix='.js') as program:
            program.write('setImmediate(() => { console.log("last"); process.exit(3); });')
            program.flush()
            with tempfile.TemporaryDirectory() as folder:
                path = os.path.join(folder, 't.json')
                done = subprocess.run([ORRERY, '--loop=' + loop, '--trace=' + path,
                                       program.name], capture_output=True, text=True,
                                      check=False)
                self.assertEqual(done.returncode, 3)
                with open(path, encoding='utf-8') as trace:
                    events = json.load(trace)['traceEvents']
                self.assertTrue(any(e.get('args', {}).get('text') == 'last\n' for e in events))


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
