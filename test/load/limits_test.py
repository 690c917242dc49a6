#!/usr/bin/env python3
"""Tests of the plain servers of benchmarks/limits: that they do the work whose limit they are.
What uses io_uring is skipped where there is none.

  limits_test.py FOLDER-OF-THE-PROGRAMS [test…]
"""
import json
import os
import signal
import socket
import subprocess
import sys
import unittest

FOLDER = ''
REQUEST = b'GET / HTTP/1.1\r\nHost: a\r\n\r\n'
KINDS = ('epoll', 'uring')


class Server:
    """A plain server, from its start until SIGTERM ends it."""

    def __init__(self, name, *options):
        path = os.path.join(FOLDER, name)
        if not os.path.exists(path):
            raise unittest.SkipTest('no ' + name)
        self.process = subprocess.Popen([path, *options], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line:
            self.close()
        self.port = int(line)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.close()

    def close(self):
        _, errors = self.process.communicate(timeout=10)
        if 'io_uring_setup' in errors:
            raise unittest.SkipTest(errors)
        if self.process.returncode != -signal.SIGTERM:
            raise AssertionError('exit %s: %s' % (self.process.returncode, errors))

    def connect(self):
        connection = socket.create_connection(('127.0.0.1', self.port), timeout=10)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection


def take(connection, size):
    """Exactly so many bytes, or less at the end."""
    got = b''
    while len(got) < size:
        data = connection.recv(size - len(got))
        if not data:
            break
        got += data
    return got


def load(name, server, *options):
    done = subprocess.run([os.path.join(FOLDER, name + '_load'), str(server.port),
                           '--seconds=0.2', *options], capture_output=True, text=True, timeout=30)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return json.loads(done.stdout)


class Limits(unittest.TestCase):
    def each(self, name, *options):
        for kind in KINDS:
            with self.subTest(kind), Server('%s_%s' % (name, kind), *options) as server:
                yield server

    def test_http_answers_each_request(self):
        for server in self.each('http'):
            with server.connect() as connection:
                connection.sendall(REQUEST)
                answer = connection.recv(65536)
                self.assertTrue(answer.startswith(b'HTTP/1.1 200 OK\r\n'))
                self.assertTrue(answer.endswith(b'\r\n\r\nHello, World!'))
                connection.sendall(REQUEST * 1000)
                self.assertEqual(take(connection, 1000 * len(answer)), 1000 * answer)
                for i in range(len(REQUEST)):
                    connection.sendall(REQUEST[i:i + 1])
                self.assertEqual(take(connection, len(answer)), answer)
                connection.sendall(b'\r\n\r\r\n\r\n\r')  # one end, and part of another
                self.assertEqual(take(connection, len(answer)), answer)
                connection.settimeout(0.05)
                self.assertRaises(TimeoutError, connection.recv, 1)
            load('http', server, '--pipeline=16', '--expect-bytes=13')

    def test_echo(self):
        for server in self.each('echo'):
            for options in (['--bytes=1'], ['--bytes=16384', '--connections=100'],
                            ['--bytes=50000', '--pipeline=3'], ['--connections=1000']):
                load('echo', server, *options)

    def test_connections_come_and_go(self):
        for name in ('http', 'echo'):
            for server in self.each(name):
                for _ in range(300):
                    server.connect().close()
                load(name, server)

    def test_proxy(self):
        with Server('echo_epoll') as upstream:
            for server in self.each('proxy', '--upstream=%d' % upstream.port):
                for _ in range(3):
                    load('echo', server, '--bytes=64')
                    load('echo', server, '--bytes=16384', '--connections=50')

    def test_proxy_ends_both_sides(self):
        with socket.create_server(('127.0.0.1', 0)) as listener:
            for server in self.each('proxy', '--upstream=%d' % listener.getsockname()[1]):
                client = server.connect()
                upstream = listener.accept()[0]
                upstream.sendall(b'first')
                self.assertEqual(take(client, 5), b'first')
                upstream.close()
                self.assertEqual(client.recv(1), b'')
                client.close()

    def test_churn(self):
        for server in self.each('churn'):
            load('churn', server)
        for server in self.each('churn', '--http'):
            load('churn', server, '--http', '--connections=50')

    def test_udp(self):
        for server in self.each('udp'):
            for options in (['--bytes=8'], ['--bytes=1400', '--in-flight=200']):
                self.assertEqual(load('udp', server, *options)['errors'], 0)

    def test_files(self):
        for kind in ('sync', 'uring'):
            for work in ('readFile', 'read', 'stat'):
                for options in (['--depth=1'], ['--depth=100', '--size=100000'], []):
                    with self.subTest((kind, work, options)):
                        self.run_files('files_' + kind, work, options)

    def run_files(self, name, work, options):
        path = os.path.join(FOLDER, name)
        if not os.path.exists(path):
            self.skipTest('no ' + name)
        done = subprocess.run([path, work, *options, '--seconds=0.01'], capture_output=True,
                              text=True, timeout=30)
        if 'io_uring_setup' in done.stderr:
            self.skipTest(done.stderr)
        self.assertEqual((done.returncode, done.stderr), (0, ''))
        line = json.loads(done.stdout)
        self.assertEqual(line['parameters'], dict(
            (key.strip('-'), int(value)) for key, value in (o.split('=') for o in options)))
        self.assertGreater(line['operations'], 0)
        self.assertGreater(line['performed'], line['operations'])


if __name__ == '__main__':
    FOLDER = sys.argv.pop(1)
    unittest.main()
