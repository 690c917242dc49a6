"""Results of script/bench as pandas frames, for the notebooks.

  run = results.load()          the samples beside this file, or the file that ORRERY_RESULTS names
  run.measurements              a line per round: row, workload, runtime, loop, value, metrics…
  run.counts                    a line per row and runtime: system calls, events per turn…
  results.medians(frame)        rows × runtimes
  results.growth(frame, 'n')    fitted exponents by runtime

docs/benchmark-results.md tells the fields. The statistics are those of the harness.
"""
import glob
import json
import os
import sys

import pandas

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), 'benchmarks'))
from harness import statistics  # noqa: E402

# One colour a runtime in all plots; loops are bold, peers pale, plain C is black and grey.
COLOURS = {'orrery-uring': '#0072b2', 'orrery-uv': '#009e73', 'orrery-asio': '#d55e00',
           'node': '#aa4499', 'node26': '#cc79a7', 'bun': '#b8860b', 'bun-own': '#e6ab02',
           'deno': '#666699', 'deno-own': '#9999cc', 'plain-uring': '#000000',
           'plain-epoll': '#777777', 'plain-sync': '#aaaaaa'}


# Columns that are there even if a run has nothing in them, so that a notebook can ask for them.
ROW = ['row', 'suite', 'workload', 'runtime', 'runtime_kind', 'loop', 'metric', 'unit', 'better']
METRICS = ['round', 'value', 'per_second', 'cpu_us', 'system_share', 'context_switches', 'peak_mib',
           'load_cpu_share', 'saturated', 'counters', 'open_loop', 'latency_p50', 'latency_p90',
           'latency_p99', 'latency_p999', 'latency_max']
COUNTS = ['system_calls', 'by_call', 'time_by_object', 'events_per_turn', 'entries',
          'submissions_per_call', 'inline_share']
SWEPT = ['connections', 'bytes', 'depth', 'rate']


class Results:
    def __init__(self, records):
        self.environment = records[0]
        rows = {'measurement': [], 'counts': []}
        for record in records[1:]:
            if record['record'] in rows:
                rows[record['record']].append(flat(record))
        self.measurements = frame_of(rows['measurement'], ROW + METRICS + SWEPT)
        self.counts = frame_of(rows['counts'], ROW + COUNTS + SWEPT)
        self.parameters = sorted({name for record in records[1:]
                                  for name in record.get('parameters', {})})

    def suite(self, name, workload=None):
        frame = self.measurements[self.measurements.suite == name]
        return frame if workload is None else frame[frame.workload == workload]

    def describe(self):
        """The conditions, printed at the top of every notebook."""
        env = self.environment
        print('%s, %d CPUs%s, Linux %s, commit %s, %s' % (
            env['cpu'], env['cpus'], ' (virtual)' if env.get('virtual') else '', env['kernel'],
            env['commit'], env['at'] if isinstance(env['at'], str) else ''))
        print('; '.join('%s %s' % pair for pair in sorted(env['versions'].items())))
        print('%d measurements of %d rows' % (len(self.measurements),
                                              self.measurements.row.nunique()))


def frame_of(lines, columns):
    frame = pandas.DataFrame(lines)
    for name in columns:
        if name not in frame:
            frame[name] = pandas.Series(dtype=float if name in METRICS + COUNTS + SWEPT else object)
    return frame


def flat(record):
    """A record as one line of a table: parameters, metrics and counts become columns."""
    line = {k: v for k, v in record.items() if not isinstance(v, (dict, list))}
    line['row'] = title(record)
    for name, value in record['parameters'].items():
        line[name] = number(value)
    for name, value in {**record.get('metrics', {}), **record.get('counts', {})}.items():
        if name == 'latency_us':
            line.update({'latency_' + k: v for k, v in value.items()})
        else:
            line[name] = value
    return line


def title(record):
    tail = ' '.join('%s=%s' % pair for pair in sorted(record['parameters'].items()))
    return '%s/%s%s' % (record['suite'], record['workload'], ' ' + tail if tail else '')


def number(text):
    try:
        return float(text)
    except (TypeError, ValueError):
        return text


def files():
    """The files to read: what ORRERY_RESULTS names, or the checked-in samples."""
    named = os.environ.get('ORRERY_RESULTS')
    return [named] if named else sorted(glob.glob(os.path.join(HERE, 'samples', '*.jsonl')))


def load():
    """All files as one run; the environment is the first one's."""
    records = []
    for path in files():
        with open(path, encoding='utf-8') as lines:
            found = [json.loads(line) for line in lines if line.endswith('\n')]
        records += found if not records else found[1:]
    if not records:
        raise FileNotFoundError('no results: run script/bench, or name a file')
    return Results(records)


def medians(frame, value='value'):
    """Rows × runtimes, the medians of a column."""
    return frame.pivot_table(index='row', columns='runtime', values=value, aggfunc='median')


def ratio(frame, runtime, base):
    """For each row: the ratio of medians, p of Mann-Whitney, and whether that is a claim."""
    lines = []
    for row, group in frame.groupby('row'):
        mine = list(group[group.runtime == runtime].value)
        theirs = list(group[group.runtime == base].value)
        if mine and theirs:
            p = statistics.mann_whitney(mine, theirs)
            lines.append({'row': row, 'ratio': statistics.median(mine) / statistics.median(theirs),
                          'p': p, 'stars': statistics.stars(p)})
    return pandas.DataFrame(lines, columns=['row', 'ratio', 'p', 'stars'])


def growth(frame, parameter, value='value'):
    """y = factor * n ** exponent, by runtime, through the medians."""
    lines = []
    for runtime, group in frame.groupby('runtime'):
        points = group.groupby(parameter)[value].median()
        fit = statistics.power_law(list(points.items()))
        if fit and len(points) >= 3:
            lines.append({'runtime': runtime, 'factor': fit[0], 'exponent': fit[1], 'r2': fit[2],
                          'points': len(points)})
    return pandas.DataFrame(lines, columns=['runtime', 'factor', 'exponent', 'r2', 'points'])


def colour(runtime):
    return COLOURS.get(runtime, '#444444')


def curves(axes, frame, parameter, value='value', label=None):
    """A curve a runtime: medians over a swept parameter, with the range of the rounds."""
    for runtime, group in frame.groupby('runtime'):
        found = group.groupby(parameter)[value]
        middle = found.median()
        axes.plot(middle.index, middle.values, marker='o', ms=3, color=colour(runtime),
                  label=runtime, ls='--' if runtime.startswith('plain') else '-')
        axes.fill_between(middle.index, found.min(), found.max(), color=colour(runtime), alpha=0.12)
    axes.set_xlabel(parameter)
    axes.set_ylabel(label or (frame.unit.iloc[0] if value == 'value' else value))


def bars(axes, table, label):
    """Grouped bars: a group a row, a bar a runtime."""
    table.plot.barh(ax=axes, color=[colour(c) for c in table.columns], width=0.8)
    axes.set_xlabel(label)
    axes.set_ylabel('')
    axes.invert_yaxis()
    axes.legend(fontsize=7)
