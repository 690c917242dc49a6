#!/usr/bin/env python3
"""A start looks up few symbols: the engine's library is linked with its own references bound.

  start.py PROGRAM

Counts, with the dynamic linker's own statistics, the symbols looked up before main() (3,600 on
Debian 12; 55,200 with the library as Debian ships it). Exit status 1 if they are too many.
"""
import os
import re
import subprocess
import sys

MOST = 6_000

output = subprocess.run([sys.argv[1], '--version'], env={**os.environ, 'LD_DEBUG': 'statistics'},
                        capture_output=True, text=True, check=True).stderr
count = int(re.search(r'number of relocations: (\d+)', output)[1])
print(f'{count} symbols looked up, at most {MOST} allowed')
sys.exit(0 if 0 < count <= MOST else 1)
