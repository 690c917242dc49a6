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

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PROGRAM = os.path.join(HERE, 'program.js')
PAIRS = {'turn': 'turn-end', 'phase': 'phase-end', 'poll': 'poll-end', 'collect': 'collect-end',
         'callback': 'callback-end', 'work-begin': 'work-end'}

ORRERY, LOOPS = sys.argv[1], sys.argv[2:]


def works(loop):
    listed = subprocess.run([ORRERY, '--loops'], capture_output=True, text=True, check=True).stdout
    lines = [line.split() for line in listed.splitlines()]
    return any(words[0] == loop and words[-1] == 'works' for words in lines)


def on_each_loop(test):
    def run_all(self):
        for loop in LOOPS:
            with self.subTest(loop=loop):
                test(self, loop)
    return run_all


def run(loop, kind, *options, program=PROGRAM):
    """(what the program printed, what is in the trace)."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'trace.' + kind)
        done = subprocess.run([ORRERY, '--loop=' + loop, '--trace=' + path, *options, program],
                              capture_output=True, text=True, timeout=120, check=True)
        with open(path, encoding='utf-8') as trace:
            return done.stdout, trace.read()


class Trace(unittest.TestCase):
    @on_each_loop
    def test_lines_keep_to_the_schema(self, loop):
        with open(os.path.join(ROOT, 'docs', 'trace.schema.json'), encoding='utf-8') as source:
            schema = jsonschema.Draft7Validator(json.load(source))
        _, text = run(loop, 'ndjson', '--trace-level=everything')
        records = [json.loads(line) for line in text.splitlines()]
        self.assertEqual(records[0]['event'], 'trace')
        self.assertEqual(records[0]['loop'], loop)
        self.assertGreater(len(records), 100)
        for record in records:
            errors = [error.message for error in schema.iter_errors(record)]
            self.assertEqual(errors, [], record)

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
    def test_chromes_events(self, loop):
        _, text = run(loop, 'json', '--trace-level=everything')
        events = json.loads(text)['traceEvents']
        depth, flying, flows = {}, set(), {}
        for event in events:
            self.assertIn(event['ph'], 'MBEibnestf')
            if event['ph'] == 'M':
                continue
            track = event['pid'], event['tid']
            if event['ph'] == 'B':
                self.assertTrue(event['name'])
                depth[track] = depth.get(track, 0) + 1
            elif event['ph'] == 'E':
                depth[track] -= 1
                self.assertGreaterEqual(depth[track], 0)
            elif event['ph'] == 'b':
                flying.add(event['id'])
            elif event['ph'] == 'e':
                flying.remove(event['id'])
            elif event['ph'] in 'sf':
                flows.setdefault((event['cat'], event['id']), []).append(event['ph'])
        self.assertEqual(set(depth.values()), {0})
        self.assertEqual(flying, set())
        self.assertTrue(any(ends[0] == 's' and 'f' in ends for ends in flows.values()))
        names = {e['args']['name'] for e in events if e['ph'] == 'M'}
        self.assertLessEqual({'orrery on ' + loop, 'loop', 'pool 1'}, names)

    @on_each_loop
    def test_text(self, loop):
        _, text = run(loop, 'txt')
        lines = text.splitlines()
        self.assertTrue(lines[0].startswith('loop %s, operations' % loop))
        self.assertTrue(any('submit op=' in line and 'kind="accept"' in line for line in lines))

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
    LOOPS = [loop for loop in LOOPS if works(loop)]
    unittest.main(argv=sys.argv[:1])
