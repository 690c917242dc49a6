#!/usr/bin/env python3
"""Tests of how a run gets into the docs (benchmarks/harness/pages.py)."""
import os
import tempfile
import unittest

from harness_test import measurement
from harness import pages, results

ENVIRONMENT = {
    'record': 'environment', 'schema': 1, 'cpu': 'a CPU', 'cpus': 2, 'virtual': False,
    'kernel': '6', 'commit': 'abc', 'at': '2026-01-02T03:04:05Z',
    'options': {'rounds': 1, 'seconds': 1, 'warmup': 1, 'seed': 1, 'variation': 0.03}}

BEFORE = '''# Results

## old

Measured before.

| old/w, ms | median |
|---|---|
| a | 1 |

## s

Of another day.
'''


class Pages(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        for name in ('RESULTS', 'PERFORMANCE', 'README'):
            path = os.path.join(folder.name, name)
            self.addCleanup(setattr, pages, name, getattr(pages, name))
            setattr(pages, name, path)
        self.put(pages.RESULTS, BEFORE)
        self.put(pages.README, '<!-- summary: x -->\nold\n<!-- /summary -->\n')
        table = '| a | b |\n|---|---|\n| old/w, x | 1 |\n| s/w, x | 2 |'
        self.put(pages.PERFORMANCE, ''.join(
            'Text.\n<!-- %s: written -->\n\n%s\n\n<!-- /%s -->\n' % (name, table, name)
            for name in ('targets', 'repeat', 'growth')))

    def put(self, path, text):
        with open(path, 'w', encoding='utf-8') as out:
            out.write(text)

    def test_what_a_run_has_not_stays(self):
        run = results.Run([ENVIRONMENT, measurement('orrery-uv', 6.0),
                           measurement('bun', 4.0, kind='peer')])
        pages.write(run)
        text = pages.read(pages.RESULTS)
        self.assertIn('## old\n\nMeasured before.\n\n| old/w, ms |', text)
        self.assertIn('| orrery-uv | 6 |', text)
        self.assertIn('Measured on a CPU', text)
        self.assertNotIn('another day', text)
        self.assertLess(text.index('## old'), text.index('## s'))
        performance = pages.read(pages.PERFORMANCE)
        self.assertEqual(performance.count('| old/w, x | 1 |'), 3)
        self.assertNotIn('| s/w, x | 2 |', performance)
        # Twice is once.
        pages.write(run)
        self.assertEqual(pages.read(pages.RESULTS), text)
        self.assertEqual(pages.read(pages.PERFORMANCE), performance)

    def test_a_page_without_its_block_is_refused(self):
        self.put(pages.README, 'nothing')
        with self.assertRaisesRegex(ValueError, 'no block summary'):
            pages.write(results.Run([ENVIRONMENT, measurement('orrery-uv', 6.0)]))


if __name__ == '__main__':
    unittest.main()
