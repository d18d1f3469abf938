"""Accuracy and speed, each table made by one command: `python -m benchmarks NAME --data DIR`."""
