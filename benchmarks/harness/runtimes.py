"""What can run a workload: Orrery on each loop, its peers, and plain C as the limit.

A runtime's name says it all to a reader of the results: orrery-LOOP, node (the machine's), node26,
bun, deno, bun-own and deno-own (the same, by their best own API), plain-epoll, plain-uring.
"""
import glob
import os
import re
import shutil
import subprocess
from dataclasses import dataclass

from . import paths

PEER_BINARIES = {
    'bun': (['node_modules/bun/bin/bun.exe', 'node_modules/bun/bin/bun'], []),
    'deno': (['node_modules/deno/deno', 'node_modules/.bin/deno'], ['run', '-A', '--quiet']),
}


@dataclass(frozen=True)
class Runtime:
    name: str
    kind: str  # orrery, peer, own, plain
    command: tuple
    version: str = ''
    loop: str = ''

    def program(self, workload):
        """The command line for a workload, or None where this runtime has nothing for it."""
        if self.kind == 'plain':
            return plain_command(self.name, workload)
        if self.kind == 'own':
            path = workload.own.get(self.name.split('-')[0])
            return [*self.command, path] if path else None
        if self.name.startswith(tuple(workload.keys.get('without', '-').split())):
            return None
        return [*self.command, workload.path]


def output(command):
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60,
                          stdin=subprocess.DEVNULL).stdout.strip()


def loops(binary):
    """The loops that work here."""
    for line in output([binary, '--loops']).splitlines():
        name, version, works = (line.split('\t') + ['', ''])[:3]
        if works == 'works':
            yield Runtime('orrery-' + name, 'orrery', (binary, '--loop=' + name), version, name)


def peers(folder=paths.PEERS):
    """Node of the machine, and what benchmarks/peers/install has put into the build."""
    if shutil.which('node'):
        yield Runtime('node', 'peer', ('node',), output(['node', '--version']))
    for binary in sorted(glob.glob(os.path.join(folder, 'node_modules/node-linux-*/bin/node'))):
        version = output([binary, '--version'])
        yield Runtime('node' + re.match(r'v(\d+)', version)[1], 'peer', (binary,), version)
    for name, (places, arguments) in PEER_BINARIES.items():
        binary = next((p for p in (os.path.join(folder, place) for place in places)
                       if os.path.exists(p)), shutil.which(name))
        if binary:
            version = re.search(r'\d+\.\d+\.\d+\S*', output([binary, '--version']))[0]
            yield Runtime(name, 'peer', (binary, *arguments), version)
            yield Runtime(name + '-own', 'own', (binary, *arguments), version)


def plain():
    for name in ('epoll', 'uring', 'sync'):
        if glob.glob(os.path.join(paths.TOOLS, '*_' + name)):
            yield Runtime('plain-' + name, 'plain', (), 'plain C')


def plain_command(name, workload):
    limit = workload.keys.get('limit', '').split()
    if not limit:
        return None
    binary = os.path.join(paths.TOOLS, '%s_%s' % (limit[0], name.split('-')[1]))
    return [binary, *limit[1:]] if os.path.exists(binary) else None


def discover(binary, wanted=None, wanted_loops=None):
    """All runtimes of this machine, or those named; an unknown name is an error."""
    found = [*loops(binary), *peers(), *plain()]
    if wanted_loops:
        missing = set(wanted_loops) - {r.loop for r in found}
        if missing:
            raise LookupError('no such loop here: ' + ', '.join(sorted(missing)))
        found = [r for r in found if r.kind != 'orrery' or r.loop in wanted_loops]
    if not wanted:
        return found
    known = {r.name for r in found} | {r.kind for r in found}
    missing = set(wanted) - known
    if missing:
        raise LookupError('no such runtime here: %s (there are %s)' % (
            ', '.join(sorted(missing)), ', '.join(sorted(known))))
    return [r for r in found if r.name in wanted or r.kind in wanted]
