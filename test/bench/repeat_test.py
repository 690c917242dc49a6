#!/usr/bin/env python3
"""Tests of what a run expects of another occasion (benchmarks/harness/repeat.py), and of when it is
one (--resume)."""
import contextlib
import io
import json
import os
import tempfile
import unittest

from harness_test import measurement
from harness import cli, repeat, results

ENVIRONMENT = {'record': 'environment', 'schema': 1}


class Occasions(unittest.TestCase):
    def test_several_occasions_tell_how_far_a_ratio_moves(self):
        # Ratios 1.0 on the first occasion, 1.2 on the second: within a factor of 1.2 of each other.
        first = [measurement(runtime, value, n, kind='peer' if runtime == 'bun' else 'orrery')
                 for n, ratio in enumerate((1.0, 1.0, 1.0))
                 for runtime, value in (('orrery-uv', 5 * ratio), ('bun', 5))]
        later = [measurement(runtime, value, n, kind='peer' if runtime == 'bun' else 'orrery')
                 for n in (3, 4, 5) for runtime, value in (('orrery-uv', 12.0), ('bun', 10))]
        found = results.Run([ENVIRONMENT, *first, {'record': 'resumed', 'options': {}}, *later])
        key = next(iter(found.rows))
        self.assertEqual(found.ratios_by_occasion(key, 'orrery-uv', 'bun'),
                         {0: [1.0] * 3, 1: [1.2] * 3})
        factor, count = found.factors['s', 'time']
        self.assertAlmostEqual(factor, 1.2)
        self.assertEqual(count, 2)
        low, high, share = repeat.stated(found, key, found.ratios(key, 'orrery-uv', 'bun'))
        self.assertAlmostEqual(low, 1.1 / 1.2)
        self.assertAlmostEqual(high, 1.1 * 1.2)
        self.assertEqual(share, repeat.SHARE)
        # Another suite, of one occasion, has the same factor; a run of one knows of chance only.
        self.assertAlmostEqual(repeat.factor_of(found, ('other', 'time')), factor)
        self.assertIsNone(repeat.factor_of(found, ('other', 'memory')))
        alone = results.Run([ENVIRONMENT, *first])
        self.assertEqual(alone.factors, {})
        self.assertEqual(repeat.stated(alone, key, [1.0, 1.1, 1.3])[:2], (1.0, 1.3))

    def test_nineteen_of_twenty_keep_to_the_factor(self):
        self.assertEqual(repeat.quantile(list(range(1, 20))), 19)
        self.assertEqual(repeat.quantile(list(range(1, 40))), 38)
        self.assertEqual(repeat.quantile([3, 1]), 3)

    def test_a_run_is_not_written_behind_another(self):
        with tempfile.NamedTemporaryFile('w', suffix='.jsonl', delete=False) as out:
            out.write(json.dumps({'record': 'environment', 'schema': 1}) + '\n')
        self.addCleanup(os.unlink, out.name)
        said = io.StringIO()
        with contextlib.redirect_stderr(said):
            status = cli.main(['--suite=http/hello', '--output=' + out.name])
        self.assertEqual(status, 2)
        self.assertIn('--resume=' + out.name, said.getvalue())
        self.assertEqual(len(results.load(out.name)), 1)


if __name__ == '__main__':
    unittest.main()
