"""Servers that behave, and servers that do not, for the tests of the load generators.

  with Tcp(handler) as server: … server.port       a thread per connection, which runs handler
  with Udp(change) as server: … server.port        answers change(bytes); None: nothing

A handler takes a connected socket; when it returns, the socket is closed.
"""
import os
import socket
import tempfile
import threading
import time

OK = b'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello'
CHUNKED = (b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'
           b'3\r\nhel\r\n2;ext=1\r\nlo\r\n0\r\nTrailer: x\r\n\r\n')


class Tcp:
    def __init__(self, handler, unix=False):
        self.handler = handler
        self.accepted = self.closed = 0
        self.folder = tempfile.TemporaryDirectory() if unix else None
        self.path = os.path.join(self.folder.name, 'socket') if unix else None
        self.listener = socket.socket(socket.AF_UNIX if unix else socket.AF_INET)
        self.listener.bind(self.path or ('127.0.0.1', 0))
        self.listener.listen(256)
        self.port = 1 if unix else self.listener.getsockname()[1]

    def __enter__(self):
        threading.Thread(target=self.accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        if self.folder:
            self.folder.cleanup()

    def accept(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.accepted += 1
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        with connection:
            if self.path is None:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            try:
                self.handler(connection)
            except OSError:
                pass
        self.closed += 1


class Udp:
    def __init__(self, change):
        self.change = change
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(('127.0.0.1', 0))
        self.port = self.socket.getsockname()[1]

    def __enter__(self):
        threading.Thread(target=self.serve, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.socket.close()

    def serve(self):
        while True:
            try:
                data, sender = self.socket.recvfrom(65536)
                answer = self.change(data)
                if answer is not None:
                    self.socket.sendto(answer, sender)
            except OSError:
                return


def answer_each(answer, most=None):
    """Answers each request with the same bytes; closes after `most` of them."""
    def handler(connection):
        seen, done = b'', 0
        while data := connection.recv(65536):
            seen += data
            count = seen.count(b'\r\n\r\n')
            seen = seen[seen.rfind(b'\r\n\r\n') + 4:] if count else seen
            count = count if most is None else min(count, most - done)
            connection.sendall(answer * count)
            done += count
            if done == most:
                return
    return handler


def echo(connection):
    while data := connection.recv(65536):
        connection.sendall(data)


def echo_wrongly(connection):
    while data := connection.recv(65536):
        connection.sendall(data[:-1] + b'#')


def byte_by_byte(answer):
    def handler(connection):
        while connection.recv(65536):
            for i in range(len(answer)):
                connection.sendall(answer[i:i + 1])
    return handler


def never_answer(connection):
    while connection.recv(65536):
        pass


def close_at_once(connection):
    connection.recv(1)


def close_after(answer):
    def handler(connection):
        if connection.recv(65536):
            connection.sendall(answer)
    return handler


def stalling(seconds, every):
    """Echoes; but for `seconds` of each `every` seconds, nobody is served."""
    def handler(connection):
        while data := connection.recv(65536):
            into = time.monotonic() % every
            if into < seconds:
                time.sleep(seconds - into)
            connection.sendall(data)
    return handler
