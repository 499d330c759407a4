"""Writes CSV texts and what Python's csv module reads in them.

Run from the top of the repository: python3 Tests/Reference/tables/make_csv.py
Output: Tests/TablesTests/Fixtures/csv/*.csv and expected.json, Tests/TablesTests/Fixtures/text/*.
"""

import csv
import io
import json
import pathlib
import random

FIXTURES = pathlib.Path("Tests/TablesTests/Fixtures")
WORDS = ["", "보도", "a", "1,530", 'say "hi"', "두 줄\n글", "x;y", "t\tb", " 앞뒤 ", "△149", "긴 글 " * 20,
         "\r\n", '"', '""', ",", "É", "😀", "0"]


def texts():
    rng = random.Random(20240101)
    hand = {
        "plain": "a,b\n1,2\n",
        "no_final_newline": "a,b\n1,2",
        "crlf": "a,b\r\n1,2\r\n",
        "cr": "a,b\r1,2\r",
        "empty_cells": "a,b,c\n,,\n1,,3\n,2,\n",
        "trailing_comma": "a,b\n1,",
        "blank_lines": "a,b\n\n1,2\n\n\n3,4\n",
        "quotes": 'a,b\n"x ""y"" z","1,530"\n"",""""\n',
        "newline_inside": 'a,b\n"one\ntwo","three\r\nfour"\n5,6\n',
        "quote_inside_plain": 'a,b\nx"y"z,5" pipe\n',
        "text_after_quote": 'a,b\n"x"y,"p"q"r"\n',
        "space_before_quote": 'a,b\n "x",2\n',
        "only_quotes": '""\n"",""\n',
    }
    for name, text in hand.items():
        yield name, text, ","
    for number in range(40):
        delimiter = rng.choice([",", "\t", ";"])
        out = io.StringIO()
        writer = csv.writer(out, delimiter=delimiter, lineterminator=rng.choice(["\n", "\r\n"]),
                            quoting=rng.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
        columns = rng.randint(1, 6)
        for _ in range(rng.randint(0, 12)):
            writer.writerow([rng.choice(WORDS) for _ in range(columns)])
        yield f"random_{number:02}", out.getvalue(), delimiter
    for number in range(40):
        text = "".join(rng.choice(list('ab,,""\n\r\n;\t ')) for _ in range(rng.randint(0, 40)))
        yield f"noise_{number:02}", text, ","


def closes(text, delimiter):
    """Whether every quote closes, by Python's own strict reader on the text with a probe row."""
    probe = "probe-%d" % len(text)
    rows = list(csv.reader(io.StringIO(text + "\n" + probe, newline=""), delimiter=delimiter))
    return rows[-1:] == [[probe]]


def main():
    folder = FIXTURES / "csv"
    folder.mkdir(parents=True, exist_ok=True)
    expected = []
    for name, text, delimiter in texts():
        (folder / f"{name}.csv").write_bytes(text.encode())
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        expected.append({"name": name, "delimiter": delimiter, "closes": closes(text, delimiter),
                         "rows": rows})
    (folder / "expected.json").write_text(json.dumps(expected, ensure_ascii=False, indent=0) + "\n")

    folder = FIXTURES / "text"
    folder.mkdir(parents=True, exist_ok=True)
    sample = "지표,기간,값\n언론보도율,2023,\"2,128\"\n똠방각하 펲시콜라,2023,△149\n½㎡ⅷ①㈜ 漢字,2024,7\n"
    (folder / "utf8.csv").write_bytes(sample.encode())
    (folder / "utf8_bom.csv").write_bytes(b"\xef\xbb\xbf" + sample.encode())
    (folder / "cp949.csv").write_bytes(sample.encode("cp949"))
    (folder / "utf16le.csv").write_bytes(b"\xff\xfe" + sample.encode("utf-16-le"))
    (folder / "utf16be.csv").write_bytes(b"\xfe\xff" + sample.encode("utf-16-be"))
    euckr = "가나다,라마바\n파주시,서구\n"
    (folder / "euckr.csv").write_bytes(euckr.encode("euc-kr"))
    (folder / "euckr.txt").write_text(euckr)
    every = [chr(code) for code in range(0xAC00, 0xD7A4)]
    every += [bytes([a, b]).decode("cp949") for a in range(0xA1, 0xFE) if a != 0xC9
              for b in range(0xA1, 0xFF) if assigned(a, b)]
    text = "\n".join("".join(every[i:i + 80]) for i in range(0, len(every), 80)) + "\n"
    (folder / "all_cp949.bin").write_bytes(text.encode("cp949"))
    (folder / "all_cp949.txt").write_text(text)


def assigned(a, b):
    try:
        return len(bytes([a, b]).decode("cp949")) == 1
    except UnicodeDecodeError:
        return False


main()
