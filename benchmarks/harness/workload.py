"""The workloads: programs whose opening comment says what they measure, and how.

benchmarks/README.md tells the keys. `discover` finds them all; a `Cell` is one of them with values
for its sweeps, and is what runtimes are compared on.
"""
import itertools
import os
import re
from dataclasses import dataclass, field

from . import paths

KINDS = ('server', 'task', 'start')
# Metric -> its unit (per the workload's own), what is better, and what it is.
METRICS = {
    'cpu': ('µs CPU/{unit}', 'less', 'user and system time of the server'),
    'rate': ('{unit}/s', 'more', 'operations per second'),
    'bytes': ('MB/s', 'more', 'bytes per second'),
    'wall': ('ms', 'less', 'from start to exit'),
    'memory': ('KiB/{unit}', 'less', 'resident memory'),
    'p50': ('µs', 'less', 'median latency'),
    'p99': ('µs', 'less', '99th percentile of the latency'),
}
DEFAULT_METRIC = {'server': 'cpu', 'task': 'rate', 'start': 'wall'}
REPEATED = ('target', 'sweep')
KEY = re.compile(r'^// (kind|unit|load|expect|sweep|limit|metric|target|upstream|without): (.*)$')
OWN_API = re.compile(r'\.(bun|deno)\.m?js$')


class WorkloadError(Exception):
    """A workload whose header does not say what it has to."""


@dataclass
class Workload:
    suite: str
    name: str
    path: str
    text: str = ''
    keys: dict = field(default_factory=dict)
    own: dict = field(default_factory=dict)  # 'bun' -> the file for its own API

    @property
    def kind(self):
        return self.keys['kind']

    @property
    def metric(self):
        return self.keys.get('metric', DEFAULT_METRIC[self.kind])

    @property
    def better(self):
        return METRICS[self.metric][1]

    @property
    def unit(self):
        return METRICS[self.metric][0].format(unit=self.keys.get('unit', 'operation'))


@dataclass(frozen=True)
class Cell:
    workload: object = field(compare=False, hash=False)
    suite: str
    name: str
    parameters: tuple = ()

    @property
    def title(self):
        tail = ' '.join('%s=%s' % pair for pair in self.parameters)
        return '%s/%s%s' % (self.suite, self.name, ' ' + tail if tail else '')

    @property
    def options(self):
        return ['--%s=%s' % pair for pair in self.parameters]


def parse(path):
    """The workload of a file; a WorkloadError says what its header lacks."""
    name = re.sub(r'\.m?js$', '', os.path.basename(path))
    found = Workload(os.path.basename(os.path.dirname(path)), name, path)
    prose = []
    with open(path, encoding='utf-8') as source:
        for line in source:
            line = line.rstrip()
            if not line.startswith('//'):
                if found.keys or (line and line not in ("'use strict';", '')):
                    break
                continue
            key = KEY.match(line)
            if not key:
                prose.append(line[2:].strip())
            elif key[1] in REPEATED:
                found.keys.setdefault(key[1], []).append(key[2])
            else:
                found.keys[key[1]] = key[2]
    found.text = ' '.join(p for p in prose if p)
    if found.keys.get('kind') not in KINDS:
        raise WorkloadError('%s: its header has to say `kind`: %s' % (path, ', '.join(KINDS)))
    if found.metric not in METRICS:
        raise WorkloadError('%s: metric %s is none of %s' % (
            path, found.metric, ', '.join(METRICS)))
    if found.kind == 'server' and 'load' not in found.keys:
        raise WorkloadError('%s: a server needs a `load`' % path)
    return found


def discover(folder=paths.WORKLOADS):
    """All workloads below `folder`, sorted, each with its files for the peers' own APIs."""
    found = []
    for suite in sorted(os.listdir(folder)):
        directory = os.path.join(folder, suite)
        if not os.path.isdir(directory):
            continue
        for name in sorted(os.listdir(directory)):
            path = os.path.join(directory, name)
            if not re.search(r'\.m?js$', name) or OWN_API.search(name) or not has_header(path):
                continue
            workload = parse(path)
            for peer in ('bun', 'deno'):
                for extension in ('.js', '.mjs'):
                    own = os.path.join(directory, '%s.%s%s' % (workload.name, peer, extension))
                    if os.path.exists(own):
                        workload.own[peer] = own
            found.append(workload)
    return found


def has_header(path):
    """Whether a file of a suite's folder is a workload; what it shares with others is none."""
    with open(path, encoding='utf-8') as source:
        return '\n// kind: ' in source.read(4000)


def cells(workload, narrow=False):
    """The workload's cells: every combination of its sweeps, or with `narrow` the first one."""
    names, values = [], []
    for sweep in workload.keys.get('sweep', []):
        name, _, listed = sweep.partition('=')
        names.append(name.strip())
        values.append([v.strip() for v in listed.split(',')])
    combinations = itertools.product(*values)
    if narrow:
        combinations = itertools.islice(combinations, 1)
    return [Cell(workload, workload.suite, workload.name, tuple(zip(names, c)))
            for c in combinations]
