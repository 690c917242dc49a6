"""One measurement: a runtime does a cell's work for a while, and what it cost is written down.

`measure` gives records (see docs/benchmark-results.md) for one round; `count` gives those of the
counting run, which is separate since tracing system calls slows what it traces.
"""
import http.client
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack

from . import paths
from .process import (Broken, Calls, LOAD_CPU, Profile, Server, lines_of, parse_calls, parse_stats,
                      run_tool)
from .statistics import median

STARTS = 10       # processes in one round of a `start`
IDLE_FOR = 2.0    # seconds that connections are idle before their memory is looked at
PROGRAM_ONLY = ('idle',)    # parameters that the server knows, and the load does not


def measure(cell, runtime, seconds, warmup):
    """The records of one round: a dictionary with `value` and `metrics` for each of the works."""
    command = runtime.program(cell.workload)
    kind = cell.workload.kind
    if kind == 'start':
        return [start(cell, command)]
    if kind == 'task' or is_task_limit(runtime, cell):
        return task(cell, runtime, command, seconds, warmup)
    if cell.workload.keys['load'].split()[0] == 'idle':
        return [idle(cell, command)]
    return [server(cell, command, seconds, warmup)]


def is_task_limit(runtime, cell):
    return runtime.kind == 'plain' and cell.workload.kind == 'task'


def generator(cell, port, seconds, warmup=0, marks=False):
    """The load's command line. Parameters of the cell override the options of the header."""
    name, *options = cell.workload.keys['load'].split()
    given = dict(cell.parameters)
    kept = [o for o in options if o.lstrip('-').split('=')[0] not in given]
    known = [o for o in cell.options if o.lstrip('-').split('=')[0] not in PROGRAM_ONLY]
    warming = ['--warmup=%g' % warmup] if warmup else []
    return [os.path.join(paths.TOOLS, name + '_load'), str(port), *kept, *known,
            '--seconds=%g' % seconds, *warming, *(['--marks'] if marks else [])]


def generate(cell, port, seconds, warmup=0, at_mark=None):
    """What the load reports. `at_mark` is called as the measured time begins and as it ends."""
    command = generator(cell, port, seconds, warmup, at_mark is not None)
    lines = []
    for line in lines_of(command, seconds + warmup + 60):
        if line in ('measuring', 'measured'):
            at_mark()
        else:
            lines.append(line)
    if not lines:
        raise Broken('%s printed nothing' % ' '.join(command))
    return json.loads(lines[-1])


def load_path(cell):
    """What the generator asks for."""
    options = cell.workload.keys['load'].split()
    return next((o.split('=', 1)[1] for o in options if o.startswith('--path=')), '/')


def verify(cell, port):
    """Asks once, before anything is timed, and compares the body with what is expected."""
    expected = cell.workload.keys.get('expect')
    if expected is None:
        return  # the generators compare what comes back by themselves
    connection = http.client.HTTPConnection('127.0.0.1', port, timeout=10)
    try:
        connection.request('GET', load_path(cell))
        answer = connection.getresponse()
        body = answer.read().decode('utf-8', 'replace')
    except (OSError, http.client.HTTPException) as error:
        raise Broken('%s: no answer: %s' % (cell.title, error)) from None
    finally:
        connection.close()
    if answer.status != 200 or body != expected:
        raise Broken('%s: answered %d %r' % (cell.title, answer.status, body[:100]))


def started(cell, command, stack):
    """The server of a cell, after that which it talks to, if there is one."""
    command = [*command, *cell.options]
    upstream = cell.workload.keys.get('upstream')
    if upstream:
        name, *options = upstream.split()
        other = stack.enter_context(Server([os.path.join(paths.TOOLS, name), *options], LOAD_CPU))
        command.append('--upstream=%d' % other.port)
    found = stack.enter_context(Server(command))
    verify(cell, found.port)
    return found


def server(cell, command, seconds, warmup):
    with ExitStack() as stack:
        subject = started(cell, command, stack)
        costs = []
        look = lambda: costs.append(subject.costs())
        load = generate(cell, subject.port, seconds, warmup, look)
        peak = subject.memory('VmHWM')
    done = load['operations']
    spent = {key: costs[1][key] - costs[0][key] for key in costs[0]}
    ticks = spent['user'] + spent['system']
    metrics = {
        'per_second': done / load['seconds'],
        'cpu_us': spent['cpu_us'] / done,
        'system_share': spent['system'] / ticks if ticks else None,
        'context_switches': spent['switches'] / done,
        'peak_mib': peak / 1024,
        'load_cpu_share': load.get('cpu_share'),
        'saturated': load.get('saturated', False),
        'latency_us': load.get('latency'),
        'open_loop': load.get('open_loop'),
    }
    values = {'cpu': metrics['cpu_us'], 'rate': metrics['per_second'],
              'bytes': max(load['bytes'], load['bytes_sent']) / load['seconds'] / 1e6}
    for percentile in ('p50', 'p99'):
        values[percentile] = (load.get('latency') or {}).get(percentile)
    return record(cell, values, metrics)


def idle(cell, command):
    """Resident memory per idle connection: the difference that holding them open makes."""
    with ExitStack() as stack:
        subject = started(cell, command, stack)
        few, before = held(cell, subject, 16)
        few.close()
        many, after = held(cell, subject, None)
        connections = many.connections
        many.close()
        peak = subject.memory('VmHWM')
    each = (after - before) / connections
    return record(cell, {'memory': each}, {'resident_kib': each, 'connections': connections,
                                           'peak_mib': peak / 1024})


class Holder:
    """A generator that opens connections, says so, and holds them until its stdin ends."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True)
        try:
            self.connections = json.loads(self.process.stdout.readline())['connections']
        except (ValueError, KeyError):
            self.close()
            raise Broken('%s did not open its connections' % ' '.join(command)) from None

    def close(self):
        self.process.stdin.close()
        self.process.wait(60)
        self.process.stdout.close()


def held(cell, subject, connections):
    command = [o for o in generator(cell, subject.port, 1) if not o.startswith('--seconds')]
    if connections is not None:
        command = [o for o in command if not o.startswith('--connections')]
        command.append('--connections=%d' % connections)
    holder = Holder(command)
    settle(subject)
    time.sleep(IDLE_FOR)
    return holder, subject.memory()


def settle(subject):
    """Waits until the server has done what the connections gave it to do."""
    last = None
    for _ in range(50):
        now = subject.costs()['cpu_us']
        if last is not None and now - last < 500:
            return
        last = now
        time.sleep(0.1)


def task(cell, runtime, command, seconds, warmup):
    command = [*command, *cell.options, '--seconds=%g' % seconds, '--warmup=%g' % warmup]
    done = run_tool(command, 120 + 100 * (seconds + warmup), cpu=None)
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{')]
    if not lines:
        raise Broken('%s on %s printed no result' % (cell.title, runtime.name))
    return [task_record(cell, line) for line in lines]


def task_record(cell, line):
    operations, seconds = line['operations'], line['seconds']
    cpu = line['user_us'] + line['system_us']
    metrics = {
        'per_second': operations / seconds,
        'cpu_us': cpu / operations,
        'system_share': line['system_us'] / cpu if cpu else None,
        'peak_mib': line.get('peak_mib'),
    }
    values = {'rate': metrics['per_second'], 'cpu': metrics['cpu_us'],
              'bytes': (line.get('bytes') or 0) * operations / seconds / 1e6}
    return record(cell, values, metrics, line.get('parameters') or {})


def start(cell, command):
    """The medians of ten starts: wall time until exit, CPU, the most that was resident."""
    done = run_tool([os.path.join(paths.TOOLS, 'start_meter'), str(STARTS), *command,
                     *cell.options], 60 * STARTS, cpu=None)
    runs = [json.loads(line) for line in done.stdout.splitlines()]
    middle = {key: median([run[key] for run in runs]) for key in runs[0]}
    cpu = median([run['user_us'] + run['system_us'] for run in runs])
    return record(cell, {'wall': middle['wall_ms'], 'cpu': cpu, 'memory': middle['peak_kib']},
                  {'wall_ms': middle['wall_ms'], 'cpu_us': cpu,
                   'peak_mib': middle['peak_kib'] / 1024, 'context_switches': middle['switches']})


def record(cell, values, metrics, parameters=None):
    value = values.get(cell.workload.metric)
    if value is None:
        raise Broken('%s gives no %s' % (cell.title, cell.workload.metric))
    return {'parameters': {**dict(cell.parameters), **(parameters or {})},
            'value': value,
            'metrics': {k: v for k, v in metrics.items() if v is not None}}


def count(cell, runtime, seconds=0.4):
    """The counting run: system calls, and on Orrery the loop's own counters, per operation.

    None where there is nothing to count: idle connections, and loads at a given rate, which a
    traced server does not keep up with (the same work under closed loop has its counts).
    """
    command = runtime.program(cell.workload)
    if cell.workload.kind == 'start':
        return count_start(cell, command)
    if cell.workload.kind == 'task' or is_task_limit(runtime, cell):
        return count_task(runtime, [*command, *cell.options], cell)
    if cell.workload.keys['load'].split()[0] == 'idle' or 'rate' in dict(cell.parameters):
        return None
    if runtime.kind == 'orrery':
        command = [command[0], '--stats', *command[1:]]
    with ExitStack() as stack:
        subject = started(cell, command, stack)
        warm = generate(cell, subject.port, seconds)['operations']
        with Calls(subject.process.pid) as calls:
            done = generate(cell, subject.port, seconds)['operations']
        with Profile(subject.process.pid) as profile:
            more = generate(cell, subject.port, 2 * seconds)['operations']
        stats = parse_stats(subject.stop())
    return {'parameters': dict(cell.parameters), 'counts': {
        'system_calls': calls.total / done,
        'by_call': {k: v / done for k, v in calls.kinds.items() if v / done >= 0.005},
        'time_by_object': profile.shares,
        **loop_counts(stats, warm + done + more)}}


def loop_counts(stats, operations):
    """Events per turn, entries into JavaScript and submissions per kernel entry, from --stats."""
    if not stats or not operations:
        return {}
    submitted = sum(v for k, v in stats.items() if k.startswith('op '))
    calls = stats.get('driver system calls', 0)
    return {
        'events_per_turn': stats['events'] / max(1, stats['turns']),
        'entries': stats['entries into JavaScript'] / operations,
        'submissions_per_call': submitted / calls if calls else None,
        'inline_share': stats.get('inline completions', 0) / max(1, submitted),
    }


def traced(command):
    """Runs a program under strace: its last line of JSON, system calls by name, --stats."""
    with tempfile.NamedTemporaryFile('r') as log:
        done = run_tool(['strace', '-c', '-f', '-o', log.name, *command], 120, cpu=None)
        lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{')]
        return lines, parse_calls(log.read()), parse_stats(done.stderr)


def difference(long, short):
    return {key: max(0, value - short.get(key, 0)) for key, value in long.items()}


def count_task(runtime, command, cell, seconds=0.5):
    """What a long run has more than one that does nothing but start, verify and end."""
    if runtime.kind == 'orrery':
        command = [command[0], '--stats', *command[1:]]
    base, base_calls, base_stats = traced([*command, '--seconds=0'])
    if len(base) != 1 or 'performed' not in base[0]:
        return None  # several works in one process: their calls cannot be told apart
    performed = 0
    while performed <= 0 and seconds < 20:
        lines, calls, stats = traced([*command, '--seconds=%g' % seconds])
        performed = lines[0]['performed'] - base[0]['performed']
        seconds *= 4
    if performed <= 0:
        return None  # one batch of it takes longer than this under strace
    calls = difference(calls, base_calls)
    return {'parameters': dict(cell.parameters), 'counts': {
        'system_calls': sum(calls.values()) / performed,
        'by_call': {k: v / performed for k, v in calls.items() if v / performed >= 0.005},
        **loop_counts(difference(stats, base_stats), performed)}}


def count_start(cell, command):
    done = subprocess.run(['strace', '-c', '-f', '-o', '/dev/stderr', *command, *cell.options],
                          capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)
    kinds = parse_calls(done.stderr)
    return {'parameters': dict(cell.parameters), 'counts': {'system_calls': sum(kinds.values())}}


def enough_descriptors(wanted=20000):
    """Raises the limit of open files as far as it may go; many connections need it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(wanted, hard), hard))
        if hard < wanted:
            print('only %d files may be open here' % hard, file=sys.stderr)
