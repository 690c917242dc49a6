"""A test in a small world of its own.

  run(command, env, folder, limit) -> Outcome    runs the command in `folder` until it ends

The test gets a network with nothing in it but loopback (every port is free, no packet leaves the
machine), its own /etc/hosts, a name server on 127.0.0.1 that knows no name, and processes that all
end with it: it runs below the first process of a pid namespace. Namespaces need root or
unprivileged user namespaces; without them run() raises OSError.
"""
import collections
import ctypes
import fcntl
import json
import os
import resource
import select
import signal
import socket
import struct
import subprocess
import sys
import time
import traceback

NEW_MOUNTS, NEW_USER, NEW_PIDS, NEW_NETWORK = 0x20000, 0x10000000, 0x20000000, 0x40000000
BIND, RECURSIVE, PRIVATE = 4096, 16384, 1 << 18
HOSTS = '127.0.0.1 localhost %s\n::1 localhost ip6-localhost ip6-loopback\n'
RESOLVER = 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n'
KEPT_BYTES = 64 * 1024
MOST_OUTPUT = 64 << 20
OPEN_FILES = 4096

Outcome = collections.namedtuple('Outcome', 'status why stdout stderr')

libc = ctypes.CDLL(None, use_errno=True)


def run(command, env, folder, limit):
    """`status` is the exit status (None: ended by us or a signal), `why` says which."""
    report, told = os.pipe()
    sys.stdout.flush()
    keeper = os.fork()
    if keeper == 0:
        os.close(report)
        in_namespaces(lambda: first_process(command, env, folder, limit), told)
    os.close(told)
    with os.fdopen(report) as f:
        text = f.read()
    os.waitpid(keeper, 0)
    if not text:
        raise OSError('the sandbox ended without a report')
    facts = json.loads(text)
    if 'refused' in facts:
        raise OSError(facts['refused'])
    output = [head(os.path.join(folder, name)) for name in ('stdout', 'stderr')]
    return Outcome(facts['status'], facts['why'], *output)


def in_namespaces(work, told):
    """In the forked keeper: new namespaces, then `work` as their first process. Does not return."""
    try:
        unshare()
        first = os.fork()
        if first == 0:
            ctypes.CDLL(None).prctl(1, signal.SIGKILL, 0, 0, 0)  # ends with the keeper
            os.write(told, json.dumps(work()).encode())
        else:
            os.close(told)
            os.waitpid(first, 0)
    except BaseException as error:  # nothing of ours may go on in the fork
        os.write(told, json.dumps({'refused': '%s' % error}).encode())
        if not isinstance(error, OSError):
            traceback.print_exc()
    os._exit(0)


def checked(result, what):
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, '%s: %s' % (what, os.strerror(number)))


def unshare():
    wanted = NEW_MOUNTS | NEW_PIDS | NEW_NETWORK
    if libc.unshare(wanted) == 0:
        return
    user, group = os.getuid(), os.getgid()
    checked(libc.unshare(wanted | NEW_USER), 'no namespaces for the tests')
    for name, text in (('setgroups', 'deny'), ('uid_map', '0 %d 1' % user),
                       ('gid_map', '0 %d 1' % group)):
        with open('/proc/self/' + name, 'w') as f:
            f.write(text)


def first_process(command, env, folder, limit):
    loopback_up()
    mount_files(folder)
    names = name_server()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(OPEN_FILES, hard), hard))
    os.umask(0o022)
    outputs = [os.path.join(folder, name) for name in ('stdout', 'stderr')]
    with open(outputs[0], 'wb') as out, open(outputs[1], 'wb') as err:
        test = subprocess.Popen(command, cwd=os.path.join(folder, 'cwd'), env=env,
                                stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                start_new_session=True)
    return watch(test.pid, limit, names, outputs)


def loopback_up():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        up_running_multicast = struct.pack('16sh22x', b'lo', 0x1 | 0x40 | 0x1000)
        fcntl.ioctl(s, 0x8914, up_running_multicast)
        multicast_route(s)


def multicast_route(s):
    """224.0.0.0/4 goes to loopback."""
    def address(text):
        return struct.pack('=HH4s8x', socket.AF_INET, 0, socket.inet_aton(text))
    device = ctypes.create_string_buffer(b'lo')
    up = 1
    entry = struct.pack('L16s16s16shhLLhPLLH', 0, address('224.0.0.0'), address('0.0.0.0'),
                        address('240.0.0.0'), up, 0, 0, 0, 0, ctypes.addressof(device), 0, 0, 0)
    fcntl.ioctl(s, 0x890B, entry + bytes(8))


def mount_files(folder):
    """/proc of the new pids, and files of names in which only this machine stands."""
    checked(libc.mount(b'none', b'/', None, RECURSIVE | PRIVATE, None), 'mount')
    checked(libc.mount(b'proc', b'/proc', b'proc', 0, None), 'mount /proc')
    for target, text in (('hosts', HOSTS % socket.gethostname()), ('resolv.conf', RESOLVER)):
        path = os.path.join(folder, target)
        with open(path, 'w') as f:
            f.write(text)
        checked(libc.mount(path.encode(), ('/etc/' + target).encode(), None, BIND, None),
                'mount /etc/' + target)


def name_server():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(('127.0.0.1', 53))
    s.setblocking(False)
    return s


def answer_no_such_name(s):
    question, sender = s.recvfrom(4096)
    end = 12
    while end < len(question) and question[end]:
        end += question[end] + 1
    end += 5
    if len(question) >= 12 and end <= len(question):
        no_such_name = struct.pack('>HHHHH', 0x8183, 1, 0, 0, 0)
        s.sendto(question[:2] + no_such_name + question[12:end], sender)


def watch(test, limit, names, outputs):
    """Waits for the test, reaps orphans, answers names; what is left ends with this process."""
    woken, wake = os.pipe()
    os.set_blocking(woken, False)
    os.set_blocking(wake, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    deadline = time.monotonic() + limit
    while True:
        status = reap(test)
        if status is not None:
            number = os.waitstatus_to_exitcode(status)
            return {'status': number if number >= 0 else None,
                    'why': '' if number >= 0 else signal.Signals(-number).name}
        if time.monotonic() >= deadline:
            return {'status': None, 'why': 'timeout'}
        if max(os.path.getsize(path) for path in outputs) > MOST_OUTPUT:
            return {'status': None, 'why': 'too much output'}
        ready = select.select([woken, names], [], [], 0.5)[0]
        if woken in ready:
            os.read(woken, 4096)
        if names in ready:
            answer_no_such_name(names)


def reap(test):
    """The wait status of the test once it has ended; others are reaped on the way."""
    found = None
    while found is None:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            break
        if pid == 0:
            break
        if pid == test:
            found = status
    return found


def head(path):
    with open(path, 'rb') as f:
        return f.read(KEPT_BYTES).decode('utf-8', 'replace')
