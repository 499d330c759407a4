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


def paju(read):
    """Paju 2024: every sum, product and ratio of the inventory, and the files against the facts."""
    fact = {r["fact_id"]: float(r["value"]) for r in read("facts")}
    amount = {r["programme_id"]: int(r["amount_won"]) for r in read("amounts")}
    review = {(r["period"], r["category"]): r for r in read("cost_review")}
    last = review[("2023", "전체")]
    sdgs = {r["pillar"]: (int(r["goals"]), int(r["strategies"])) for r in read("sdgs")}
    pillars = [sdgs[p] for p in ("사회", "경제", "환경", "제도")]
    saving = {r["saving_id"]: r for r in read("savings")}
    grant = read("grants")[0]
    gate = {r["gate_id"]: r for r in read("gates")}["paju-grant-2024"]
    awards = read("awards")
    f = lambda *names: [fact[name] for name in names]
    out = [
        ("456 = 323 + 133", fact["review-cases"] == 456 == fact["review-saved-cases"] + fact["review-unchanged"]
         and int(last["cases"]) == 456 and int(last["saved_cases"]) == 323),
        ("71,350 and 4,563백만원, 6.4 %", (last["reviewed_won"], last["saved_won"], last["published_rate"])
         == ("71350000000", "4563000000", "6.4")),
        ("hit rate 70.8", round(100 * 323 / 456, 1) == fact["review-hit-rate"]),
        ("156.5 a case, 14.1 a saved case", [round(71350 / 456, 1), round(4563 / 323, 1)]
         == f("review-average", "review-average-saving")),
        ("thresholds 1억, 5천만, 2천만, 40 excluded", f("review-min-works", "review-min-services",
         "review-min-goods", "review-excluded") == [1, 5000, 2000, 40]),
        ("SDGs 6 + 4 + 5 + 2 = 17", [p[0] for p in pillars] == [6, 4, 5, 2] and sum(p[0] for p in pillars)
         == 17 == sdgs["전체"][0] == fact["sdg-goals"]),
        ("SDGs 16 + 11 + 10 + 3 = 40", [p[1] for p in pillars] == [16, 11, 10, 3] and sum(p[1] for p in pillars)
         == 40 == sdgs["전체"][1] == fact["sdg-strategies"]),
        ("75 SDG indicators", fact["sdg-indicators"] == 75),
        ("32,230 = 5,230 + 27,000천원", fact["club-budget"] == 32230 == fact["club-activity"]
         + fact["club-incentive"] and amount["innovation_clubs"] == 32_230_000),
        ("119 / 13 = 9.15, 11 / 13 = 84.6 %", [round(119 / 13, 2), round(1100 / 13, 1)]
         == f("club-team-size", "club-outcome-rate")),
        ("10 = 4 + 1 + 2 + 3", fact["design-members"] == 10 == sum(f("design-citizens", "design-experts",
         "design-designers", "design-officials"))),
        ("9 of 19 = 47.4 %, 6 × 3 = 18", round(900 / 19, 1) == fact["collab-rate"]
         and 6 * fact["collab-cases-bimonthly"] == 18 == fact["collab-cases-plan"]),
        ("RPA 50 − 4 = 46, 279 − 16 = 263", fact["rpa-days-before"] - fact["rpa-days-after"] == 46
         == fact["rpa-days-saved"] == float(saving["rpa-days"]["quantity"])
         and fact["rpa-cost-before"] - fact["rpa-cost-after"] == 263 == fact["rpa-cost-saved"]),
        ("savings register in won", [saving[k]["amount_won"] for k in ("dmz", "dementia-money", "rpa-money",
         "rice", "sunset-2023", "cost-review-2023")] == ["270000000", "10000000", "2630000", "44000000",
         "1530000000", "4563000000"]),
        ("DMZ 2.7억 of 5억 = 54 %", fact["dmz-saving"] / fact["dmz-estimate"] == fact["dmz-share"] / 100),
        ("sunset 15.3억 / 32 = 47.8백만", round(1530 / 32, 1) == fact["sunset-average"]),
        ("82 / 81 = 1.01", round(82 / 81, 2) == fact["flagship-ratio"]),
        ("white paper −71.4 %", round(100 * (200 / 700 - 1), 1) == fact["white-paper-change"]),
        ("institute 2600 / 24 = 108", round(2600 / 24) == fact["institute-cost-per-head"]),
        ("prize 27,000천원 = club incentive", int(awards[0]["prize_won"]) == 27_000_000
         == amount["club_incentive"] and len(awards) == 4 == fact["awards"]),
        ("grants 44 and 595억, 13.52 a case", grant["selected"] == "44" and grant["secured_won"] == "59500000000"
         and round(595 / 44, 2) == fact["grants-average"]),
        ("gate 50억 or 10억", (gate["total_won"], gate["own_share_won"], gate["needs_both"])
         == ("5000000000", "1000000000", "false")),
        ("planned stories 36 in 17 months, 3 a month", round(36 / 17, 2) == fact["planned-stories-rate"]
         and round(100 * (3 * 17 / 36 - 1), 1) == fact["planned-stories-growth"]),
        ("homepage 228,705 / 11", round(228705 / 11) == fact["homepage-unit-cost"]
         and amount["homepage"] == 228_705_000),
        ("60 + 40 = 100, 70 + 30 = 100", fact["province-indicators"] == 100 == sum(f(
            "province-indicators-national", "province-indicators-provincial")) == sum(f(
            "province-weight-main", "province-weight-joint"))),
        ("자체평가 70 + 30 = 100", fact["self-weight-common"] + fact["self-weight-own"] == 100),
        ("survey 20,000천원 / 1,800 = 11,111원", round(20_000_000 / 1800) == fact["survey-unit-cost"]),
        ("margins of error", [moe(1800), moe(450)] == f("survey-moe", "survey-moe-each")),
        ("broadcasts", [round(30 / 34, 2), round(92 / 118, 2)] == f("broadcast-uhd-daily", "broadcast-ad-daily")),
        ("budgets in won", [amount[k] for k in ("collaboration", "citizen_design_group", "satisfaction_survey",
         "population_policy", "changes_booklet", "self_evaluation", "growth_hub_study")]
         == [7_650_000, 25_700_000, 20_000_000, 19_400_000, 18_000_000, 34_000_000, 198_000_000]),
    ]
    return out + rates(read("cost_review")) + paju_series(read, review)


def paju_series(read, review):
    """The observations of cost review against the published records."""
    seen = {(r["series_id"], r["period"]): float(r["value"]) for r in read("observations") if r["kind"] == "actual"}
    columns = {"cost_saving": ("saved_won", 10**6), "cost_reviewed": ("reviewed_won", 10**6),
               "cost_review_cases": ("cases", 1), "cost_saving_rate": ("published_rate", 1)}
    out = []
    for series, (column, scale) in columns.items():
        records = {p: float(r[column]) / scale for (p, kind), r in review.items() if kind == "전체" and r[column]}
        values = {p: v for (s, p), v in seen.items() if s == series}
        out.append((f"{series} equals cost_review.csv", values == records))
        broken = {r["series_id"] for r in read("breaks") if r["period"] == "2023"}
        out.append((f"{series} breaks at 2023", series in broken))
    return out


def moe(n):
    """Margin of error of a share in percentage points, 95 %."""
    return round(196 * (0.25 / n) ** 0.5, 2)


def rates(records):
    """Published saving rates against the amounts beside them, all denominators being the reviewed total."""
    half = {"억원": 5e7, "백만원": 5e5}
    out = []
    for r in records:
        if r["published_rate"] and r["reviewed_won"] and r["saved_won"]:
            reviewed, saved = float(r["reviewed_won"]), float(r["saved_won"])
            slack = half[r["published_unit"]]
            low, high = 100 * (saved - slack) / (reviewed + slack), 100 * (saved + slack) / (reviewed - slack)
            digits = len(r["published_rate"].partition(".")[2])
            name = f"{r['body']} {r['period']} {r['category']}: rate"
            out.append((name, within(float(r["published_rate"]), low, high, 0.5 * 10**-digits)))
    return out


def published(read):
    """The published collection: parts that sum, printed rates, and Paju's record against its budget."""
    review, press, budget = read("cost_review"), read("press_sns"), read("paju_budget")
    money = {(r["year"], r["state"], r["item"]): float(r["amount_won"] or 0) / 1e8 for r in budget}
    out = rates(review)
    totals = {(r["body"], r["period"]): r for r in review if r["breakdown"] == "total"}
    for key, total in totals.items():
        for breakdown in ("work", "procedure", "organisation"):
            for column in ("cases", "reviewed_won", "saved_won"):
                parts = [r[column] for r in review if (r["body"], r["period"]) == key
                         and r["breakdown"] == breakdown]
                if parts and all(parts) and total[column]:
                    gap = abs(sum(map(float, parts)) - float(total[column]))
                    slack = 1e8 if column.endswith("won") else 0
                    out.append((f"{key} {breakdown} {column} sums", gap <= slack))
    months = [float(r["value"]) for r in press if r["body"] == "익산시" and r["metric"] == "보도자료"]
    kinds = [float(r["value"]) for r in press if r["metric"].startswith("보도자료: ")]
    channels = [r for r in press if r["body"] == "정읍시" and r["metric"] == "구독자"]
    followers = {r["channel"]: float(r["value"]) for r in channels}
    for start, gain, growth in ((51145, 20407, 39.9), (43193, 13649, 31.6), (98641, 6313, 6.4)):
        out.append((f"화성시 {gain} / {start} = {growth} %", round(100 * gain / start, 1) == growth))
    out += [
        ("익산시 six months sum to 1563", len(months) == 6 and sum(months) == 1563),
        ("익산시 kinds sum to April's 254", sum(kinds) == 254 == months[5]),
        ("정읍시 channels sum to 68,900", sum(followers.values()) - followers["전체"] == 68900),
        ("충주시 +52.6 %", round(100 * (8140 / 5335 - 1), 1) == 52.6),
        ("20,070 − 526 = 19,544", money[("2024", "original", "총계")] - 526
         == money[("2023", "original", "총계")] == 19544),
        ("2024 revenue sums to 16,700", sum(money[("2024", "original", k)] for k in
         ("자체수입", "국도비보조금", "교부세·조정교부금", "보전수입")) == 16700),
        ("third supplementary: 19,404 + 4,664 = 24,068", money[("2024", "supplementary-3", "일반회계")]
         + money[("2024", "supplementary-3", "특별회계")] == 24068 == money[("2024", "supplementary-3", "총계")]),
        ("2026: 21,527 + 2,072 = 23,599, 9.6 %", money[("2025", "original", "총계")] + 2072
         == money[("2026", "requested", "총계")] == 23599 and round(100 * 2072 / 21527, 1) == 9.6),
        ("Paju's cost review has seven years", sorted(r["period"] for r in review if r["body"] == "파주시"
         and r["breakdown"] == "total") == ["2014", "2015", "2016", "2017", "2018", "2019", "2023"]),
        ("12 gates, 9 + 3 grant records", (len(read("gates")), len(read("grants")),
                                           len(read("grants_other_periods"))) == (12, 9, 3)),
    ]
    weights = {r["item"]: float(r["value"]) for r in read("assessments") if r["period"] == "2017"
               and r["system"] == "경기도 시·군종합평가"}
    out.append(("31 = 10 + 10 + 11", weights["시군 수"] == 31 == sum(
        weights[f"그룹 {k} 시군 수"] for k in (1, 2, 3))))
    return out


CHECKS = {"seogu-2017": seogu, "paju-2024": paju, "published": published}
