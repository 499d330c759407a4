#!/usr/bin/env python3
"""Random driver models, computed by the program and by NumPy on the same draws.

usage: models.py JIPYO [--runs 200] [--seed 1]

Every model has two to seven uncertainties of all families, correlated or not, and up to seven formulas of all operators and
functions, in one period or four. All names are outcomes, so `--draws-out` tells inputs and results of every draw. A finding is
  a margin that is not SciPy's (Kolmogorov–Smirnov, p < 10⁻⁵; for counts the bound of Dvoretzky, Kiefer, Wolfowitz and Massart),
  a rank correlation that is not the copula's (by 0.035 of 20,000 draws),
  a value that differs from NumPy's by more than 10⁻⁸ of it in more than one draw of 10,000 (`floor` of a value on its edge may),
  a value where NumPy has none, or none where it has one. A value is missing where any step of its formula is.
numpy and scipy. Three runs take about a second.
"""
import argparse, math, os, random, subprocess, sys, tempfile
import numpy as np
from scipy import stats

DRAWS = 20_000


def distribution(r):
    """A distribution as the model file writes it, and SciPy's."""
    u = r.uniform; k = r.randrange(15); m, s = u(1, 100), u(.1, 50); a, w, c = u(-5, 5), u(.1, 10), r.choice([0, 1, r.random()]); z = stats.norm.ppf; p, q = sorted([u(1, 100), u(1, 100)])
    if k == 0: return f"normal({m - 50}, {s})", stats.norm(m - 50, s)
    if k == 1: v = math.log(1 + (s / m)**2); return f"lognormal({m}, {s})", stats.lognorm(math.sqrt(v), scale=m * math.exp(-v / 2))
    if k == 2: m, s = u(-2, 5), u(.05, 1.5); return f"lognormal(mu: {m}, sigma: {s})", stats.lognorm(s, scale=math.exp(m))
    if k == 3: return f"uniform({a}, {a + w})", stats.uniform(a, w)
    if k == 4: return f"triangular({a}, {a + c * w}, {a + w})", stats.triang(c, a, w)
    if k == 5: return f"pert({a}, {a + c * w}, {a + w})", stats.beta(1 + 4 * c, 5 - 4 * c, a, w)
    if k == 6: a, b = u(.2, 6), u(.2, 6); return f"beta({a}, {b})", stats.beta(a, b)
    if k == 7: a, b = u(.2, 60), u(.1, 6); return f"gamma({a}, {b})", stats.gamma(a, scale=b)
    if k == 8: d = u(1.5, 30); return f"studentt({d}, {a}, {w})", stats.t(d, a, w)
    if k == 9: m = r.choice([u(.01, 3), u(3, 300), u(300, 1e5)]); return f"poisson({m})", stats.poisson(m)
    if k == 10: m, s = u(.1, 200), u(.2, 50); return f"negbinomial({m}, {s})", stats.nbinom(s, s / (s + m))
    if k == 11: n, b = r.randrange(1, 500), r.random(); return f"binomial({n}, {b})", stats.binom(n, b)
    if k == 12: b = r.random(); return f"bernoulli({b})", stats.bernoulli(b)
    if k == 13: s = math.log(q / p) / (z(.95) - z(.1)); return f"lognormal(p10: {p}, p95: {q})", stats.lognorm(s, scale=math.exp(math.log(q) - s * z(.95)))
    s = (q - p) / (z(.95) - z(.1)); return f"normal(p10: {p}, p95: {q})", stats.norm(q - s * z(.95), s)


def step(text, f, *parts):
    """A formula's text and its value by NumPy; missing where a part is or where the step has no number."""
    def value(known):
        x = [part[1](known) for part in parts]
        with np.errstate(all="ignore"): y = np.asarray(f(known, *x), float)
        for v in (*x, y): y = np.where(np.isfinite(v), y, np.nan)
        return y
    return text, value


def formula(r, names, depth, periods):
    """A random formula over the names, as text and as a function of their values (draws × periods)."""
    kind = r.randrange(24 if periods > 1 else 19)
    if depth <= 0 or kind < 4:
        if r.random() < .75: name = r.choice(names); return step(name, lambda known: known[name])
        c = round(r.uniform(-5, 5), r.randrange(4)); return step(f"({c})" if c < 0 else str(c), lambda known: np.full_like(known[names[0]], c))
    a, b = (formula(r, names, depth - 1, periods) for _ in "ab"); A, B = a[0], b[0]
    one = lambda text, f: step(text, lambda _, x: f(x), a)
    two = lambda text, f: step(text, lambda _, x, y: f(x, y), a, b)
    later = lambda y, x, n: np.concatenate([y[:, :n], x[:, :-n]], 1)
    if kind == 4: return two(f"({A} + {B})", np.add)
    if kind == 5: return two(f"({A} - {B})", np.subtract)
    if kind in (6, 7): return two(f"({A} * {B})", np.multiply)
    if kind == 8: return two(f"({A} / {B})", np.divide)
    if kind == 9: n = r.choice([2, 3, -1]); return one(f"({A})^({n})", lambda x: x**float(n))
    if kind == 10: name = r.choice(["min", "max"]); return two(f"{name}({A}, {B})", dict(min=np.minimum, max=np.maximum)[name])
    if kind == 11: return one(f"abs({A})", np.abs)
    if kind == 12: return one(f"exp(clamp({A}, -20, 20))", lambda x: np.exp(np.clip(x, -20, 20)))
    if kind == 13: return one(f"log(abs({A}) + 0.5)", lambda x: np.log(np.abs(x) + .5))
    if kind == 14: return one(f"sqrt(abs({A}))", lambda x: np.sqrt(np.abs(x)))
    if kind == 15: name = r.choice(["sin", "cos"]); return one(f"{name}(clamp({A}, -50, 50))", lambda x: getattr(np, name)(np.clip(x, -50, 50)))
    if kind == 16:
        sign, f = r.choice([("<", np.less), ("<=", np.less_equal), (">", np.greater), (">=", np.greater_equal)]); return two(f"if({A} {sign} {B}, 3, -2.5)", lambda x, y: np.where(f(x, y), 3, -2.5))
    if kind == 17: return one(f"clamp({A}, -3, 40)", lambda x: np.clip(x, -3, 40))
    if kind == 18: return two(f"if({A} > 0 and not ({B} > 1) or {B} > 5, floor(1.5), round(2.5))", lambda x, y: np.where((x > 0) & ~(y > 1) | (y > 5), 1, 3))
    if kind == 19: return two(f"prev({A}, {B})", lambda x, y: later(y, x, 1))
    if kind == 20: return two(f"lag({A}, 2, {B})", lambda x, y: later(y, x, 2))
    if kind == 21: return one(f"cumsum({A})", lambda x: np.cumsum(x, 1))
    whole = np.sum if kind == 22 else np.mean
    return one(f"{'total' if kind == 22 else 'mean'}({A})", lambda x: np.repeat(whole(x, 1, keepdims=True), periods, 1))


def model(r, seed):
    """A model file's text and what it should do: distributions, correlations, formulas, periods."""
    periods = r.choice([1, 1, 1, 4]); drivers = [f"x{i}" for i in range(r.randrange(2, 8))]; margins = [distribution(r) for _ in drivers]
    lines = ["title: random", f"seed: {seed}", "correlation: normal"] + (["periods: 2020..2023"] if periods > 1 else [])
    lines += ["uncertainties:"] + [f'  {n}: {{dist: "{t}"}}' for n, (t, _) in zip(drivers, margins)]; scores = None
    if r.random() < .6:
        a = np.random.default_rng(seed).normal(size=(len(drivers),) * 2); c = a @ a.T + np.eye(len(drivers)) / 2; d = np.sqrt(np.diag(c)); scores = np.round(c / d / d[:, None], 6)
        lines += ["correlations:"] + [f"  - [{drivers[i]}, {drivers[j]}, {scores[i, j]}]" for i in range(len(drivers)) for j in range(i)]
    names, formulas = list(drivers), {}
    for i in range(r.randrange(1, 8)): formulas[f"f{i}"] = formula(r, names, r.randrange(1, 5), periods); names.append(f"f{i}")
    lines += ["formulas:"] + [f'  {n}: "{f[0]}"' for n, f in formulas.items()] + [f"outcomes: [{', '.join(names)}]"]
    return "\n".join(lines) + "\n", drivers, margins, scores, formulas, periods


def margin_differs(x, margin):
    if hasattr(margin.dist, "pdf"): return stats.kstest(x, margin.cdf).pvalue < 1e-5
    values, counts = np.unique(x, return_counts=True)
    return 2 * math.exp(-2 * len(x) * np.max(np.abs(np.cumsum(counts) / len(x) - margin.cdf(values)))**2) < 1e-5


def findings(known, drivers, margins, scores, formulas):
    for n, (text, margin) in zip(drivers, margins):
        if not (known[n] == known[n][:, :1]).all(): yield f"{n}: not the same in all periods"
        if margin_differs(known[n][:, 0], margin): yield f"{n} is not {text}"
    for i, a in enumerate(drivers if scores is not None else []):
        for j, b in enumerate(drivers[:i]):
            x, y = known[a][:, 0], known[b][:, 0]
            if min(len(np.unique(x)), len(np.unique(y))) > 2000:
                rank, due = stats.spearmanr(x, y)[0], 6 / math.pi * math.asin(scores[i, j] / 2)
                if abs(rank - due) > .035: yield f"rank correlation of {a} and {b} {rank:.3f}, not {due:.3f}"
    for n, (text, value) in formulas.items():
        mine, theirs = known[n], np.broadcast_to(value(known), known[n].shape); has = np.isfinite(theirs)
        if (has != np.isfinite(mine)).any(): yield f"{n} has a value in {np.isfinite(mine).mean():.4f}, not {has.mean():.4f} of the draws: {text}"
        off = np.abs(mine - theirs)[has & np.isfinite(mine)] > 1e-9 + 1e-8 * np.abs(theirs[has & np.isfinite(mine)])
        if off.size and off.mean() > 1e-4: yield f"{n} differs in {off.mean():.4f} of the draws: {text}"


def check(program, seed, folder):
    r = random.Random(seed); text, drivers, margins, scores, formulas, periods = model(r, seed)
    path, out = os.path.join(folder, "model.yaml"), os.path.join(folder, "draws.npy"); open(path, "w").write(text)
    run = subprocess.run([program, "simulate", path, "--draws", str(DRAWS), "--sampler", r.choice(["mc", "lhs", "sobol"]), "--draws-out", out, "--json", "--lang", "en"], capture_output=True, text=True)
    if run.returncode == 2 and "has a value" in run.stderr: return []  # a formula without a number anywhere, said so
    if run.returncode: return [f"exit {run.returncode}: {run.stderr[:400]}"]
    draws = np.load(out); draws = np.stack([draws[c] for c in draws.dtype.names], 1); names = [*drivers, *formulas]
    draws = draws.reshape(len(draws), len(names), periods)
    return list(findings({n: draws[:, i] for i, n in enumerate(names)}, drivers, margins, scores, formulas))


def main():
    p = argparse.ArgumentParser(); p.add_argument("program"); p.add_argument("--runs", type=int, default=200); p.add_argument("--seed", type=int, default=1); o = p.parse_args(); found = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(o.seed, o.seed + o.runs):
            for finding in check(o.program, seed, folder): found += 1; print(f"{seed}: {finding}", flush=True)
    print(f"{o.runs} models, {found} findings"); sys.exit(1 if found else 0)


if __name__ == "__main__": main()
