"""What tests of traces share: the programs, and how they are traced on every loop.

  ORRERY (the program), LOOPS (those that work here): from the command line, ORRERY LOOP...
"""
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PROGRAM = os.path.join(HERE, 'program.js')
RECORDS = os.path.join(HERE, 'records.js')
MANY = os.path.join(HERE, 'many.js')
FLOOD = os.path.join(HERE, 'flood.js')
MIDWAY = os.path.join(HERE, 'midway.js')
IN_A_ROW = os.path.join(HERE, 'in_a_row.js')
ONE_READ = os.path.join(HERE, 'one_read.js')

ORRERY = sys.argv[1]


def works(loop):
    listed = subprocess.run([ORRERY, '--loops'], capture_output=True, text=True, check=True).stdout
    lines = [line.split() for line in listed.splitlines()]
    return any(words[0] == loop and words[-1] == 'works' for words in lines)


LOOPS = [loop for loop in sys.argv[2:] if works(loop)]


def on_each_loop(test):
    def run_all(self):
        for loop in LOOPS:
            with self.subTest(loop=loop):
                test(self, loop)
    return run_all


def run(loop, kind, *options, program=PROGRAM, words=()):
    """(what the program printed, what is in the trace)."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'trace.' + kind)
        done = subprocess.run([ORRERY, '--loop=' + loop, '--trace=' + path, *options, program,
                               *words], capture_output=True, text=True, timeout=120, check=True)
        with open(path, encoding='utf-8') as trace:
            return done.stdout, trace.read()


def records_of(loop, level, program, words=()):
    """(what the program printed, its records)."""
    printed, text = run(loop, 'ndjson', '--trace-level=' + level, program=program, words=words)
    return printed, [json.loads(line) for line in text.splitlines()][1:]
