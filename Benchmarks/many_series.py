#!/usr/bin/env python3
"""Many short series and one long one: CPU, wall clock and memory of `jipyo forecast` as whole processes.

usage: many_series.py JIPYO OUT-DIR [--series 10000,1000000] [--methods naive,short,auto] [--runs 3]
                                    [--lengths 1000,10000,100000] [--long METHOD,METHOD,...|none] [--limit SECONDS]
The data are its own, made with a fixed seed. First: yearly series of five points (growth and noise drawn for each),
two steps ahead, 80 and 95 % intervals; the run with the median CPU is shown, with the cores it kept busy. Then: one
series of each length for every method, start-up taken off, and the power of the length by which CPU grows over the last
tenfold. Standard library only.
"""
import argparse, math, os, random, re, subprocess, sys, time


def measure(command, limit):
    """CPU seconds, wall seconds, peak memory in MB and exit code of a process; None past the limit."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while True:
        done, status, usage = os.wait4(process.pid, os.WNOHANG)
        wall = time.monotonic() - start
        if done:
            process.returncode = os.waitstatus_to_exitcode(status)
            return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, process.returncode
        if wall > limit:
            process.kill()
            os.wait4(process.pid, 0)
            process.returncode = -9
            return None
        time.sleep(0.001 if wall < 2 else 0.05)


def short_series(path, count):
    draw = random.Random(20180101)
    with open(path, "w") as out:
        out.write("unique_id,ds,y\n")
        for index in range(count):
            value, growth = draw.lognormvariate(5, 1.5), draw.gauss(0.03, 0.05)
            noise = abs(draw.gauss(0.08, 0.06)) + 0.005
            for year in range(2019, 2024):
                value *= math.exp(draw.gauss(growth, noise))
                out.write(f"s{index:07d},{year},{round(value, 2)}\n")


def long_series(path, length, kind):
    """A random walk with a season of 12 and noise; counts with many zeros; or shares. Integer steps."""
    draw, level = random.Random(length), 500.0
    with open(path, "w") as out:
        out.write("unique_id,ds,y\n")
        for step in range(1, length + 1):
            level += draw.gauss(0, 1)
            if kind == "counts":
                value = draw.choice([0, 0, 0, 1, 2, 5])
            elif kind == "share":
                value = round(0.5 + 0.3 * math.sin(step / 9) + draw.gauss(0, 0.02), 4)
            else:
                value = round(abs(level) + 20 * math.sin(step * math.pi / 6) + draw.gauss(0, 5), 2)
            out.write(f"long,{step},{value}\n")


def many(a):
    print(f"{'series':>9}  {'method':<8} {'CPU s':>7} {'wall s':>7} {'cores':>5} {'peak MB':>8} {'µs CPU/series':>14}")
    for count in a.series:
        path = os.path.join(a.out, f"short-{count}.csv")
        short_series(path, count)
        for method in a.methods:
            command = [a.jipyo, "forecast", path, "--horizon", "2", "--method", method, "--out",
                       os.path.join(a.out, "forecast.csv")]
            runs = [measure(command, 3600) for _ in range(a.runs if count <= 100_000 else 1)]
            if any(run[3] for run in runs):
                sys.exit(f"{method}: exit code {[run[3] for run in runs]}")
            cpu, wall, memory, _ = sorted(runs)[len(runs) // 2]
            print(f"{count:>9}  {method:<8} {cpu:7.2f} {wall:7.2f} {cpu / wall:5.2f} {memory:8.0f} {1e6 * cpu / count:14.1f}",
                  flush=True)


def long(a):
    names = a.long or re.search(r"One or more of: ([a-z, \n-]+)\.", subprocess.run(
        [a.jipyo, "forecast", "--help"], capture_output=True, text=True).stdout).group(1)
    names = [name.strip() for name in names.split(",")] if isinstance(names, str) else names
    start = min(measure([a.jipyo, "--version"], 60)[0] for _ in range(5))
    print(f"\n{'method':<12} " + " ".join(f"{length:>10,}" for length in a.lengths) + "   power   (CPU seconds, one series, season 12)")
    for name in names:
        kind = "counts" if name in ("croston", "sba", "tsb", "adida", "imapa", "count") else "share" if name == "share" else "level"
        row = []
        for length in a.lengths:
            path = os.path.join(a.out, f"long-{kind}-{length}.csv")
            if not os.path.exists(path):
                long_series(path, length, kind)
            done = measure([a.jipyo, "forecast", path, "--horizon", "12", "--season", "12", "--method", name], a.limit)
            row.append("> limit" if not done else "failed" if done[3] else max(done[0] - start, 1e-4))
        power = (math.log(row[-1] / row[-2]) / math.log(a.lengths[-1] / a.lengths[-2])
                 if len(row) > 1 and not any(isinstance(x, str) for x in row[-2:]) else None)
        print(f"{name:<12} " + " ".join(f"{x if isinstance(x, str) else f'{x:.3f}':>10}" for x in row)
              + (f"   {power:5.2f}" if power else "       –"), flush=True)


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
listed = lambda kind: lambda text: [kind(part) for part in text.split(",") if part]
parser.add_argument("jipyo")
parser.add_argument("out")
parser.add_argument("--series", type=listed(int), default=[10_000, 1_000_000])
parser.add_argument("--methods", type=listed(str), default=["naive", "short", "auto"])
parser.add_argument("--runs", type=int, default=5)
parser.add_argument("--lengths", type=listed(int), default=[1_000, 10_000, 100_000])
parser.add_argument("--long", type=listed(str), default=None)
parser.add_argument("--limit", type=float, default=300)
arguments = parser.parse_args()
os.makedirs(arguments.out, exist_ok=True)
if arguments.series:
    many(arguments)
if arguments.long != ["none"]:
    long(arguments)
