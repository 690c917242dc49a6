"""What script/bench is: see benchmarks/README.md."""
