#!/usr/bin/env python3
"""CPU time of `jipyo simulate` on a driver model, against NumPy on the same model in the same run.

usage: tree20.py JIPYO MODEL.yaml PEER.py [DRAWS=1000000] [REPEATS=5]

JIPYO is a release build; PEER.py takes DRAWS, REPEATS and the model and prints `cpu_ns_per_draw=...`. Runs take turns, so
that both see the same machine; CPU time of Jipyo is that of the whole process, start and tables included, on one thread and on
as many as there are.
"""
import os
import re
import resource
import statistics
import subprocess
import sys

jipyo, model, peer = sys.argv[1:4]
draws = int(float(sys.argv[4])) if len(sys.argv) > 4 else 1_000_000
repeats = int(sys.argv[5]) if len(sys.argv) > 5 else 5


def cpu(command):
    """CPU nanoseconds a draw and the largest memory of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent / draws * 1e9


ours, theirs = [], []
for _ in range(repeats):
    ours.append(cpu([jipyo, "simulate", model, "--draws", str(draws), "--json"]))
    text = subprocess.run([sys.executable, peer, str(draws), "1", model], check=True, capture_output=True, text=True).stdout
    theirs.append(float(re.search(r"cpu_ns_per_draw=([\d.]+)", text)[1]))
ratios = [b / a for a, b in zip(ours, theirs)]
print(f"draws {draws}, {repeats} runs by turns, {os.cpu_count()} processors")
print(f"jipyo  {statistics.median(ours):8.1f} ns CPU a draw (whole process)")
print(f"peer   {statistics.median(theirs):8.1f} ns CPU a draw")
print(f"ratio  {statistics.median(ratios):8.1f}  ({min(ratios):.1f} to {max(ratios):.1f})")
