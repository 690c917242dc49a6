"""Where things are, in the source and in the build."""
import os

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BENCHMARKS = os.path.join(ROOT, 'benchmarks')
WORKLOADS = os.path.join(BENCHMARKS, 'workloads')
BUILD = os.path.join(ROOT, 'build', 'release')
TOOLS = os.path.join(BUILD, 'benchmarks')  # load generators, plain C servers, loops_benchmark
PEERS = os.path.join(ROOT, 'build', 'peers')
RUNS = os.path.join(ROOT, 'build', 'bench')  # a file of results for each run
HISTORY = os.path.join(BENCHMARKS, 'history.jsonl')
RECORDED = os.path.join(BENCHMARKS, 'recorded')  # the runs that the docs show
