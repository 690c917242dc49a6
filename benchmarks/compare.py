#!/usr/bin/env python3
"""Compares orrery on each loop with Node.js: the budgets of docs/performance.md.

  benchmarks/compare.py [--mode=M]… [--rounds=5] [--seconds=4] [--only=NAME]… [--write]
  benchmarks/compare.py --profile=uring [--mode=hello]     system calls of the server, by strace

  * Modes: hello, pipelined16, echo64, echo16k, udp64, udp64x16, readfile, readfile32, read,
    startup, idle-net, idle-http. Without --mode, all.
  * The echo modes have a row for the limit: the same server in plain C++ on epoll.
  * Rounds alternate between the runtimes, so that a change of the machine meets all of them. The
    server runs on CPU 0, the load on CPU 1.
  * CPU is the server's user and system time per request or message, from its threads' schedstat in
    /proc. Tables show the minimum and the median of the rounds, and the minimum's ratio to Node's.
  * Each run is a line of JSON in build/benchmarks/results.jsonl. --write puts the tables into
    docs/performance.md, and a summary into README.md, between their markers.

Build first: cmake --preset release -DORRERY_BENCHMARKS=ON && cmake --build --preset release
"""
import argparse
import glob
import json
import os
import platform
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
OUT = os.path.join(ROOT, 'build', 'benchmarks')
BUILD = os.path.join(ROOT, 'build', 'release')
PROGRAMS = os.path.join(HERE, 'programs')
CONNECTIONS, IDLE_CONNECTIONS = 64, 8000
SERVER_CPU, LOAD_CPU = 0, 1
PLAIN = 'plain C++, epoll'
PLAIN_MODES = ('echo64', 'echo16k')
# Mode -> unit, what is better, and what it is.
MODES = {
    'hello': ('µs CPU', 'less', 'http, 64 keep-alive connections, per request'),
    'pipelined16': ('µs CPU', 'less', 'the same, 16 pipelined requests'),
    'echo64': ('µs CPU', 'less', 'TCP echo of 64 bytes, 64 connections, per message'),
    'echo16k': ('µs CPU', 'less', 'TCP echo of 16 KiB, 64 connections, per message'),
    'udp64': ('µs CPU', 'less', 'UDP ping-pong of 64 bytes, per datagram'),
    'udp64x16': ('µs CPU', 'less', 'the same, 16 in flight'),
    'readfile': ('ops/s', 'more', 'fs.readFile of 4 KiB, cached, one after the other'),
    'readfile32': ('ops/s', 'more', 'the same, 32 in flight'),
    'read': ('ops/s', 'more', 'fs.read of 4 KiB from an open file, one after the other'),
    'startup': ('ms', 'less', 'a hello-world program, start to exit'),
    'memory': ('MiB', 'less', 'resident after start'),
    'idle-net': ('KiB', 'less', '%d idle connections of net, per connection' % IDLE_CONNECTIONS),
    'idle-http': ('KiB', 'less', 'the same, of http'),
}


def pinned(cpu):
    return lambda: os.sched_setaffinity(0, {cpu} & os.sched_getaffinity(0) or
                                        os.sched_getaffinity(0))


class Server:
    def __init__(self, command, program):
        self.process = subprocess.Popen(
            command + [os.path.join(PROGRAMS, program)], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, start_new_session=True, preexec_fn=pinned(SERVER_CPU))

    def __enter__(self):
        line = self.process.stdout.readline()
        if not line.strip().isdigit():
            self.__exit__()
            sys.exit('the server did not start: %s' % ' '.join(self.process.args))
        self.port = int(line)
        return self

    def __exit__(self, *_):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def cpu_us(self):
        total = 0
        for path in glob.glob('/proc/%d/task/*/schedstat' % self.process.pid):
            with open(path) as f:
                total += int(f.read().split()[0])
        return total / 1000

    def resident_kib(self):
        with open('/proc/%d/status' % self.process.pid) as f:
            return int(re.search(r'VmRSS:\s+(\d+)', f.read())[1])


def load(command, timeout):
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=timeout,
                          preexec_fn=pinned(LOAD_CPU)).stdout


def wrk(port, seconds, pipelined):
    command = ['wrk', '-t1', '-c%d' % CONNECTIONS, '-d%gs' % seconds, '--latency']
    if pipelined:
        command += ['-s', os.path.join(PROGRAMS, 'pipeline.lua')]
    text = load(command + ['http://127.0.0.1:%d/' % port], seconds + 30)
    if re.search(r'Non-2xx|Socket errors', text):
        sys.exit('wrk met errors:\n' + text)
    return int(re.search(r'(\d+) requests in', text)[1])


def echo(port, seconds, size):
    text = load([os.path.join(BUILD, 'benchmarks', 'echo_load'), str(port),
                 '--connections=%d' % CONNECTIONS, '--bytes=%d' % size, '--seconds=%g' % seconds],
                seconds + 30)
    return json.loads(text)['total_operations']


def udp(port, seconds, in_flight):
    """Datagrams there and back."""
    everywhere = os.sched_getaffinity(0)
    pinned(LOAD_CPU)()
    count, end = 0, time.monotonic() + seconds
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.connect(('127.0.0.1', port))
        client.settimeout(5)
        while time.monotonic() < end:
            for _ in range(in_flight):
                client.send(b'x' * 64)
            for _ in range(in_flight):
                client.recv(64)
            count += in_flight
    os.sched_setaffinity(0, everywhere)
    return count


def cpu_per_request(command, program, generate, seconds):
    with Server(command, program) as server:
        generate(server.port, 1)
        before = server.cpu_us()
        begin = time.monotonic()
        count = generate(server.port, seconds)
        wall = time.monotonic() - begin
        return {'value': (server.cpu_us() - before) / count, 'per_s': count / wall}


def files(command, kind):
    path = os.path.join(OUT, 'file-4k')
    with open(path, 'wb') as f:
        f.write(b'x' * 4096)
    done = subprocess.run(command + [os.path.join(PROGRAMS, 'files.js'), kind, path], check=True,
                          capture_output=True, text=True, timeout=60)
    return {'value': float(done.stdout)}


def start(command):
    """The median of ten starts: milliseconds until exit, MiB at most resident."""
    times, peaks = [], []
    for _ in range(10):
        begin = time.monotonic()
        child = subprocess.Popen(command + [os.path.join(PROGRAMS, 'start.js')],
                                 stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        times.append((time.monotonic() - begin) * 1000)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            sys.exit('%s ended with %d' % (' '.join(command), child.returncode))
        peaks.append(usage.ru_maxrss / 1024)
    return {'value': statistics.median(times), 'memory': statistics.median(peaks)}


def idle(command, program):
    with Server(command, program) as server:
        sockets = [socket.create_connection(('127.0.0.1', server.port)) for _ in range(10)]
        time.sleep(0.5)
        before = server.resident_kib()
        while len(sockets) < 10 + IDLE_CONNECTIONS:
            sockets.append(socket.create_connection(('127.0.0.1', server.port)))
        time.sleep(1)
        after = server.resident_kib()
        for connection in sockets:
            connection.close()
        return {'value': (after - before) / IDLE_CONNECTIONS}


def run(mode, command, seconds):
    if mode in ('hello', 'pipelined16'):
        return cpu_per_request(command, 'hello.js', lambda port, s: wrk(
            port, s, mode == 'pipelined16'), seconds)
    if mode in ('echo64', 'echo16k'):
        size = 64 if mode == 'echo64' else 16384
        return cpu_per_request(command, 'echo.js', lambda port, s: echo(port, s, size), seconds)
    if mode in ('udp64', 'udp64x16'):
        return cpu_per_request(command, 'udp_echo.js', lambda port, s: udp(
            port, s, 1 if mode == 'udp64' else 16), seconds)
    if mode in ('readfile', 'readfile32', 'read'):
        return files(command, {'readfile': 'sequential', 'readfile32': 'parallel',
                               'read': 'descriptor'}[mode])
    if mode == 'startup':
        return start(command)
    return idle(command, 'echo.js' if mode == 'idle-net' else 'hello.js')


def runtimes(program, only):
    lines = subprocess.run([program, '--loops'], check=True, capture_output=True, text=True,
                           timeout=30).stdout.splitlines()
    found = {line.split('\t')[0]: [program, '--loop=' + line.split('\t')[0]] for line in lines
             if line.endswith('\tworks')}
    if shutil.which('node'):
        found['node'] = ['node']
    found[PLAIN] = [os.path.join(BUILD, 'benchmarks', 'echo_epoll')]
    return {name: command for name, command in found.items() if not only or name in only}


def table(mode, results, node_unit):
    """Lines of a table: runtime, best, median, ratio to node, and the rate if there is one."""
    unit, better, text = MODES[mode]
    best = min if better == 'less' else max
    base = results.get('node') and best(r['value'] for r in results['node'])
    yield '| %s: %s | best, %s | median, %s | of Node\'s | per second |' % (mode, text, unit, unit)
    yield '|---|---|---|---|---|'
    for name, runs in results.items():
        values = [r['value'] for r in runs]
        rates = [r['per_s'] for r in runs if 'per_s' in r]
        yield '| %s | %s | %s | %s | %s |' % (
            name if name != 'node' else node_unit, number(best(values)),
            number(statistics.median(values)),
            '%.2f' % (best(values) / base) if base else '-',
            '{:,.0f}'.format(max(rates)) if rates else '-')


def number(value):
    return '{:,.0f}'.format(value) if value >= 1000 else '%.3g' % value


def summary(all_results):
    """One table for the README: modes by runtimes, best values."""
    names = [name for name in next(iter(all_results.values())) if name != PLAIN]
    yield '| | ' + ' | '.join(names) + ' |'
    yield '|---' * (len(names) + 1) + '|'
    for mode, results in all_results.items():
        unit, better, text = MODES[mode]
        best = min if better == 'less' else max
        cells = [number(best(r['value'] for r in results[n])) for n in names]
        yield '| %s: %s, %s | %s |' % (mode, text, unit, ' | '.join(cells))


def conditions(options):
    with open('/proc/cpuinfo') as f:
        model = re.search(r'model name\s*:\s*(.*)', f.read())
    return '%s, %d CPUs, Linux %s; %d rounds of %g s, alternating; %s.' % (
        model[1] if model else platform.machine(), os.cpu_count(), platform.release().split('-')[0],
        options.rounds, options.seconds, time.strftime('%Y-%m-%d', time.gmtime()))


def replace_block(path, name, lines):
    with open(path) as f:
        text = f.read()
    pattern = re.compile(r'(<!-- %s: [^\n]*-->\n).*?(<!-- /%s -->)' % (name, name), re.S)
    if not pattern.search(text):
        sys.exit('%s has no block %s' % (path, name))
    with open(path, 'w') as f:
        f.write(pattern.sub(lambda m: m[1] + '\n'.join(lines) + '\n' + m[2], text))


def write_pages(all_results, options, node_version):
    for mode, results in all_results.items():
        replace_block(os.path.join(ROOT, 'docs', 'performance.md'), mode,
                      ['', conditions(options), '', *table(mode, results, node_version), ''])
    replace_block(os.path.join(ROOT, 'README.md'), 'summary',
                  ['', *summary(all_results), '', 'Measured on ' + conditions(options) +
                   ' CPU is the server\'s, user and system; best of the rounds.', ''])


def profile(name, command, mode):
    with Server(command, 'echo.js' if mode.startswith('echo') else 'hello.js') as server:
        log = os.path.join(OUT, 'strace-%s-%s.txt' % (name, mode))
        tracer = subprocess.Popen(['strace', '-c', '-f', '-o', log, '-p', str(server.process.pid)],
                                  stderr=subprocess.DEVNULL)
        time.sleep(1)
        count = (wrk(server.port, 3, mode == 'pipelined16') if not mode.startswith('echo') else
                 echo(server.port, 3, 64 if mode == 'echo64' else 16384))
        tracer.send_signal(signal.SIGINT)
        tracer.wait(30)
    print('%s, %s: %d requests' % (name, mode, count))
    with open(log) as f:
        for line in f:
            fields = line.split()
            if len(fields) >= 5 and fields[3].isdigit():
                print('  %-18s %8s  %.3f per request' % (fields[-1], fields[3],
                                                         int(fields[3]) / count))


def measure(options, commands):
    all_results = {mode: {name: [] for name in commands if name != PLAIN or mode in PLAIN_MODES}
                   for mode in options.mode}
    log = open(os.path.join(OUT, 'results.jsonl'), 'a')
    for number_ in range(1, options.rounds + 1):
        for mode in options.mode:
            for name, command in commands.items():
                if name not in all_results[mode]:
                    continue
                result = run(mode, command, options.seconds)
                all_results[mode][name].append(result)
                print('round %d  %-12s %-6s %s %s' % (number_, mode, name, number(
                    result['value']), MODES[mode][0]), flush=True)
                print(json.dumps({'at': time.time(), 'mode': mode, 'runtime': name, **result}),
                      file=log, flush=True)
    if 'startup' in all_results:
        all_results['memory'] = {name: [{'value': r['memory']} for r in runs]
                                 for name, runs in all_results['startup'].items()}
    return all_results


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--bin', default=os.path.join(BUILD, 'orrery'))
    parser.add_argument('--mode', action='append', choices=[m for m in MODES if m != 'memory'])
    parser.add_argument('--rounds', type=int, default=5)
    parser.add_argument('--seconds', type=float, default=4)
    parser.add_argument('--only', action='append', metavar='RUNTIME')
    parser.add_argument('--profile', metavar='RUNTIME')
    parser.add_argument('--write', action='store_true')
    options = parser.parse_args()
    os.makedirs(OUT, exist_ok=True)
    commands = runtimes(os.path.abspath(options.bin), options.only)
    if options.profile:
        for mode in options.mode or ['hello']:
            profile(options.profile, commands[options.profile], mode)
        return
    options.mode = options.mode or [m for m in MODES if m != 'memory']
    all_results = measure(options, commands)
    node = 'node' in commands and subprocess.run(['node', '--version'], capture_output=True,
                                                 text=True).stdout.strip()
    for mode, results in all_results.items():
        print('\n' + '\n'.join(table(mode, results, 'node %s' % node)))
    if options.write:
        write_pages(all_results, options, 'node %s' % node)


main()
