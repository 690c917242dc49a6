"""The loop level: benchmarks/loops, in C++, run as one of the suites.

Its rows are named GROUP/WHO/key:value…, WHO being a driver or plain-epoll, plain-uring; they become
rows of the suite `loops`, runtimes `orrery-DRIVER` and `plain-…`, so every table has them.
"""
import json
import os

from . import paths
from .process import run_tool

SUITE = 'loops'
SCALE = {'ns': 1.0, 'us': 1e3, 'ms': 1e6, 's': 1e9}
# What is aimed at, as the headers of workloads say it of theirs.
TARGETS = {'loops/echo_tcp bytes=64 connections=64': ['all 1.1 of plain']}
OWN_COUNTERS = ('items_per_second', 'bytes_per_second')


def first_of_each(binary):
    """A filter that takes the first row of each group and driver."""
    first = {}
    for name in run_tool([binary, '--benchmark_list_tests'], 60).stdout.split():
        first.setdefault(tuple(name.split('/')[:2]), name)
    return '|'.join('^%s$' % name for name in first.values())


def run(options, loops, there):
    """The records of all rounds after the first `there`, of the drivers in `loops`."""
    binary = os.path.join(paths.TOOLS, 'loops_benchmark')
    if not os.path.exists(binary):
        raise FileNotFoundError('%s is not built: cmake --preset release -DORRERY_BENCHMARKS=ON'
                                % binary)
    command = [binary, '--benchmark_format=json', '--benchmark_enable_random_interleaving=true',
               '--benchmark_repetitions=%d' % (options.rounds - there),
               '--benchmark_min_time=%g' % (
                   0.01 if options.quick else min(0.1, options.seconds / 10))]
    if options.quick:
        command.append('--benchmark_filter=%s' % first_of_each(binary))
    done = run_tool(command, 3600, cpu=0)
    report = json.loads(done.stdout)
    for row in report['benchmarks']:
        if row.get('run_type', 'iteration') == 'iteration' and not row.get('error_occurred'):
            record = converted(row, there)
            if record['runtime_kind'] != 'orrery' or record['loop'] in loops:
                yield record


def converted(row, there):
    """A row of Google Benchmark as a measurement: nanoseconds of CPU per item."""
    group, who, *rest = row.get('run_name', row['name']).split('/')
    parameters = dict(part.split(':', 1) for part in rest if ':' in part
                      and not part.startswith(('repeats:', 'min_time:', 'iterations:')))
    nanoseconds = row['cpu_time'] * SCALE[row['time_unit']]
    per_iteration = row.get('items_per_second')
    if per_iteration:
        nanoseconds = 1e9 / per_iteration
    plain = who.startswith('plain-')
    counters = {k: v for k, v in row.items() if isinstance(v, (int, float)) and k not in (
        'family_index', 'per_family_instance_index', 'repetitions', 'repetition_index', 'threads',
        'iterations', 'real_time', 'cpu_time', *OWN_COUNTERS)}
    return {'suite': SUITE, 'workload': group, 'cell': [], 'parameters': parameters,
            'runtime': who if plain else 'orrery-' + who,
            'runtime_kind': 'plain' if plain else 'orrery', 'loop': '' if plain else who,
            'metric': 'cpu', 'unit': 'ns CPU/operation', 'better': 'less',
            'round': there + row.get('repetition_index', 0) + 1, 'value': nanoseconds,
            'metrics': {'cpu_us': nanoseconds / 1000, 'per_second': 1e9 / nanoseconds,
                        'counters': counters}}
