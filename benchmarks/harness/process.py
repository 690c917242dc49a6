"""Processes under measurement: started on their own CPU, asked for what they cost, ended.

  * Server      a program that prints its port; costs() are its counters so far
  * pinned(cpu) for preexec_fn
  * Broken      what a program did instead of its work; ends the run of its workload, not the others
"""
import glob
import os
import re
import select
import shutil
import signal
import subprocess
import tempfile
import threading

SERVER_CPU, LOAD_CPU = 0, 1
PATIENCE = 20  # seconds until a server has to have printed its port


class Broken(Exception):
    """A program that failed, answered wrongly, or ended too early."""


def pinned(cpu):
    def pin():
        allowed = os.sched_getaffinity(0)
        os.sched_setaffinity(0, {sorted(allowed)[cpu % len(allowed)]})
    return pin


class Server:
    """A server program, from its start until the block ends."""

    def __init__(self, command, cpu=SERVER_CPU):
        self.command = command
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                        stderr=self.errors, start_new_session=True,
                                        preexec_fn=pinned(cpu))
        self.port = None

    def __enter__(self):
        ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
        line = self.process.stdout.readline() if ready else b''
        if not line.strip().isdigit():
            self.__exit__()
            raise Broken('%s printed no port: %s' % (' '.join(self.command), self.complaints()))
        self.port = int(line)
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        """SIGTERM, so that it can say what it did; SIGKILL after two seconds. Its stderr."""
        if self.process.stdout.closed:
            return self.complaints()
        for number in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self.process.pid, number)
                self.process.wait(2)
                break
            except subprocess.TimeoutExpired:
                continue
            except ProcessLookupError:
                self.process.wait()
                break
        self.process.stdout.close()
        return self.complaints()

    def complaints(self):
        self.errors.seek(0)
        return self.errors.read().decode('utf-8', 'replace')[-4000:]

    def threads(self):
        return glob.glob('/proc/%d/task/*' % self.process.pid)

    def costs(self):
        """CPU in µs, user and system ticks, context switches: sums over the threads that live."""
        if self.process.poll() is not None:
            raise Broken('the server ended: ' + self.complaints())
        cpu = user = system = switches = 0
        for thread in self.threads():
            try:
                cpu += int(read(thread + '/schedstat').split()[0])
                fields = read(thread + '/stat').rsplit(')', 1)[1].split()
                user, system = user + int(fields[11]), system + int(fields[12])
                switches += sum(int(n) for n in re.findall(r'_ctxt_switches:\s+(\d+)',
                                                           read(thread + '/status')))
            except (OSError, IndexError):
                continue  # a thread that has just ended
        return {'cpu_us': cpu / 1000, 'user': user, 'system': system, 'switches': switches}

    def memory(self, what='VmRSS'):
        """KiB; VmRSS is what is resident now, VmHWM the most that ever was."""
        return int(re.search(what + r':\s+(\d+)', read('/proc/%d/status' % self.process.pid))[1])


def read(path):
    with open(path, encoding='utf-8') as source:
        return source.read()


def run_tool(command, timeout, cpu=LOAD_CPU):
    """What a bounded program prints; Broken with its stderr if it fails or does not end."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout,
                              stdin=subprocess.DEVNULL,
                              preexec_fn=None if cpu is None else pinned(cpu))
    except subprocess.TimeoutExpired:
        raise Broken('%s did not end within %d s' % (' '.join(command), timeout)) from None
    if done.returncode != 0:
        raise Broken('%s: exit %d: %s' % (' '.join(command), done.returncode, done.stderr[-1000:]))
    return done


def lines_of(command, timeout, cpu=LOAD_CPU):
    """The lines that a bounded program prints, each as it comes; Broken as with run_tool."""
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, text=True, preexec_fn=pinned(cpu))
    end = threading.Timer(timeout, child.kill)
    end.start()
    try:
        for line in child.stdout:
            yield line.strip()
        message = child.stderr.read()
        if child.wait() != 0:
            raise Broken('%s: exit %d: %s' % (' '.join(command), child.returncode, message[-1000:]))
    finally:
        end.cancel()
        child.kill()
        child.wait()
        child.stdout.close()
        child.stderr.close()


class Calls:
    """Counts the system calls of a process and its threads, by strace, while the block runs."""

    def __init__(self, pid):
        self.log = tempfile.NamedTemporaryFile('r')
        self.tracer = subprocess.Popen(['strace', '-c', '-f', '-o', self.log.name, '-p', str(pid)],
                                       stderr=subprocess.PIPE)
        self.total, self.kinds = 0, {}

    def __enter__(self):
        self.tracer.stderr.readline()  # "Process N attached"
        return self

    def __exit__(self, *_):
        self.tracer.send_signal(signal.SIGINT)
        try:
            self.tracer.wait(20)
        except subprocess.TimeoutExpired:
            self.tracer.kill()
            self.tracer.wait()
        self.tracer.stderr.close()
        self.kinds = parse_calls(self.log.read())
        self.total = sum(self.kinds.values())


class Profile:
    """Samples where a process spends its time while the block runs: shares by loaded object."""

    def __init__(self, pid):
        self.log = tempfile.NamedTemporaryFile()
        self.pid, self.recorder, self.shares = pid, None, {}

    def __enter__(self):
        if shutil.which('perf'):
            self.recorder = subprocess.Popen(
                ['perf', 'record', '-q', '-F', '997', '-o', self.log.name, '-p', str(self.pid)],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return self

    def __exit__(self, *_):
        if self.recorder is None:
            return
        self.recorder.send_signal(signal.SIGINT)
        self.recorder.wait(20)
        found = subprocess.run(['perf', 'report', '-q', '-i', self.log.name, '--stdio',
                                '--sort=dso'], capture_output=True, text=True, timeout=60)
        self.shares = parse_profile(found.stdout)


def parse_profile(table):
    """{object: share} of `perf report --sort=dso`; [JIT] is code that the engine made."""
    shares = {}
    for percent, name in re.findall(r'^\s*([\d.]+)%\s+(\S+)', table, re.M):
        name = '[kernel]' if name.startswith(('[kernel', '[guest.kernel')) else name
        shares[name] = round(shares.get(name, 0) + float(percent) / 100, 4)
    return shares


def parse_calls(table):
    """{name: calls} of a table that `strace -c` wrote."""
    kinds = {}
    for line in table.splitlines():
        fields = line.split()
        if len(fields) >= 5 and fields[3].isdigit() and fields[-1] != 'total':
            kinds[fields[-1]] = int(fields[3])
    return kinds


def parse_stats(text):
    """{name: value} of what `orrery --stats` printed."""
    return {match[1]: float(match[2])
            for match in re.finditer(r'^  (\S.*?)\s{2,}(\d+(?:\.\d+)?)$', text, re.M)}
