#!/usr/bin/env python3
"""Feeds the program thousands of spoilt models and tables and looks for what no input may do.

usage: mutate.py JIPYO [--runs 500] [--seed 1] [--keep FOLDER] [--sanitized] [--workbooks]

Every run takes a good input of the repository, spoils it in one to four places (numbers beyond all bounds, words of the file in
each other's places, lines lost, doubled or cut, stray bytes, another encoding) and runs one command on it. A finding is an exit
code other than 0, 1, 2, 64 (wrong use) and 66 (no such file), more than 10 seconds of CPU or 60 of patience, more than 1.5 GB, output that is no JSON where JSON was asked for, or a number in
it that is not finite. Workbooks are spoilt in their bytes, or in the text of a part before they are packed again, and may take 300 MB;
`--workbooks` runs nothing else. Inputs that found something are kept. `--sanitized` is for a program built with the address sanitizer, which maps more
memory than it uses and is slower.
"""
import argparse, io, json, os, pathlib, random, re, resource, shutil, subprocess, sys, tempfile, zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
NUMBERS = ["0", "-0", "-1", "1e308", "-1e308", "1e-320", "nan", "inf", "9" * 40, "1,000", "△5", "0.1", "1e16", "4294967296", "-9223372036854775809",
           "３", "½", "1e", "--1", "12건", "5%", "10억", "1:2", "2020..2019", "2020..99999999"]
WORDS = ["series:", "prev(", "total(", "normal(0, 1)", "poisson(1e12)", "lognormal(p5: 1, p95: 2)", "discrete({})", "empirical([])", "binomial(1e15, 0.5)",
         "{", "}", "[", "]", ":", "&a", "*a", "!!binary", "'", '"', "|", ">", "#", "\t", ",", ";", "\r", "\u0000", "\ufeff", "\u202e", "é", "가", "if(1, 2, 3)", "^", "1/0", "log(-1)",
         "base", "true", "null", "~", "frozen: true", "extends: base", "[천원]", "[%]", "2024-13", "2024-12-31", "합계", "=1+1"]
SHEET_WORDS = ['r="XFD1048576"', 'r="A1048576"', 'r="1048577"', 'r="ZZZZ1"', 's="999999999"', 't="s"', 't="d"', 't="e"', 't="inlineStr"', "<v>", "</v>", "<v/>", "<f>A1</f>", "<is><t>", "<c>", "</row>", "&amp;", "&#0;", "&#x10FFFF;", "&a;",
               "<!DOCTYPE a>", "<!--", "]]>", "<![CDATA[", '<mergeCell ref="A1:A1048576"/>', '<mergeCell ref="B9:A1"/>', 'hidden="1"', 'date1904="1"', 'formatCode="yyyy"', "_x0000_", "1E+400", "2958466", "-1", "../" * 30, 'xmlns="a"', "x:", '"', "<", "\x01"]
MODEL_COMMANDS = [["simulate", "--draws", "500", "--json"], ["simulate", "--sampler", "sobol", "--draws", "256", "--json"], ["simulate", "--draws", "300"],
                  ["check"], ["simulate", "--sampler", "lhs", "--draws", "200", "--periods", "all"]]


def spoil(text, rng):
    """The text with one to four faults."""
    for _ in range(rng.randint(1, 4)):
        lines = text.split("\n"); i = rng.randrange(len(lines)); kind = rng.randrange(10)
        if kind <= 2:
            spots = list(re.finditer(r"-?\d+(\.\d+)?", text))
            if spots: s = rng.choice(spots); text = text[:s.start()] + rng.choice(NUMBERS) + text[s.end():]
        elif kind <= 4:
            spots = list(re.finditer(r"[\w가-힣]+", text))
            if spots: s, o = rng.choice(spots), rng.choice(spots); text = text[:s.start()] + (o.group() if kind == 3 else rng.choice(WORDS)) + text[s.end():]
        elif kind == 5: at = rng.randrange(len(text) + 1); text = text[:at] + rng.choice(WORDS) + text[at:]
        elif kind == 6: del lines[i]; text = "\n".join(lines)
        elif kind == 7: lines.insert(rng.randrange(len(lines)), lines[i]); text = "\n".join(lines)
        elif kind == 8 and rng.random() < .3: text = text[:rng.randrange(len(text) + 1)]
        else: at = rng.randrange(len(text) + 1); text = text[:at] + text[at + rng.randint(1, 3):]
        if not text: text = " "
    return text


def encoded(text, rng):
    """Bytes, now and then in another encoding or with a stray byte."""
    k = rng.random()
    if k < .04: return text.encode("cp949", "replace")
    if k < .06: return text.encode("utf-16")
    data = bytearray(text.encode("utf-8", "replace"))
    if k < .12 and data: data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


def spoilt_workbook(data, rng):
    """The bytes of a workbook with a few of them changed or lost, or with a spoilt part."""
    kind = rng.randrange(6); data = bytearray(data)
    if kind == 0:
        for _ in range(rng.randint(1, 4)): data[rng.randrange(len(data))] = rng.choice([0, 1, 0x7F, 0x80, 0xFF, rng.randrange(256)])
    elif kind == 1: del data[rng.randrange(4, len(data)):]
    elif kind == 2: at = rng.randrange(len(data)); data[at:at + rng.randint(1, 40)] = bytes(rng.randrange(256) for _ in range(rng.randint(0, 40)))
    else:
        try: parts = {i.filename: zipfile.ZipFile(io.BytesIO(data)).read(i) for i in zipfile.ZipFile(io.BytesIO(data)).infolist()}
        except Exception: return bytes(data)
        for _ in range(rng.randint(1, 2)):
            short = [p for p in parts if p.endswith((".xml", ".rels")) and len(parts[p]) < 100_000]
            if not short: break
            path = rng.choice(short); text = parts[path].decode("utf-8", "replace")
            if rng.random() < .5: text = spoil(text, rng)
            for _ in range(rng.randint(0, 3)):
                spots = list(re.finditer(r'[\w:]+="[^"]*"|<[^>]*>|>[^<]+<', text))
                if spots: s = rng.choice(spots); text = text[:s.start()] + rng.choice([rng.choice(SHEET_WORDS), rng.choice(spots).group(), s.group() * rng.randint(2, 50)]) + text[s.end():]
            if rng.random() < .1: del parts[path]
            else: parts[path] = text.encode("utf-8", "replace")
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", rng.choice([zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])) as z:
            for path, part in parts.items(): z.writestr(path, part)
        return out.getvalue()
    return bytes(data)


def workbook(folder, rng):
    """A spoilt workbook below `folder` and the arguments that read it."""
    source = rng.choice(sorted(p for p in (ROOT / "Tests/TablesTests/Fixtures/workbook").iterdir() if p.suffix != ".json"))
    target = folder / ("t" + source.suffix); data = source.read_bytes()
    target.write_bytes(spoilt_workbook(data, rng) if len(data) > 8 else data)
    name = str(target) + rng.choice(["", "", "", "#S", "#보도", "#"])
    return rng.choice([["forecast", name, "--horizon", "2", "--json"], ["forecast", name, "--horizon", "1"], ["backtest", name], ["yearend", name], ["check", name, "--json"],
                       ["audit", name], ["allocate", name, "--budget", "100"], ["new", str(folder / "new"), "--from", name]])


def cases(folder, rng, only_workbooks=False):
    """A spoilt input below `folder` and the arguments that read it."""
    models = sorted(ROOT.glob("Datasets/*/models/*.yaml")) + sorted(ROOT.glob("Documentation/examples/*.yaml"))
    kind = 4 if only_workbooks else rng.randrange(5)
    if kind == 4: return workbook(folder, rng)
    if kind <= 1:
        model = rng.choice(models); text = model.read_text()
        if model.parts[-2] == "models":
            shutil.copytree(model.parents[1], folder / "w"); target = folder / "w" / "models" / model.name
        else: target = folder / model.name
        command = list(rng.choice(MODEL_COMMANDS)); outcome = re.search(r"outcomes:\s*\[\s*([\w가-힣]+)", text)
        if outcome and rng.random() < .4:
            command = rng.choice([["sensitivity", "--outcome", outcome[1], "--draws", "128", "--json"], ["why", outcome[1]],
                                  ["solve", "--outcome", outcome[1], "--at-least", rng.choice(["10", "1e9", "-5"])], ["compare", "--scenario", "base", "--draws", "300"]])
        if command[0] == "check" and target.parent.name == "models": arguments = ["check", str(folder / "w")]
        else: arguments = [command[0], str(target), *command[1:]]
    elif kind == 2:
        source = rng.choice([p for p in ROOT.glob("Datasets/*") if p.is_dir() and (p / "datapackage.json").exists()])
        shutil.copytree(source, folder / "w"); target = rng.choice(sorted(p for p in (folder / "w").iterdir() if p.suffix in (".csv", ".json")))
        text = target.read_text()
        arguments = rng.choice([["check", str(folder / "w")], ["plan", str(folder / "w"), "--out", str(folder / "out")], ["targets", str(folder / "w")], ["achieve", str(folder / "w")]])
    else:
        name, arguments = rng.choice([("observations.csv", ["forecast", "--horizon", "2", "--json"]), ("observations.csv", ["backtest"]), ("projects-2026.csv", ["allocate", "--budget", "100"]),
                                      ("table", ["audit"]), ("long", ["forecast", "--horizon", "3", "--json"]), ("months", ["yearend"])])
        if name == "projects-2026.csv": text = (ROOT / "Documentation/examples" / name).read_text()
        elif name == "table": text = rng.choice(sorted(p for p in ROOT.glob("Datasets/published/tables/*") if p.is_file())).read_text()
        elif name in ("long", "months"): text = "\n".join(["unique_id,ds,y"] + [f"{s},{2022 + i // 12}-{i % 12 + 1:02d},{rng.randint(0, 90)}" for s in "AB" for i in range(31)])
        else: text = "\n".join((ROOT / "Datasets/seogu-2017/observations.csv").read_text().split("\n")[:40])
        target = folder / ("t.csv" if name != "table" else "t.yaml" if text.lstrip().startswith(("title", "tables", "#")) else "t.csv")
        arguments = [arguments[0], str(target), *arguments[1:]]
    target.parent.mkdir(parents=True, exist_ok=True); target.write_bytes(encoded(spoil(text, rng), rng))
    return arguments


def limits(): resource.setrlimit(resource.RLIMIT_CPU, (100, 110))


def finite(value):
    if isinstance(value, dict): return all(map(finite, value.values()))
    if isinstance(value, list): return all(map(finite, value))
    return not isinstance(value, float) or abs(value) != float("inf") and value == value


def run(program, arguments, patience, memory):
    """What is wrong with a run; None where nothing is."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try: r = subprocess.run([program, *arguments, "--lang", random.choice(["ko", "en"])], capture_output=True, timeout=6 * patience, preexec_fn=limits, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired: return f"over {6 * patience} s", ""
    err = r.stderr.decode("utf-8", "replace")
    if r.returncode not in (0, 1, 2, 64, 66): return f"exit {r.returncode}", err[-400:]
    after = resource.getrusage(resource.RUSAGE_CHILDREN); seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if seconds > patience: return f"{seconds:.0f} s of CPU", err[-200:]
    if after.ru_maxrss > max(before.ru_maxrss, memory): return f"over {memory // 1000} MB", err[-200:]
    if r.returncode and not (err + r.stdout.decode("utf-8", "replace")).strip(): return f"exit {r.returncode} without a word", ""
    if "--json" in arguments and r.stdout.strip():
        try: value = json.loads(r.stdout)
        except ValueError as e: return f"no JSON: {e}", r.stdout[:200].decode("utf-8", "replace")
        if not finite(value): return "a number that is not finite", ""
    return None


def main():
    p = argparse.ArgumentParser(); p.add_argument("program"); p.add_argument("--runs", type=int, default=500); p.add_argument("--seed", type=int, default=1); p.add_argument("--keep", default="fuzz-findings"); p.add_argument("--sanitized", action="store_true"); p.add_argument("--workbooks", action="store_true")
    o = p.parse_args(); found = 0; codes = {}
    for seed in range(o.seed, o.seed + o.runs):
        rng = random.Random(seed); random.seed(seed); folder = pathlib.Path(tempfile.mkdtemp(prefix="jipyo-fuzz-"))
        arguments = cases(folder, rng, o.workbooks)
        wrong = run(os.path.abspath(o.program), arguments, 60 if o.sanitized else 10, 9_000_000 if o.sanitized else 300_000 if o.workbooks else 1_500_000)
        if wrong:
            found += 1; keep = pathlib.Path(o.keep) / str(seed); shutil.rmtree(keep, ignore_errors=True); shutil.copytree(folder, keep)
            print(f"{seed}: {wrong[0]}: jipyo {' '.join(arguments)}\n    {wrong[1]}", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{o.runs} runs, {found} findings")
    sys.exit(1 if found else 0)


if __name__ == "__main__": main()
