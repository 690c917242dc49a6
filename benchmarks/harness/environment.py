"""The machine and the programs that a run was measured on and with: its environment block."""
import glob
import os
import platform
import re
import subprocess
import time

from . import paths


def read(path, fallback=''):
    try:
        with open(path, encoding='utf-8') as source:
            return source.read().strip()
    except OSError:
        return fallback


def cpu_model():
    found = re.search(r'model name\s*:\s*(.*)', read('/proc/cpuinfo'))
    return found[1] if found else platform.machine()


def mitigations():
    return {os.path.basename(path): read(path)
            for path in sorted(glob.glob('/sys/devices/system/cpu/vulnerabilities/*'))
            if not read(path).startswith('Not affected')}


def git(*arguments):
    return subprocess.run(['git', *arguments], cwd=paths.ROOT, check=True, capture_output=True,
                          text=True).stdout.strip()


def commit():
    """The commit that was measured, with a mark if the sources differ from it."""
    try:
        changed = git('status', '--porcelain', '--untracked-files=no')
        return git('rev-parse', '--short=12', 'HEAD') + ('+changes' if changed else '')
    except (OSError, subprocess.CalledProcessError):
        return 'unknown'


def compiler():
    cache = read(os.path.join(paths.BUILD, 'CMakeCache.txt'))
    found = {key: re.search(r'^%s:\w+=(.*)$' % key, cache, re.M) for key in (
        'CMAKE_BUILD_TYPE', 'CMAKE_CXX_FLAGS', 'CMAKE_CXX_FLAGS_RELEASE')}
    return {key: value[1] for key, value in found.items() if value}


def moment():
    """What may have changed when a run goes on later."""
    return {
        'commit': commit(),
        'load_average': os.getloadavg()[0],
        'at': time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime()),
    }


def block(runtimes):
    cpus = sorted(os.sched_getaffinity(0))
    return {
        'kernel': platform.release(),
        'cpu': cpu_model(),
        'cpus': len(cpus),
        'governor': read('/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor', 'unknown'),
        'virtual': 'hypervisor' in read('/proc/cpuinfo'),
        'mitigations': mitigations(),
        'memory_mib': int(re.search(r'MemTotal:\s+(\d+)', read('/proc/meminfo'))[1]) // 1024,
        'io_uring_disabled': read('/proc/sys/kernel/io_uring_disabled', 'unknown'),
        'build': compiler(),
        'versions': {r.name: r.version for r in runtimes},
        **moment(),
    }


def sentence(env):
    """The conditions in a line, for the top of a table."""
    parts = [env, *env.get('resumed', [])]
    return '%s, %d CPUs%s, Linux %s, %s' % (
        env['cpu'], env['cpus'], ' (virtual)' if env['virtual'] else '',
        env['kernel'].split('-')[0],
        ' and '.join('commit %s, %s UTC' % (part['commit'], part['at'][:16].replace('T', ' '))
                     for part in parts))
