"""Debian's servers for the programs of test/npm: installed, started on loopback, ended.

  * running(names, folder)   a context with the named servers up; it gives the environment that
                             tells the programs where they are

Each server has a port of its own that was free, and a folder of its own below the given one, made
anew for each run. Installing starts no service: a policy-rc.d forbids it meanwhile. A server is
ended by its process id. As root, they run as the users that their packages made.
"""
import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

POLICY = '/usr/sbin/policy-rc.d'
PASSWORD = 'loopback only'
READY_SECONDS = 60


class Server:
    """One server; a subclass says how it is prepared and started."""
    package = ''    # Debian's
    user = ''       # whom it runs as when we are root
    ready = ''      # what its log says when it takes connections
    end_signal = signal.SIGTERM

    def __init__(self, folder):
        self.folder = folder
        self.port = free_port()
        self.log = os.path.join(folder, 'log')
        self.child = None
        root = os.getuid() == 0
        self.identity = {'user': self.user, 'group': self.user, 'extra_groups': []} if root else {}

    def prepare(self):
        pass

    def command(self):
        raise NotImplementedError

    def environment(self):
        raise NotImplementedError

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), 'w', encoding='utf-8') as f:
            f.write(text)
        return self.path(name)

    def run(self, *command):
        with open(self.log, 'ab') as log:
            if subprocess.run(command, cwd=self.folder, stdout=log, stderr=log,
                              **self.identity).returncode:
                raise SystemExit('%s failed; see %s' % (command[0], self.log))

    def start(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        if self.identity:
            shutil.chown(self.folder, self.user, self.user)
        self.prepare()
        with open(self.log, 'ab') as log:
            self.child = subprocess.Popen(self.command(), cwd=self.folder, stdout=log, stderr=log,
                                          stdin=subprocess.DEVNULL, **self.identity)

    def wait_until_ready(self):
        limit = time.monotonic() + READY_SECONDS
        while self.child.poll() is None and time.monotonic() < limit:
            with open(self.log, encoding='utf-8', errors='replace') as f:
                if self.ready in f.read():
                    return
            time.sleep(0.05)
        raise SystemExit('%s does not start; see %s' % (self.package, self.log))

    def end(self):
        if not self.child or self.child.poll() is not None:
            return
        self.child.send_signal(self.end_signal)
        try:
            self.child.wait(20)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()


class Postgresql(Server):
    package, user = 'postgresql', 'postgres'
    ready = 'database system is ready to accept connections'
    end_signal = signal.SIGINT  # fast: SIGTERM waits for the clients

    def binary(self, name):
        versions = os.listdir('/usr/lib/postgresql')
        return os.path.join('/usr/lib/postgresql', max(versions, key=float), 'bin', name)

    def prepare(self):
        password = self.write('password', PASSWORD)
        os.chmod(password, 0o644)
        self.run(self.binary('initdb'), '-D', self.path('data'), '-U', 'orrery', '-E', 'UTF8',
                 '--locale=C.UTF-8', '--no-sync', '-A', 'scram-sha-256', '--pwfile=' + password)

    def command(self):
        return [self.binary('postgres'), '-D', self.path('data'), '-h', '127.0.0.1', '-k', '',
                '-p', str(self.port), '-F']

    def environment(self):
        return {'PGHOST': '127.0.0.1', 'PGPORT': str(self.port), 'PGUSER': 'orrery',
                'PGPASSWORD': PASSWORD, 'PGDATABASE': 'postgres'}


class Redis(Server):
    package, user = 'redis-server', 'redis'
    ready = 'Ready to accept connections'

    def command(self):
        return ['redis-server', '--bind', '127.0.0.1', '--port', str(self.port), '--save', '',
                '--appendonly', 'no', '--daemonize', 'no', '--dir', self.folder]

    def environment(self):
        return {'REDIS_PORT': str(self.port)}


class Mariadb(Server):
    package, user = 'mariadb-server', 'mysql'
    ready = 'ready for connections'

    def __init__(self, folder):
        super().__init__(folder)
        # A socket's path is limited to 107 bytes, the build tree's is not.
        self.socket_folder = tempfile.mkdtemp(prefix='orrery-mariadb-')
        if self.identity:
            shutil.chown(self.socket_folder, self.user, self.user)

    def prepare(self):
        self.run('mariadb-install-db', '--no-defaults', '--datadir=' + self.path('data'),
                 '--auth-root-authentication-method=normal', '--skip-test-db')
        init = self.write('init.sql', (
            "CREATE DATABASE orrery CHARACTER SET utf8mb4;\n"
            "CREATE USER 'orrery'@'127.0.0.1' IDENTIFIED BY '%s';\n"
            "GRANT ALL ON *.* TO 'orrery'@'127.0.0.1';\n") % PASSWORD)
        os.chmod(init, 0o644)

    def command(self):
        return ['mariadbd', '--no-defaults', '--datadir=' + self.path('data'),
                '--bind-address=127.0.0.1', '--port=%d' % self.port,
                '--socket=' + os.path.join(self.socket_folder, 's'), '--skip-name-resolve',
                '--init-file=' + self.path('init.sql'), '--innodb-flush-log-at-trx-commit=0']

    def environment(self):
        return {'MYSQL_PORT': str(self.port), 'MYSQL_USER': 'orrery', 'MYSQL_PASSWORD': PASSWORD,
                'MYSQL_DATABASE': 'orrery'}

    def end(self):
        super().end()
        shutil.rmtree(self.socket_folder, ignore_errors=True)


class Mosquitto(Server):
    package, user = 'mosquitto', 'mosquitto'
    ready = ' running'

    def prepare(self):
        self.write('mosquitto.conf', (
            'listener %d 127.0.0.1\nallow_anonymous true\npersistence false\n'
            'max_inflight_messages 0\nmax_queued_messages 0\n') % self.port)

    def command(self):
        return ['mosquitto', '-c', self.path('mosquitto.conf'), '-v']

    def environment(self):
        return {'MQTT_PORT': str(self.port)}


SERVERS = {'postgresql': Postgresql, 'redis': Redis, 'mariadb': Mariadb, 'mosquitto': Mosquitto}


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


def installed(package):
    state = subprocess.run(['dpkg-query', '-W', '-f=${db:Status-Status}', package],
                           capture_output=True, text=True).stdout
    return state == 'installed'


@contextlib.contextmanager
def no_services():
    """While it lasts, packages start no service."""
    if os.path.exists(POLICY):
        yield
        return
    with open(POLICY, 'w', encoding='utf-8') as f:
        f.write('#!/bin/sh\nexit 101\n')
    os.chmod(POLICY, 0o755)
    try:
        yield
    finally:
        os.remove(POLICY)


def install(names):
    missing = [p for p in (SERVERS[name].package for name in names) if not installed(p)]
    if not missing:
        return
    print('installing %s' % ' '.join(missing), flush=True)
    if os.getuid():
        raise SystemExit('only root can install them: apt-get install %s' % ' '.join(missing))
    with no_services():
        for arguments in (['update'], ['install', '-y', '--no-install-recommends', *missing]):
            subprocess.run(['apt-get', '-qq', *arguments], check=True, stdout=subprocess.DEVNULL,
                           env={**os.environ, 'DEBIAN_FRONTEND': 'noninteractive'})


@contextlib.contextmanager
def running(names, folder):
    names = sorted(names)
    unknown = [name for name in names if name not in SERVERS]
    if unknown:
        raise SystemExit('no such server: %s' % ', '.join(unknown))
    install(names)
    started = []
    # Whoever ends the script ends the servers: SystemExit runs what `finally` says.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        for name in names:
            started.append(SERVERS[name](os.path.join(folder, name)))
            started[-1].start()
        environment = {}
        for server in started:
            server.wait_until_ready()
            environment.update(server.environment())
        yield environment
    finally:
        for server in started:
            server.end()
