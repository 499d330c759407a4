"""The arithmetic that must hold between the figures of each package; run by validate.py.

Each function takes `read(name)` (the rows of a CSV) and returns a list of (what, holds).
"""


def seogu(read):
    """Seo-gu 2017: roll-ups, staffing, targets equal to actuals, and the interval check of the table."""
    goals, indicators, staff = read("goals"), read("indicators"), read("staff")
    cells = {(c["table_id"], c["row"], c["column"]): c for c in read("published_tables")}
    seen = {}
    for r in read("observations"):
        seen[(r["series_id"], r["period"], r["kind"])] = float(r["value"])
    amounts = {(r["programme_id"], r["year"], r["state"]): int(r["amount_won"]) for r in read("amounts")}
    units = [r["goal_id"] for r in goals if r["level"] == "unit"]
    quota = {r["grade"]: int(r["quota"]) for r in staff}
    unit_2017 = [amounts[(p, "2017", "original")] for p in ("publicity", "new_media", "newsletter")]
    status = [key for key in cells if key[0] == "budget-status"]
    actuals = [key for key in seen if key[2] == "actual"]
    out = [
        ("3 indicators", len(indicators) == 3 == value(cells, "goal-status", "P1", "indicators")),
        ("3 unit programmes", len(units) == 3 == value(cells, "goal-status", "P1", "unit_programmes")),
        ("179 + 45 + 172 = 396", unit_2017 == [179_000_000, 45_000_000, 172_000_000]
         and sum(unit_2017) == 396_000_000 == amounts[("policy", "2017", "original")]),
        ("weights 50 + 30 + 20 = 100", [float(r["weight"]) for r in indicators] == [50, 30, 20]),
        ("staff 0 + 1 + 9 = 10", quota["계"] == quota["4급이상"] + quota["5급"] + quota["6급이하"] == 10),
        ("36 cells in the status table", len(status) == 36),
        ("15 targets, 5 actuals", len(seen) == 20 and len(actuals) == 5),
        ("the five actuals equal their targets",
         all(seen[key] == seen[(key[0], key[1], "target")] for key in actuals)),
        ("the 2016 press target is below the 2015 actual",
         seen[("press_coverage", "2016", "target")] == 1908 < seen[("press_coverage", "2015", "actual")]),
        ("395 − 225 = 170 unmapped in 2016", amounts[("policy", "2016", "original")]
         - amounts[("publicity", "2016", "original")] == amounts[("unmapped_2016", "2016", "original")]),
    ]
    for row in ("total", "policy", "administration", "personnel", "basic", "financial"):
        for column, year in (("amount", "2017"), ("previous_amount", "2016")):
            printed = value(cells, "budget-status", row, column) * 1_000_000
            out.append((f"{row} {year}: amounts.csv equals the table",
                        amounts[(row, year, "original")] == printed))
        out += [(f"{row}: {name} within rounding", holds) for name, holds in status_row(cells, row)]
    for column in ("share", "previous_share"):
        top = sum(value(cells, "budget-status", r, column) for r in ("policy", "administration", "financial"))
        low = sum(value(cells, "budget-status", r, column) for r in ("personnel", "basic"))
        out.append((f"{column}: parts sum to 100.00", round(top, 2) == 100))
        administration = value(cells, "budget-status", "administration", column)
        out.append((f"{column}: 인력 + 기본 = 행정운영", round(low, 2) == administration))
    return out


def value(cells, table, row, column):
    """The printed number of one cell."""
    return float(cells[(table, row, column)]["value"])


def status_row(cells, row):
    """Whether shares, change and growth of a row lie within what rounding of the amounts allows."""
    amount, previous, total, last = (
        (value(cells, "budget-status", r, c) - 0.5, value(cells, "budget-status", r, c) + 0.5)
        for r, c in ((row, "amount"), (row, "previous_amount"), ("total", "amount"), ("total", "previous_amount")))
    if row == "financial":
        return [("zeros", all(value(cells, "budget-status", row, c) == 0 for c in
                              ("amount", "share", "previous_amount", "previous_share", "change", "growth")))]
    share, before, change, growth = (value(cells, "budget-status", row, c) for c in
                                     ("share", "previous_share", "change", "growth"))
    if row == "total":
        shares = [("share", share == 100), ("previous share", before == 100)]
    else:
        shares = [("share", within(share, 100 * amount[0] / total[1], 100 * amount[1] / total[0], 0.005)),
                  ("previous share", within(before, 100 * previous[0] / last[1], 100 * previous[1] / last[0], 0.005))]
    return shares + [
        ("change", within(change, amount[0] - previous[1], amount[1] - previous[0], 0.5)),
        ("growth", within(growth, 100 * (amount[0] / previous[1] - 1), 100 * (amount[1] / previous[0] - 1), 0.005)),
    ]


def within(printed, low, high, half):
    """Whether a printed figure, itself rounded by ±half, meets the interval [low, high]."""
    return printed + half >= low and printed - half <= high


CHECKS = {"seogu-2017": seogu}
