"""Measures Orrery on each of its loops beside other runtimes and plain C.

  script/bench [--suite=S]… [--runtimes=A,B] [--loops=L,M] [--rounds=N] [--quick]
  script/bench --resume [--rounds=N]     goes on with the newest run, after an interruption or for
                                         more rounds
  script/bench list                      workloads, runtimes, and what a run would take
  script/bench report [FILE…] [--write]  the tables of a run, or of several that have other rows;
                                         --write puts them into the docs, and the files into
                                         benchmarks/recorded
  script/bench targets [FILE…]           what the targets say of it
  script/bench compare A B               what changed between two runs, and what is noise;
                                         `recorded` is the run that the docs show

A run's results are JSON lines in build/bench (docs/benchmark-results.md); --record adds a line to
benchmarks/history.jsonl. `loops` is a suite as well: the drivers without JavaScript.
"""
import argparse
import json
import os
import random
import subprocess
import sys
import time

from . import compare, environment, loop_level, measure, pages, paths, report, results, runtimes
from . import workload
from .process import Broken
from .schedule import Schedule, resume_records

QUICK_SECONDS = 300


def arguments(argv):
    parser = argparse.ArgumentParser(prog='script/bench', description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('command', nargs='?', default='run',
                        choices=('run', 'list', 'report', 'targets', 'compare'))
    parser.add_argument('files', nargs='*', metavar='FILE')
    add = parser.add_argument
    add('--suite', action='append', metavar='SUITE[/WORK]', help='only these (repeatable)')
    add('--runtimes', help='names or kinds (orrery, peer, own, plain), with commas')
    add('--loops', help='loops of Orrery, with commas')
    add('--rounds', type=int, help='at most so many rounds (default: 10)')
    add('--seconds', type=float, default=2.0, help='under load in each of them (default: 2)')
    add('--warmup', type=float, default=2.5, help='seconds before them (default: 2.5)')
    add('--variation', type=float, default=0.03, help='settled below this coefficient of variation')
    add('--seed', type=int, help='of the order')
    add('--quick', action='store_true', help='one short round within five minutes')
    add('--counts', action=argparse.BooleanOptionalAction, help='counting runs (default: yes)')
    add('--peers', action='store_true', help='install the peers from npm into build/peers first')
    add('--bin', default=os.path.join(paths.BUILD, 'orrery'), help='the program to measure')
    add('--output', metavar='FILE', help='where the results go')
    add('--resume', nargs='?', const='', metavar='FILE', help='go on with a run')
    add('--record', action='store_true', help='add a line to benchmarks/history.jsonl')
    add('--write', action='store_true', help='report: write the tables into the docs')
    return parser.parse_intermixed_args(argv)


def chosen(options):
    """The workloads that --suite names; all without it."""
    found = workload.discover()
    if not options.suite:
        return found
    names = {w.suite for w in found} | {'%s/%s' % (w.suite, w.name) for w in found}
    unknown = set(options.suite) - names - {loop_level.SUITE}
    if unknown:
        raise LookupError('no such suite: %s (there are %s)' % (
            ', '.join(sorted(unknown)), ', '.join(sorted({w.suite for w in found}))))
    return [w for w in found if w.suite in options.suite
            or '%s/%s' % (w.suite, w.name) in options.suite]


def all_cells(options):
    return [cell for w in chosen(options) for cell in workload.cells(w, narrow=options.quick)]


def install_packages(suites):
    """A suite whose programs use packages brings a script that installs them."""
    for suite in sorted(suites):
        script = os.path.join(paths.WORKLOADS, suite, 'install')
        if os.path.exists(script):
            subprocess.run([script], check=True)


def split(text):
    return [part for part in text.split(',') if part] if text else None


def prepared(options):
    """Fills in what --quick and --resume mean; the records that are there already."""
    options.deadline = None
    said = {name: getattr(options, name) for name in ('rounds', 'counts')
            if getattr(options, name) is not None}
    options.rounds, options.counts = said.get('rounds', 10), said.get('counts', True)
    if options.quick:
        options.rounds, options.seconds = 1, min(options.seconds, 0.2)
        options.warmup = options.seconds
        options.runtimes = options.runtimes or 'orrery,node'
        options.deadline = time.monotonic() + QUICK_SECONDS
    if options.resume is None:
        if options.output and os.path.exists(options.output) and os.path.getsize(options.output):
            raise LookupError('%s is a run already: --resume=%s goes on with it' % (
                options.output, options.output))
        options.seed = options.seed if options.seed is not None else random.randrange(1 << 31)
        return []
    options.output = options.resume or results.latest()
    if not options.output:
        raise LookupError('no run to resume in ' + paths.RUNS)
    before = results.Run.open(options.output).environment['options']
    for name, value in {**before, 'bin': os.path.join(paths.ROOT, before['bin']), **said}.items():
        setattr(options, name, value)
    return resume_records(options.output)


ASKED = ('suite', 'runtimes', 'loops', 'rounds', 'seconds', 'warmup', 'variation', 'seed', 'quick',
         'counts', 'bin')


def asked(options):
    """What goes into the file; the program's path is told from the top of the project."""
    found = {name: getattr(options, name) for name in ASKED}
    return {**found, 'bin': os.path.relpath(options.bin, paths.ROOT)}


def run(options):
    done = prepared(options)
    if options.peers:
        subprocess.run([os.path.join(paths.BENCHMARKS, 'peers', 'install')], check=True)
    able = runtimes.discover(options.bin, split(options.runtimes), split(options.loops))
    writer = results.Writer(options.output or results.new_path())
    if options.resume is None:
        writer.write('environment', schema=results.SCHEMA,
                     options=asked(options),
                     **environment.block(able))
    else:
        writer.write('resumed', options=asked(options), **environment.moment())
    measure.enough_descriptors()
    chosen_cells = all_cells(options)
    install_packages({cell.suite for cell in chosen_cells})
    schedule = Schedule(chosen_cells, able, options, writer, done)
    print('%d rows, runtimes: %s\nresults: %s' % (
        len(schedule.pairs), ', '.join(r.name for r in able), writer.path), flush=True)
    status = carried_out(options, schedule, able, writer, done)
    if options.record and status == 0:
        record(writer.path)
    return status


def carried_out(options, schedule, able, writer, done):
    try:
        failed = schedule.run()
        if not options.suite or loop_level.SUITE in options.suite:
            failed += drivers(options, able, writer, done)
    except KeyboardInterrupt:
        print('\ninterrupted; to go on: script/bench --resume=' + writer.path)
        return 130
    except TimeoutError:
        print('five minutes are over; not measured: ' + ', '.join(schedule.left()))
        failed = len(schedule.broken)
    found = results.Run.open(writer.path)
    if found.rows:
        print('\n'.join(report.whole(found)))
    done = sum(len(row) for row in found.rows.values())
    print('\n%d passed, %d failed' % (done, failed))
    return 1 if failed or not done else 0


def drivers(options, able, writer, done):
    """The rounds of the loop level that are not there yet. How many of its parts failed."""
    there = max((r['round'] for r in done if r['suite'] == loop_level.SUITE), default=0)
    if there >= options.rounds:
        return 0
    loops = {r.loop for r in able if r.kind == 'orrery'}
    print('loop level: benchmarks/loops', flush=True)
    try:
        for fields in loop_level.run(options, loops, there):
            writer.write('measurement', **fields)
    except (Broken, OSError, ValueError) as error:
        print('FAILED loop level: %s' % error, file=sys.stderr)
        return 1
    return 0


def record(path):
    """A line of the history: the conditions and the medians of a run."""
    found = results.Run.open(path)
    env = found.environment
    line = {'at': env['at'], 'commit': env['commit'], 'cpu': env['cpu'], 'kernel': env['kernel'],
            'versions': env['versions'], 'options': env['options'],
            'medians': {results.title(key): {name: round(found.median(key, name), 4)
                                             for name in sorted(found.rows[key])}
                        for key in sorted(found.rows)}}
    with open(paths.HISTORY, 'a', encoding='utf-8') as out:
        out.write(json.dumps(line, ensure_ascii=False) + '\n')


def listed(options):
    prepared(options)
    able = runtimes.discover(options.bin, split(options.runtimes), split(options.loops))
    for one in able:
        print('%-14s %-7s %s' % (one.name, one.kind, one.version))
    print()
    cells = all_cells(options)
    for cell in cells:
        print('%-50s %-22s %s' % (cell.title, cell.workload.unit, cell.workload.text[:80]))
    seconds = Schedule(cells, able, options, None).estimate()
    print('\n%d rows; at most %d:%02d h' % (len(cells), seconds // 3600, seconds % 3600 // 60))
    return 0


def files_of(options):
    found = options.files or [results.latest()]
    if not found[0]:
        raise LookupError('no run in ' + paths.RUNS)
    return sum(map(results.named, found), [])


def main(argv):
    options = arguments(argv)
    try:
        if options.command == 'run':
            return run(options)
        if options.command == 'list':
            return listed(options)
        if options.command == 'compare':
            if len(options.files) != 2:
                raise LookupError('compare needs two files of results')
            before, after = (results.Run.open(*results.named(name)) for name in options.files)
            print('\n'.join(compare.compare(before, after)))
            return 0
        found = results.Run.open(*files_of(options))
        if options.command == 'targets':
            print('\n'.join(report.target_table(found)))
        elif options.write:
            pages.write(found)
            for path in files_of(options):
                results.keep(path)
        else:
            print('\n'.join(report.whole(found)))
        return 0
    except (LookupError, OSError, ValueError, workload.WorkloadError) as error:
        print('script/bench: %s' % error, file=sys.stderr)
        return 2
