#!/usr/bin/env python3
"""Writes Sources/Indicators/Calendar/KoreanHolidayTable.swift and the fixture of its tests.

usage: korean_calendar.py TABLE.swift FIXTURE.json   (pip: korean_lunar_calendar 0.4.0, holidays 0.109)

Two sources have to agree on every date of 설날, 추석 and 부처님오신날: korean_lunar_calendar (the tables of
the Korea Astronomy and Space Science Institute) and the holidays package. The public holidays are
those of the holidays package; the fixture counts working days by rules written out below.
"""
import collections
import datetime as d
import json
import sys

import holidays
from korean_lunar_calendar import KoreanLunarCalendar

YEARS = range(2000, 2051)


def lunar(year, month, day):
    calendar = KoreanLunarCalendar()
    assert calendar.setLunarDate(year, month, day, False)
    return d.date.fromisoformat(calendar.SolarIsoFormat())


def named(table, year, words):
    return sorted(day for day, name in table.items() if day.year == year
                  for part in name.split("; ") if part in words)


def rules(year):
    """관공서의 공휴일에 관한 규정 as it stood in each year, temporary holidays apart."""
    one = d.timedelta(1)
    fixed = [(1, 1), (3, 1), (5, 5), (6, 6), (8, 15), (10, 3), (12, 25)]
    fixed += [(4, 5)] * (year <= 2005) + [(7, 17)] * (year <= 2007 or year >= 2026)
    fixed += [(10, 9)] * (year >= 2013) + [(5, 1)] * (year >= 2026)
    days = [(d.date(year, *x), x) for x in fixed] + [(lunar(year, 4, 8), "buddha")]
    for first in (lunar(year, 1, 1), lunar(year, 8, 15)):
        days += [(first + k * one, "feast") for k in (-1, 0, 1)]
    taken = collections.Counter(day for day, _ in days)
    result = set(taken)
    for day, kind in sorted(days, key=lambda x: x[0]):
        if kind == "feast":
            again = year >= 2014 and (day.weekday() == 6 or taken[day] > 1)
        elif kind == (5, 5):
            again = year >= 2014 and (day.weekday() >= 5 or taken[day] > 1)
        elif kind in ((3, 1), (8, 15), (10, 3), (10, 9)):
            again = day >= d.date(2021, 8, 4) and (day.weekday() >= 5 or taken[day] > 1)
        elif kind in ("buddha", (12, 25)):
            again = day >= d.date(2023, 5, 4) and (day.weekday() >= 5 or taken[day] > 1)
        elif kind in ((5, 1), (7, 17)):
            again = year >= 2026 and (day.weekday() >= 5 or taken[day] > 1)
        else:
            again = False
        if again:
            if taken[day] > 1:
                taken[day] -= 1
            new = day + one
            while new in result or new.weekday() >= 5:
                new += one
            result.add(new)
    return result


def main():
    table = holidays.country_holidays("KR", years=YEARS, language="ko")
    lines, months = [], {}
    for year in YEARS:
        seollal, chuseok, buddha = lunar(year, 1, 1), lunar(year, 8, 15), lunar(year, 4, 8)
        assert named(table, year, {"설날"}) == [seollal], year
        assert named(table, year, {"추석"}) == [chuseok], year
        assert named(table, year, {"부처님오신날", "석가탄신일"}) == [buddha], year
        off = sorted(x for x in table if x.year == year and x.weekday() < 5)
        own = {x for x in rules(year) if x.year == year and x.weekday() < 5}
        extra = [x for x in off if x not in own]
        missing = sorted(own - set(off))
        if extra or missing:
            print(year, "only in holidays:", [f"{x} {table[x]}" for x in extra],
                  "only in rules:", [str(x) for x in missing], file=sys.stderr)
        text = " ".join(x.strftime("%m%d") for x in off)
        lines.append((year, seollal, chuseok, text))
        for month in range(1, 13):
            last = d.date(year + month // 12, month % 12 + 1, 1)
            first = d.date(year, month, 1)
            days = [first + d.timedelta(k) for k in range((last - first).days)]
            months[f"{year}-{month:02d}"] = sum(x.weekday() < 5 and x not in own for x in days) - sum(
                x.month == month for x in extra)
    with open(sys.argv[1], "w") as out:
        out.write('''/// The dates behind ``KoreanCalendar``, one line a year from 2000: 설날, 추석, and the public holidays that
/// fall on Monday to Friday (substitute, temporary and election days too), each as month and day.
///
/// `Tests/Reference/calendar/korean_calendar.py` writes this file: the lunar dates are those of the Korea
/// Astronomy and Space Science Institute's tables (korean_lunar_calendar 0.4.0) and agree with the
/// package holidays 0.109, from which the public holidays come. Temporary holidays and elections
/// that were not yet decreed when it was written are not in it.
enum KoreanHolidayTable {
  static let firstYear = 2000

  static let lines: [String] = [
''')
        for year, seollal, chuseok, text in lines:
            words = f"{seollal:%m%d} {chuseok:%m%d} " + text
            cut = words.rfind(" ", 0, 82)
            if len(words) > 84:
                out.write(f'    "{words[:cut]}"\n      + "{words[cut:]}",\n')
            else:
                out.write(f'    "{words}",\n')
        out.write("  ]\n}\n")
    with open(sys.argv[2], "w") as out:
        json.dump({"workingDays": months, "seollal": {str(y): str(lunar(y, 1, 1)) for y in YEARS},
                   "chuseok": {str(y): str(lunar(y, 8, 15)) for y in YEARS}}, out, indent=0)


if __name__ == "__main__":
    main()
