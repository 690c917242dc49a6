#!/usr/bin/env python3
"""The demo's conductor: runs server.js, copy.js and order.js on every loop, checks them, measures
the server under load, and prints one table. script/demo builds first and then calls this.

  * checks      every answer of the server against the bytes on the disk, every error's status
  * load        wrk with 64 keep-alive connections against /hello, a CPU each for server and wrk
  * copy        64 MiB through streams, compared
  * order       order.js must print the same on every loop
"""
import argparse
import filecmp
import glob
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
OUT = os.path.join(ROOT, 'build', 'demo')
SERVED = os.path.join(ROOT, 'docs')
CONNECTIONS = 64
COPY_BYTES = 64 << 20
STEP_TIMEOUT_S = 30


class Failure(Exception):
    """Something did not do what it should; the text says what."""


class Subject:
    """What runs the programs: orrery with one of its loops, or Node.js."""

    def __init__(self, name, command, has_stats):
        self.name, self.command, self.has_stats = name, command, has_stats

    def run(self, script, *arguments):
        done = subprocess.run(self.command + [os.path.join(HERE, script), *arguments], cwd=OUT,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=STEP_TIMEOUT_S)
        if done.returncode != 0:
            raise Failure('%s ended with %d: %s' % (
                script, done.returncode, done.stderr.decode(errors='replace')[-800:]))
        return done.stdout


class Server:
    """server.js in a process of its own; ended when the `with` block is left."""

    def __init__(self, subject, uploads, cpu=None):
        command = subject.command + (['--stats'] if subject.has_stats else [])
        command += [os.path.join(HERE, 'server.js'), SERVED, uploads]
        self.errors = open(os.path.join(OUT, subject.name + '.server.log'), 'w+b')
        self.process = subprocess.Popen(
            command, cwd=OUT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.errors,
            start_new_session=True,
            preexec_fn=None if cpu is None else lambda: os.sched_setaffinity(0, {cpu}))

    def __enter__(self):
        line = self.process.stdout.readline().strip()
        if not line.isdigit():
            self.__exit__()
            raise Failure('the server did not start: %s' % self.log()[-800:])
        self.port = int(line)
        return self

    def __exit__(self, *_):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        self.process.stdout.close()

    def log(self):
        self.errors.seek(0)
        return self.errors.read().decode(errors='replace')

    def cpu_us(self):
        """User and system time of all its threads, from the scheduler."""
        total = 0
        for path in glob.glob('/proc/%d/task/*/schedstat' % self.process.pid):
            with open(path) as f:
                total += int(f.read().split()[0])
        return total / 1000

    def stop(self):
        """Asks it to end; returns what --stats printed."""
        request(self.port, 'POST', '/stop')
        status = self.process.wait(STEP_TIMEOUT_S)
        if status != 0:
            raise Failure('the server ended with %d: %s' % (status, self.log()[-800:]))
        return {name.strip(): float(value) for name, value in
                re.findall(r'^  (\S.*?)\s{2,}([\d.]+)$', self.log(), re.M)}


def request(port, method, path, body=None):
    connection = http.client.HTTPConnection('127.0.0.1', port, timeout=STEP_TIMEOUT_S)
    try:
        connection.request(method, path, body, {'Connection': 'close'})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


class Checks:
    def __init__(self, port):
        self.port, self.count = port, 0

    def expect(self, method, path, body, status, answer=None):
        """One request; its answer must be exactly this. Bodies that are no bytes are JSON."""
        got_status, got = request(self.port, method, path,
                                  body if isinstance(body, bytes) or body is None
                                  else json.dumps(body))
        if got_status != status:
            raise Failure('%s %s: status %d, not %d' % (method, path, got_status, status))
        if isinstance(answer, bytes) and got != answer:
            at = next((i for i, (a, b) in enumerate(zip(got, answer)) if a != b),
                      min(len(got), len(answer)))
            raise Failure('%s %s: %d bytes, not %d; byte %d is the first that differs' % (
                method, path, len(got), len(answer), at))
        if answer is not None and not isinstance(answer, bytes) and json.loads(got) != answer:
            raise Failure('%s %s: %r, not %r' % (method, path, got[:200], answer))
        self.count += 1


def check_files(checks):
    for folder, _, names in os.walk(SERVED):
        for name in names:
            path = os.path.join(folder, name)
            with open(path, 'rb') as f:
                checks.expect('GET', '/files/' + os.path.relpath(path, SERVED), None, 200, f.read())
    checks.expect('GET', '/files/no-such-file', None, 404, {'error': 'Not Found'})
    checks.expect('GET', '/files/..%2fREADME.md', None, 403, {'error': 'Forbidden'})
    checks.expect('GET', '/hello', None, 200, b'Hello, World!')


def check_api(checks):
    text = 'orrery: planets go round \u2609'
    checks.expect('GET', '/api/notes', None, 200, [])
    for number in (1, 2, 3):
        checks.expect('POST', '/api/notes', {'text': text * number}, 201,
                      {'id': number, 'text': text * number})
    checks.expect('DELETE', '/api/notes/2', None, 200, {'id': 2, 'text': text * 2})
    checks.expect('GET', '/api/notes/2', None, 404, {'error': 'Not Found'})
    checks.expect('GET', '/api/notes', None, 200,
                  [{'id': n, 'text': text * n} for n in (1, 3)])
    checks.expect('POST', '/api/notes', b'{"text":', 400, {'error': 'Bad Request'})


def check_uploads(checks, uploads):
    with open(os.path.join(OUT, 'large.bin'), 'rb') as f:
        large = f.read(8 << 20)
    for name, body in (('empty', b''), ('one', b'x'), ('large', large)):
        checks.expect('PUT', '/uploads/' + name, body, 201, {'name': name, 'bytes': len(body)})
        with open(os.path.join(uploads, name), 'rb') as f:
            if f.read() != body:
                raise Failure('the upload %r is not on the disk as it was sent' % name)
    checks.expect('PUT', '/uploads/..%2foutside', b'x', 403, {'error': 'Forbidden'})


def check_server(subject):
    uploads = os.path.join(OUT, 'uploads-' + subject.name)
    os.makedirs(uploads)
    with Server(subject, uploads) as server:
        checks = Checks(server.port)
        check_files(checks)
        check_api(checks)
        check_uploads(checks, uploads)
        server.stop()
    return checks.count


def wrk(port, path, seconds, cpu):
    pin = [] if cpu is None else ['taskset', '-c', str(cpu)]
    text = subprocess.run(pin + ['wrk', '-t1', '-c%d' % CONNECTIONS, '-d%ds' % seconds, '--latency',
                                 'http://127.0.0.1:%d%s' % (port, path)],
                          check=True, capture_output=True, text=True, timeout=seconds + 30).stdout
    if re.search(r'Non-2xx|Socket errors', text):
        raise Failure('wrk met errors:\n' + text)
    scale = {'us': 1.0, 'ms': 1e3, 's': 1e6}

    def percentile(which):
        value, unit = re.search(r'\b%s%%\s+([\d.]+)(us|ms|s)' % which, text).groups()
        return float(value) * scale[unit]
    return {'requests': int(re.search(r'(\d+) requests in', text)[1]),
            'per_s': float(re.search(r'Requests/sec:\s+([\d.]+)', text)[1]),
            'p50': percentile('50'), 'p99': percentile('99')}


def measure(subject, seconds):
    """Loads a fresh server; its own statistics then are those of the load."""
    cpus = sorted(os.sched_getaffinity(0))
    server_cpu, load_cpu = (cpus[0], cpus[1]) if len(cpus) > 1 else (None, None)
    with Server(subject, OUT, server_cpu) as server:
        warm = wrk(server.port, '/hello', 1, load_cpu)
        before = server.cpu_us()
        row = wrk(server.port, '/hello', seconds, load_cpu)
        row['cpu_us'] = (server.cpu_us() - before) / row['requests']
        row['file_per_s'] = None
        stats = server.stop()
    if stats:
        total = warm['requests'] + row['requests']
        row['events_per_turn'] = stats['events'] / stats['turns']
        row['entries'] = stats['entries into JavaScript'] / total
        row['calls'] = stats['driver system calls'] / total
        row['turns'] = stats['turns'] / total
    return row


def copy(subject):
    source, target = os.path.join(OUT, 'large.bin'), os.path.join(OUT, 'copy-' + subject.name)
    start = time.monotonic()
    printed = subject.run('copy.js', source, target)
    seconds = time.monotonic() - start
    if printed.strip() != b'%d' % COPY_BYTES or not filecmp.cmp(source, target, shallow=False):
        raise Failure('the copy differs from %s' % source)
    os.remove(target)
    return COPY_BYTES / seconds / (1 << 20)


def make_large_file():
    """64 MiB of the project's own text; each line numbered, so that no two parts are equal."""
    lines = []
    for path in sorted(glob.glob(os.path.join(SERVED, '**', '*'), recursive=True)):
        if os.path.isfile(path):
            with open(path, 'rb') as f:
                lines += f.read().split(b'\n')
    lines = lines or [b'orrery']
    left, number = COPY_BYTES, 0
    with open(os.path.join(OUT, 'large.bin'), 'wb') as f:
        while left > 0:
            piece = b''.join(b'%d %s\n' % (number + i, line) for i, line in enumerate(lines))
            number += len(lines)
            f.write(piece[:left])
            left -= len(piece)


def bar(value, largest, width=14):
    eighths = round(value / largest * width * 8)
    text = '█' * (eighths // 8) + ' ▏▎▍▌▋▊▉'[eighths % 8]
    return text.ljust(width + 1)[:width + 1]


def print_table(rows):
    fastest = max(row['per_s'] for row in rows.values())
    dearest = max(row['cpu_us'] for row in rows.values())
    print('\n%-6s %10s %-15s %8s %8s %12s %-15s %12s %13s %9s' % (
        'loop', 'requests/s', '', 'p50', 'p99', 'CPU/request', '', 'events/turn', 'JS entries/rq',
        'copy'))
    for name, row in rows.items():
        counted = 'events_per_turn' in row
        print('%-6s %10s %s %5.0f µs %5.0f µs %9.2f µs %s %12s %13s %4.0f MiB/s' % (
            name, '{:,.0f}'.format(row['per_s']), bar(row['per_s'], fastest), row['p50'],
            row['p99'], row['cpu_us'], bar(row['cpu_us'], dearest),
            '%.1f' % row['events_per_turn'] if counted else '-',
            '%.3f' % row['entries'] if counted else '-', row['copy']))


def sentences(rows):
    """One per loop: what made the difference, as far as these numbers show it."""
    counted = {name: row for name, row in rows.items() if 'calls' in row}
    if not counted:
        return
    best = min(counted, key=lambda name: counted[name]['cpu_us'])
    top = counted[best]
    yield ('%s costs least, %.2f µs a request: a turn brings %.1f events, so that JavaScript is '
           'entered %.3f times and the driver calls the system %.2f times per request.' % (
               best, top['cpu_us'], top['events_per_turn'], top['entries'], top['calls']))
    for name, row in counted.items():
        if name == best:
            continue
        ratio = row['cpu_us'] / top['cpu_us']
        calls, turns = row['calls'] - top['calls'], row['turns'] / max(top['turns'], 1e-9)
        if calls > 0.1:
            why = '%.2f system calls of the driver per request instead of %.2f' % (
                row['calls'], top['calls'])
        elif turns > 1.2:
            why = '%.1f events a turn instead of %.1f, so more turns and more entries' % (
                row['events_per_turn'], top['events_per_turn'])
        else:
            why = ('no more system calls (%.2f per request) and as full turns (%.1f events): the '
                   'rest is the kernel and the driver\'s own work' % (
                       row['calls'], row['events_per_turn']))
        yield '%s %s: %s.' % (name, 'costs the same within 3 %' if ratio < 1.03 else
                              'costs %.2f times as much' % ratio, why)
    for name in rows.keys() - counted.keys():
        ratio = rows[name]['cpu_us'] / top['cpu_us']
        yield '%s costs %.2f times as much as %s.' % (name, ratio, best)


def subjects_of(program, with_node):
    lines = subprocess.run([program, '--loops'], check=True, capture_output=True, text=True,
                           timeout=STEP_TIMEOUT_S).stdout.splitlines()
    for line in lines:
        name, _, state = line.split('\t')
        if state == 'works':
            yield Subject(name, [program, '--loop=' + name], True)
        else:
            print('%s is left out: it %s' % (name, state))
    if with_node and shutil.which('node'):
        yield Subject('node', ['node'], False)


def first_difference(a, b):
    lines = zip(a.decode().split('\n') + ['(end)'], b.decode().split('\n') + ['(end)'])
    return next('line %d: %r and %r' % (n, x, y) for n, (x, y) in enumerate(lines, 1) if x != y)


def show(subject, text):
    print('%-6s %s' % (subject.name, text), flush=True)


def run_all(subjects, seconds):
    rows, order = {}, None
    for subject in subjects:
        show(subject, 'checking the server…')
        show(subject, '%d answers are right, byte for byte' % check_server(subject))
        printed = subject.run('order.js')
        order = order or (subject.name, printed)
        if printed != order[1]:
            raise Failure('the order of events differs from %s, %s' % (
                order[0], first_difference(order[1], printed)))
        show(subject, 'timers, ticks, promises and immediates ran in order (%d lines%s)' % (
            printed.count(b'\n'), '' if order[0] == subject.name else ', as on ' + order[0]))
        rate = copy(subject)
        show(subject, '%d MiB copied through streams, equal' % (COPY_BYTES >> 20))
        show(subject, 'under load for %d s…' % seconds)
        rows[subject.name] = measure(subject, seconds)
        rows[subject.name]['copy'] = rate
    return rows


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--bin', default=os.path.join(ROOT, 'build', 'release', 'orrery'))
    parser.add_argument('--node', action='store_true', help='also the Node.js of this machine')
    parser.add_argument('--only', action='append', metavar='LOOP', help='may be repeated')
    parser.add_argument('--seconds', type=int, default=5, help='of load per loop')
    options = parser.parse_args()
    for path in glob.glob(os.path.join(OUT, 'uploads-*')):
        shutil.rmtree(path)
    os.makedirs(OUT, exist_ok=True)
    make_large_file()
    try:
        subjects = [s for s in subjects_of(os.path.abspath(options.bin), options.node)
                    if s.name in (options.only or s.name)]
        rows = run_all(subjects, options.seconds)
    except (Failure, subprocess.SubprocessError, OSError) as failure:
        sys.exit('FAILED: %s' % failure)
    print_table(rows)
    print('\n%d connections, %d s, server and wrk on one CPU each; CPU is user and system time of '
          'the server.\n' % (CONNECTIONS, options.seconds))
    for sentence in sentences(rows):
        print('- ' + sentence)
    print('\nAs files: build/demo/')


main()
