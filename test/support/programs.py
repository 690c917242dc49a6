"""Runs JavaScript programs on every event loop, and compares what they print.

What script/test-js (test/js) and script/npm-check (test/npm) share:

  * loops_of        the loops that a build has, those that work and those that do not
  * find_programs   the programs below a folder, without material (fixtures, node_modules)
  * read_expected   a list of known failures: path, loop (or *), reason
  * run             one program on one loop, in a process group and a temporary folder of its own
  * run_all         all on every loop: prints what is wrong and the summary
"""
import concurrent.futures
import os
import shutil
import signal
import subprocess
import sys
import tempfile

MATERIAL = {'fixtures', 'node_modules'}
SUFFIXES = ('.js', '.mjs', '.cjs')
SHOWN_BYTES = 4000


class Outcome:
    """How one run of one program ended."""

    def __init__(self, stdout, stderr, why):
        self.stdout, self.stderr, self.why = stdout, stderr, why

    @property
    def passed(self):
        return not self.why


def find_programs(top, filters):
    """The paths of programs below top, those that hold one of the filters."""
    found = []
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(f for f in folders if f not in MATERIAL)
        for name in sorted(names):
            path = os.path.relpath(os.path.join(folder, name), top)
            if name.endswith(SUFFIXES) and (not filters or any(f in path for f in filters)):
                found.append(path)
    return found


def loops_of(program):
    """The loops that are built in: those that work, and the others with the reason."""
    lines = subprocess.run([program, '--loops'], check=True, capture_output=True, text=True,
                           timeout=30).stdout.splitlines()
    working, others = [], []
    for line in lines:
        name, _, state = line.split('\t')
        if state == 'works':
            working.append(name)
        else:
            others.append('%s %s' % (name, state))
    return working, others


def read_expected(top):
    """{(path, loop or '*'): reason}, of expected-failures.txt in top"""
    expected = {}
    file = os.path.join(top, 'expected-failures.txt')
    if not os.path.exists(file):
        return expected
    with open(file) as f:
        for number, line in enumerate(f, 1):
            fields = line.split('#')[0].split(None, 2)
            if not fields:
                continue
            if len(fields) != 3 or not os.path.exists(os.path.join(top, fields[0])):
                sys.exit('%s:%d: wants an existing path, a loop or *, a reason' % (file, number))
            expected[fields[0], fields[1]] = fields[2]
    return expected


def end_group(group):
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        pass


def run(command, timeout, cwd, env):
    """Runs command, whose last word is the file; env is added to this process's environment."""
    folder = tempfile.mkdtemp(prefix='orrery-test-')
    try:
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            child = subprocess.Popen(
                command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                start_new_session=True,
                env={**os.environ, 'TMPDIR': folder, 'NO_COLOR': '1', **env})
            try:
                status, why = child.wait(timeout), ''
            except subprocess.TimeoutExpired:
                status, why = None, 'still running after %g s' % timeout
            end_group(child.pid)
            if status is None:
                child.wait()
            out.seek(0)
            err.seek(0)
            stdout, stderr = out.read(), err.read()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if not why and status != 0:
        why = 'exit status %d' % status if status > 0 else 'ended by signal %d' % -status
    return Outcome(stdout, stderr, why or compare_with_file(command[-1], stdout))


def compare_with_file(program, stdout):
    file = os.path.splitext(program)[0] + '.out'
    if not os.path.exists(file):
        return ''
    with open(file, 'rb') as f:
        return first_difference(os.path.basename(file), f.read(), 'printed', stdout)


def first_difference(name_a, a, name_b, b):
    """'' if equal, else the first line that differs, of both."""
    if a == b:
        return ''
    lines_a, lines_b = a.split(b'\n'), b.split(b'\n')
    at = 0
    while at < min(len(lines_a), len(lines_b)) and lines_a[at] == lines_b[at]:
        at += 1

    def show(lines):
        return lines[at].decode(errors='replace') if at < len(lines) else '(nothing more)'
    return 'line %d differs\n    %s: %s\n    %s: %s' % (
        at + 1, name_a, show(lines_a), name_b, show(lines_b))


def indent(data):
    text = data[-SHOWN_BYTES:].decode(errors='replace').rstrip('\n')
    return ''.join('    %s\n' % line for line in text.split('\n')) if text else ''


def report(path, loop, outcome, others):
    """others: {loop: outcome} of what was reported of this program before."""
    for other, was in others.items():
        if (was.why, was.stdout, was.stderr) == (outcome.why, outcome.stdout, outcome.stderr):
            print('FAILED %s on %s: just as on %s' % (path, loop, other), flush=True)
            return
    print('FAILED %s on %s: %s\n%s%s' % (path, loop, outcome.why, indent(outcome.stdout),
                                         indent(outcome.stderr)), end='', flush=True)


def judge(path, outcomes, expected):
    """Prints what is wrong with one program's runs; returns (passed, failed, expected)."""
    passed = failed = known = 0
    reported = {}
    for loop, outcome in outcomes.items():
        reason = expected.get((path, loop)) or expected.get((path, '*'))
        if reason and outcome.passed:
            print('FAILED %s on %s: passes, but is listed as failing (%s)' % (path, loop, reason))
            failed += 1
        elif reason:
            known += 1
        elif outcome.passed:
            passed += 1
        else:
            report(path, loop, outcome, reported)
            reported[loop] = outcome
            failed += 1
    good = [(loop, o) for loop, o in outcomes.items() if o.passed]
    for loop, outcome in good[1:]:
        difference = first_difference(good[0][0], good[0][1].stdout, loop, outcome.stdout)
        if difference:
            print('FAILED %s: the loops differ, %s' % (path, difference), flush=True)
            failed += 1
            break
    return passed, failed, known


def run_all(paths, run_one, loops, expected, jobs):
    """Calls run_one(path, loop) for each; returns how many failed, prints `N passed, N failed`."""
    totals = [0, 0, 0]
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        runs = {path: {loop: pool.submit(run_one, path, loop) for loop in loops} for path in paths}
        for path, futures in runs.items():
            outcomes = {loop: future.result() for loop, future in futures.items()}
            totals = [a + b for a, b in zip(totals, judge(path, outcomes, expected))]
    if not paths or not loops:
        print('FAILED: nothing to run')
        totals[1] += 1
    print('%d programs on %s' % (len(paths), ', '.join(loops)) +
          ('; %d known to fail' % totals[2] if totals[2] else ''))
    print('%d passed, %d failed' % (totals[0], totals[1]))
    return totals[1]
