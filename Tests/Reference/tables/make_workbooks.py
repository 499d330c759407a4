#!/usr/bin/env python3
"""Makes the workbooks of Tests/TablesTests/Fixtures/workbook, and what other readers find in them.

usage: make_workbooks.py            (Python with openpyxl 3.1.5, XlsxWriter 3.3.1, python-calamine, pyexcelerate; LibreOffice 7.4 as `soffice`)

Sound files are written by openpyxl, XlsxWriter, PyExcelerate and LibreOffice, broken and odd ones by `zipfile` from the same parts.
`expected.json` has, of each sound file, the cells of its first sheet as openpyxl reads them (`data_only`), those of
python-calamine beside them where the two agree; `display` of a cell is written by hand where a format changes the text.
"""
import datetime as dt, io, json, pathlib, struct, subprocess, tempfile, zipfile, zlib
import openpyxl, xlsxwriter, pyexcelerate
from openpyxl.styles import numbers
from python_calamine import CalamineWorkbook

HERE = pathlib.Path(__file__).resolve().parents[2] / "TablesTests/Fixtures/workbook"
DAY = (2024, 1, 1, 0, 0, 0)  # every entry of every archive, so that the files are the same each time


def save(name, parts, method=zipfile.ZIP_DEFLATED, **more):
    """An archive of parts in their order."""
    with zipfile.ZipFile(HERE / name, "w") as z:
        for path, data in parts.items():
            z.writestr(zipfile.ZipInfo(path, DAY), data, compress_type=method)


def parts(path):
    with zipfile.ZipFile(path) as z: return {i.filename: z.read(i) for i in z.infolist()}


def settled(name):
    """The same file without the times of its making."""
    p = parts(HERE / name)
    for path in ("docProps/core.xml", "docProps/app.xml"): p.pop(path, None)
    for path in ("[Content_Types].xml", "_rels/.rels"):
        text = p[path].decode()
        import re
        p[path] = re.sub(r'<(Override|Relationship) [^>]*docProps/[^>]*/>', "", text).encode()
    save(name, p)


LONG = [["지표", "기간", "값"], ["보도건수", 2020, 1530], ["보도건수", 2021, 1612.5], ["보도건수", 2022, 1701], ["보도건수", 2023, 0.1 + 0.2], ["게시, \"건수\"", 2020, -7], ["게시, \"건수\"", 2021, 8]]
WIDE = [["지표", "단위", 2020, 2021, 2022, 2023], ["보도건수", "건", 1530, 1612, 1701, 1688], ["달성률", "%", 0.912, 0.934, 0.95, 0.9605]]


def openpyxl_long():
    w = openpyxl.Workbook(); s = w.active; s.title = "실적"
    for row in LONG: s.append(row)
    w.save(HERE / "long-openpyxl.xlsx"); settled("long-openpyxl.xlsx")


def xlsxwriter_formats():
    """Numbers in every kind of format."""
    w = xlsxwriter.Workbook(HERE / "formats-xlsxwriter.xlsx", {"strings_to_numbers": False}); s = w.add_worksheet("서식")
    f = lambda code: w.add_format({"num_format": code})
    rows = [("2024\"년\"", 2024, '0"년"', "2024년"), ("건", 1530, '#,##0"건"', "1530"), ("percent", 0.064, "0.0%", "6.4%"), ("percent literal", 6.4, '0.0"%"', "6.4"), ("minus", -149, '#,##0;"△"#,##0', "-149"),
            ("day", dt.date(2024, 12, 31), "yyyy-mm-dd", "2024-12-31"), ("month", dt.date(2024, 12, 1), "yyyy-mm", "2024-12"), ("korean month", dt.date(2024, 3, 1), 'yyyy"년" m"월"', "2024-03"),
            ("year", dt.date(2023, 12, 31), "yyyy", "2023"), ("month name", dt.date(2024, 3, 1), 'm"월"', "3월"), ("month short", dt.date(2024, 3, 1), "mmm-yy", "2024-03"), ("day and time", dt.datetime(2024, 3, 1, 14, 30), "yyyy-mm-dd hh:mm", "2024-03-01 14:30:00"),
            ("midnight", dt.datetime(2024, 3, 1), "yyyy-mm-dd hh:mm", "2024-03-01"), ("time hidden", dt.datetime(2024, 3, 1, 14, 30), "yyyy. m. d.", "2024-03-01"), ("minutes", 0.604166666666667, "h:mm", "14:30:00"), ("elapsed", 1.25, "[h]:mm", "30:00:00"),
            ("leap bug", 60, "yyyy-mm-dd", "1900-02-29"), ("first day", 1, "yyyy-mm-dd", "1900-01-01"), ("after the leap bug", 61, "yyyy-mm-dd", "1900-03-01"), ("no date", -5, "yyyy-mm-dd", "-5"),
            ("noise", 0.1 + 0.2, "General", "0.3"), ("long", 1 / 3, "0.00", "0.333333333333333"), ("large", 123456789012345678, "0", "1.23456789012346e+17"), ("small", 1.5e-7, "General", "1.5e-07"),
            ("thousands", 1530000, '#,##0,"천원"', "1530"), ("millions", 2500000, "#,##0.0,,", "2.5"), ("condition", 500, '[>=1000]#,##0,"천원";0"원"', "500"), ("month number", 7, '0"월"', "7월"), ("years of service", 5, '0"년"', "5"),
            ("quarter", 2, '0"분기"', "2분기"), ("accounting", 0, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "0"), ("scientific", 1500, "0.00E+00", "1500"), ("colour", 12, '[Red]0;[$-412]0', "12"), ("hidden", 3, ";;;", "3"), ("fraction", 0.5, "# ?/?", "0.5"), ("text format", 12, "@", "12"), ("weekday", dt.date(2024, 3, 1), "aaaa", None)]
    s.write_row(0, 0, ["이름", "값"])
    for i, (name, value, code, _) in enumerate(rows, 1):
        s.write_string(i, 0, name)
        if isinstance(value, (dt.date, dt.datetime)): s.write_datetime(i, 1, value, f(code))
        else: s.write_number(i, 1, value, f(code))
    w.close(); settled("formats-xlsxwriter.xlsx")
    return {f"B{i}": shown for i, (_, _, _, shown) in enumerate(rows, 2) if shown}


def xlsxwriter_cells():
    """Texts, booleans, errors, formulas, merged and hidden cells, a table that begins at B3."""
    w = xlsxwriter.Workbook(HERE / "cells-xlsxwriter.xlsx"); s = w.add_worksheet("부서별")
    s.write("B3", "부서"); s.write("C3", "지표"); s.write("D3", "값"); s.write("E3", "필수")
    s.merge_range("B4:B6", "홍보실"); s.merge_range("B7:B8", 2024); s.merge_range("D4:D5", 12)
    s.write("C4", "보도"); s.write("C5", "게시"); s.write_rich_string("C6", "언", w.add_format({"bold": True}), "론"); s.write("C7", "줄\n바꿈"); s.write("C8", 'a,"b";\tc')
    s.write_formula("D6", "=6*7", None, 42); s.write_formula("D7", '=1/0', None, "#DIV/0!"); s.write_formula("D8", '="가"&"나"', None, "가나")
    s.write_boolean("E4", True); s.write_boolean("E5", False)
    s.set_row(4, None, None, {"hidden": True}); s.set_column("E:E", None, None, {"hidden": True})
    w.close(); settled("cells-xlsxwriter.xlsx")


def formulas():
    w = openpyxl.Workbook(); s = w.active; s.append(["unique_id", "ds", "y"])
    for year in range(2019, 2025): s.append(["a", year, year - 2000 if year < 2024 else "=C6+1"])
    w.save(HERE / "formula-openpyxl.xlsx"); settled("formula-openpyxl.xlsx")
    w = xlsxwriter.Workbook(HERE / "zeros-xlsxwriter.xlsx"); s = w.add_worksheet(); s.write_row(0, 0, ["unique_id", "ds", "y"])
    for i, year in enumerate(range(2019, 2025), 1): s.write_row(i, 0, ["a", year]); s.write_formula(i, 2, f"={year}-2000")
    w.close(); settled("zeros-xlsxwriter.xlsx")


def sheets():
    w = openpyxl.Workbook(); w.active.title = "표지"; w.active["A1"] = "2025년 성과계획"
    for name in ("보도", "SNS 도달"):
        s = w.create_sheet(name)
        for row in [["unique_id", "ds", "y"]] + [[name, y, y - 2000 + len(name)] for y in range(2019, 2025)]: s.append(row)
    hidden = w.create_sheet("숨김"); hidden.sheet_state = "hidden"; hidden.append(["a", "b"]); hidden.append([1, 2])
    w.create_chartsheet("차트"); w.save(HERE / "sheets-openpyxl.xlsx"); settled("sheets-openpyxl.xlsx")


def other_writers():
    w = pyexcelerate.Workbook(); w.new_sheet("실적", data=LONG); w.save(str(HERE / "long-pyexcelerate.xlsx")); settled("long-pyexcelerate.xlsx")
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in (("long", LONG), ("wide", WIDE)):
            csv = pathlib.Path(folder) / f"{name}.csv"
            quoted = lambda v: '"' + v.replace('"', '""') + '"' if isinstance(v, str) else repr(v)
            csv.write_text("\n".join(",".join(map(quoted, r)) for r in rows) + "\n")
            for ending in ("xlsx", "ods", "xls") if name == "long" else ("xlsx",):
                subprocess.run(["soffice", "--headless", "--convert-to", ending, "--infilter=CSV:44,34,76,1", "--outdir", folder, str(csv)], check=True, capture_output=True)
                (HERE / f"{name}-libreoffice.{ending}").write_bytes((pathlib.Path(folder) / f"{name}.{ending}").read_bytes())
        settled("long-libreoffice.xlsx"); settled("wide-libreoffice.xlsx")


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"; REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"; STRICT_REL = "http://purl.oclc.org/ooxml/officeDocument/relationships"
ROWS = '<row r="1"><c r="A1" t="inlineStr"><is><t>ds</t></is></c><c r="B1" t="inlineStr"><is><t>y</t></is></c></row>' + "".join(f'<row r="{i}"><c r="A{i}"><v>{2017 + i}</v></c><c r="B{i}"><v>{i * i}</v></c></row>' for i in range(2, 8))


def bare(sheet=None, main=MAIN, rel=REL, target="worksheets/sheet1.xml", place="xl/worksheets/sheet1.xml", encoding="utf-8", prefix="", workbook=""):
    """The parts of a small workbook, to be spoilt or made odd."""
    p = prefix + ":" if prefix else ""; ns = f'xmlns{":" + prefix if prefix else ""}="{main}"'
    sheet = sheet if sheet is not None else f"<sheetData>{ROWS}</sheetData>"
    if prefix:
        import re
        sheet = re.sub(r"<(/?)", rf"<\1{prefix}:", sheet)
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    pr = f'{"" if not prefix else "n:"}'
    rels = lambda kind, to: (f'{head}<{pr}Relationships xmlns{":n" if prefix else ""}="http://schemas.openxmlformats.org/package/2006/relationships"><{pr}Relationship Id="rId1" Type="{rel}/{kind}" Target="{to}"/></{pr}Relationships>').encode(encoding)
    return {"[Content_Types].xml": f'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/></Types>'.encode(), "_rels/.rels": rels("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": f'{head}<{p}workbook {ns} xmlns:q="{rel}">{workbook}<{p}sheets><{p}sheet name="S" sheetId="1" q:id="rId1"/></{p}sheets></{p}workbook>'.encode(encoding),
            "xl/_rels/workbook.xml.rels": rels("worksheet", target), place: f"{head}<{p}worksheet {ns}>{sheet}</{p}worksheet>".encode(encoding)}


def odd():
    """Sound, but not as Excel writes it."""
    save("odd-strict.xlsx", bare(main=STRICT, rel=STRICT_REL)); save("odd-prefix.xlsx", bare(prefix="x")); save("odd-utf16.xlsx", bare(encoding="utf-16"))
    save("odd-absolute.xlsx", bare(target="/xl/worksheets/sheet1.xml")); save("odd-dots.xlsx", bare(target="../../../xl/./worksheets/../worksheets/sheet1.xml"))
    save("odd-case.xlsx", bare(place="XL/Worksheets/Sheet1.xml")); save("odd-stored.xlsx", bare(), zipfile.ZIP_STORED)
    save("odd-backslash.xlsx", {k.replace("/", "\\"): v for k, v in bare().items()})
    save("odd-no-references.xlsx", bare(sheet="<sheetData>" + __import__("re").sub(r' r="[A-Z]*\d+"', "", ROWS) + "</sheetData>"))
    save("odd-dimension.xlsx", bare(sheet=f'<dimension ref="A1:XFD1048576"/><sheetData>{ROWS}</sheetData>'))
    save("odd-order.xlsx", bare(sheet="<sheetData>" + "".join(reversed([r + "</row>" for r in ROWS.split("</row>")[:-1]])) + "</sheetData>"))
    save("odd-1904.xlsx", {**bare(sheet='<sheetData><row r="1"><c r="A1" t="d"><v>2024-12-31T00:00:00</v></c><c r="B1" s="1"><v>43465</v></c></row></sheetData>', workbook='<workbookPr date1904="1"/>'),
         "xl/_rels/workbook.xml.rels": bare()["xl/_rels/workbook.xml.rels"].replace(b"</Relationships>", f'<Relationship Id="s" Type="{REL}/styles" Target="styles.xml"/></Relationships>'.encode()),
         "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'.encode()})
    save("odd-phonetic.xlsx", bare(sheet='<sheetData><row r="1"><c r="A1" t="inlineStr"><is><r><t>東</t></r><r><t>京</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c><c r="B1" t="str"><v>_x0041_b_x005F_x000A_</v></c></row></sheetData>'))
    # One pass: sizes stand behind the parts, as in what streams write.
    class Unseekable(io.RawIOBase):
        def __init__(self, raw): self.raw = raw
        def writable(self): return True
        def write(self, b): return self.raw.write(b)
    with open(HERE / "odd-descriptor.xlsx", "wb") as raw, zipfile.ZipFile(Unseekable(raw), "w") as z:
        for path, data in bare().items(): z.writestr(zipfile.ZipInfo(path, DAY), data, zipfile.ZIP_DEFLATED)
    zip64(bare())


def zip64(p):
    """Sizes and places in 8 bytes, as APPNOTE.TXT 4.5.3 and 4.3.14 have them."""
    out, listed = b"", b""
    for path, data in p.items():
        name, packed = path.encode(), zlib.compress(data)[2:-4]; crc, at = zlib.crc32(data), len(out)
        out += struct.pack("<IHHHHHIIIHH", 0x04034B50, 45, 0, 8, 0, 33, crc, 0xFFFFFFFF, 0xFFFFFFFF, len(name), 20) + name + struct.pack("<HHQQ", 1, 16, len(data), len(packed)) + packed
        listed += struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 45, 45, 0, 8, 0, 33, crc, 0xFFFFFFFF, 0xFFFFFFFF, len(name), 28, 0, 0, 0, 0, 0xFFFFFFFF) + name + struct.pack("<HHQQQ", 1, 24, len(data), len(packed), at)
    start = len(out); end = start + len(listed)
    out += listed + struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, len(p), len(p), len(listed), start) + struct.pack("<IIQI", 0x07064B50, 0, end, 1) + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    (HERE / "odd-zip64.xlsx").write_bytes(out)


def broken():
    p = bare(); cell = lambda ref, v: f'<c r="{ref}"><v>{v}</v></c>'
    save("bad-xml.xlsx", bare(sheet="<sheetData><row")); save("bad-address.xlsx", bare(sheet=f"<sheetData><row r='1'>{cell('XFE1', 1)}</row></sheetData>"))
    save("bad-string.xlsx", bare(sheet='<sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData>')); save("bad-no-sheet.xlsx", {k: v for k, v in p.items() if "sheet1" not in k})
    save("bad-far.xlsx", bare(sheet="<sheetData>" + "".join(f'<row r="{r}">{cell(f"A{r}", 1)}</row>' for r in range(1, 1200)) + f'<row r="1048576">{cell("XFD1048576", 2)}</row></sheetData>'))
    save("far-row.xlsx", bare(sheet=f'<sheetData>{ROWS}<row r="1048576">{cell("A1048576", 2)}</row></sheetData>'))
    entities = '<!DOCTYPE w [<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9)) + "]>"
    save("bad-laughs.xlsx", {**p, "xl/worksheets/sheet1.xml": f'<?xml version="1.0"?>{entities}<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&j;</v></c></row></sheetData></worksheet>'.encode()})
    save("bad-bomb.xlsx", bare(sheet="<sheetData>" + " " * (60 << 20) + "</sheetData>")); save("bad-empty.xlsx", bare(sheet="<sheetData/>"))
    save("bad-hidden.xlsx", {**p, "xl/workbook.xml": p["xl/workbook.xml"].replace(b'name="S"', b'name="S" state="veryHidden"')})
    save("bad-merged.xlsx", bare(sheet=f"<sheetData>{ROWS}</sheetData><mergeCells>" + '<mergeCell ref="A1:A1048576"/>' * 100 + "</mergeCells>"))
    save("bad-word.xlsx", bare(sheet=f'<sheetData a="{"a" * (12 << 20)}">{ROWS}</sheetData>'))
    shared = bare(sheet="<sheetData>" + "".join(f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>' for r in range(1, 400)) + "</sheetData>")
    shared["xl/_rels/workbook.xml.rels"] = shared["xl/_rels/workbook.xml.rels"].replace(b"</Relationships>", f'<Relationship Id="t" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'.encode())
    save("bad-repeated.xlsx", {**shared, "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>{"a" * 900_000}</t></si></sst>'.encode()})
    sound = (HERE / "odd-stored.xlsx").read_bytes(); (HERE / "bad-cut.xlsx").write_bytes(sound[: len(sound) // 2])
    (HERE / "bad-crc.xlsx").write_bytes(sound.replace(b"<v>2019</v>", b"<v>2091</v>"))
    save("bad-method.xlsx", p, zipfile.ZIP_BZIP2)
    save("kind-hwpx.hwpx", {"mimetype": b"application/hwp+zip", "Contents/content.hpf": b"<x/>", "Contents/section0.xml": b"<x/>"}); save("kind-word.docx", {"word/document.xml": b"<x/>"}); save("kind-slides.pptx", {"ppt/presentation.xml": b"<x/>"})
    save("kind-binary.xlsb", {"xl/workbook.bin": b"\x00"}); save("kind-archive.zip", {"자료/실적.csv": b"a,b\n1,2\n"})
    name = lambda s: s.encode("utf-16-le").ljust(64, b"\0"); compound = lambda *names: b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(504) + b"".join(name(n) + bytes(64) for n in ("Root Entry", *names)) + bytes(128)
    (HERE / "kind-encrypted.xlsx").write_bytes(compound("EncryptionInfo", "EncryptedPackage")); (HERE / "kind-hangul.hwp").write_bytes(compound("FileHeader", "DocInfo"))


def text(value):
    """A value as a table of text has it."""
    if value is None: return ""
    if isinstance(value, bool): return str(value).upper()
    if isinstance(value, (dt.datetime, dt.date)): return str(value)[:10] if not getattr(value, "hour", 0) and not getattr(value, "minute", 0) else str(value)
    if isinstance(value, (int, float)): return f"{value:.15g}"
    return str(value)


def expected(shown):
    result = {}
    for path in sorted(HERE.glob("*-*.xlsx")):
        if path.name.startswith(("bad-", "kind-", "far-")): continue
        grids = []
        try:
            s = next(s for s in openpyxl.load_workbook(path, data_only=True).worksheets if s.sheet_state == "visible" and s.max_row > 1 or path.name.startswith(("odd-1904", "odd-phon")))
            grids.append([[text(c) for c in row] for row in s.iter_rows(min_row=1, min_col=1, max_row=min(s.max_row, 100), max_col=min(s.max_column, 26), values_only=True)])
        except Exception as e: print(path.name, "openpyxl:", repr(e)[:90])
        try:
            book = CalamineWorkbook.from_path(str(path)); name = "보도" if "보도" in book.sheet_names else book.sheet_names[0]
            grids.append([[text(c if c != "" else None) for c in row] for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)])
        except Exception as e: print(path.name, "calamine:", repr(e)[:90])
        trimmed = []
        for grid in grids:
            while grid and not any(grid[-1]): grid.pop()
            width = max((i + 1 for row in grid for i, c in enumerate(row) if c), default=0); trimmed.append([row[:width] for row in grid])
        if len(trimmed) == 2 and trimmed[0] != trimmed[1]: print(path.name, "readers differ:", [(a, b) for a, b in zip(*trimmed) if a != b][:4])
        if trimmed: result[path.name] = {"rows": trimmed[0], "readers": len(trimmed)}
    result["formats-xlsxwriter.xlsx"]["shown"] = shown
    (HERE / "expected.json").write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    HERE.mkdir(parents=True, exist_ok=True)
    openpyxl_long(); shown = xlsxwriter_formats(); xlsxwriter_cells(); formulas(); sheets(); other_writers(); odd(); broken(); expected(shown)
