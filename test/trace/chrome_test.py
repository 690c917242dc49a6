#!/usr/bin/env python3
"""Traces in Chrome's format, on every loop: whole, begun and ended midway, with records missing.

  chrome_test.py ORRERY LOOP...
"""
import json
import os
import subprocess
import sys
import tempfile
import unittest

from chrome_events import ChromeEvents
from trace_case import (FLOOD, IN_A_ROW, MIDWAY, ONE_READ, ORRERY, PROGRAM, RECORDS, on_each_loop,
                        run)


class Chrome(unittest.TestCase):
    @on_each_loop
    def test_chromes_new_events(self, loop):
        _, text = run(loop, 'json', '--trace-level=everything', program=RECORDS)
        events = json.loads(text)['traceEvents']
        slices = [e for e in events if e['ph'] == 'X' and 'where' in e['args']]
        self.assertEqual([e['name'] for e in slices], ['fs.%s (sync)' % action for action in
                         ('stat', 'open', 'read', 'close', 'access', 'rmdir')])
        for event in slices:
            self.assertEqual(round(event['dur'] * 1000), event['args']['took'])
            self.assertGreater(event['ts'], 0)
        names = {e['name'] for e in events if e['ph'] == 'i'}
        self.assertLessEqual({'uncaughtException', 'warning', 'clear', 'ref', 'unref'}, names)

    @on_each_loop
    def test_chromes_events(self, loop):
        names, arrows = set(), set()
        for program in (PROGRAM, RECORDS, IN_A_ROW, ONE_READ):
            _, text = run(loop, 'json', '--trace-level=everything', program=program)
            events = ChromeEvents(self, text)
            self.assertEqual(events.flying, {})
            names |= events.names
            arrows |= events.arrows
        self.assertLessEqual({'orrery on ' + loop, 'loop', 'pool 1'}, names)
        self.assertEqual(arrows, {'operation told', 'callback'})

    @on_each_loop
    def test_chromes_events_of_a_trace_from_the_midst_of_things(self, loop):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, 't.json')
            subprocess.run([ORRERY, '--loop=' + loop, MIDWAY, path], check=True, timeout=120)
            with open(path, encoding='utf-8') as trace:
                events = ChromeEvents(self, trace.read())
        self.assertIn('accept', events.flying.values())
        self.assertEqual(len([e for e in events.slices if e['name'] == 'Timeout']), 3)
        self.assertIn('callback', events.arrows)

    @on_each_loop
    def test_chromes_events_where_records_are_missing(self, loop):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, 't.json')
            os.mkfifo(path)  # nobody reads it, so that the trace has no room
            with subprocess.Popen([ORRERY, '--loop=' + loop, '--trace=' + path,
                                   '--trace-level=everything', FLOOD], stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE) as program, \
                    open(path, encoding='utf-8') as trace:
                self.assertEqual(program.stdout.readline(), b'flooded\n')
                # More than were taken at first: now there is room again.
                text = ''.join(trace.readline() for _ in range((1 << 16) + 100))
                program.stdin.close()
                events = ChromeEvents(self, text + trace.read())
        self.assertEqual(program.returncode, 0)
        self.assertGreater(events.dropped, 1e5)
        self.assertTrue(any(e['name'] == 'close' for e in events.slices))  # the phase, after that


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
