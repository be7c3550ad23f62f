"""The 通报 under each rule set, held against sums in SQL over the truth of a made-up year.

The sums are written from what offices published, not from the rule sets' files; they read no table
of the library. Points in SQL are in hundred-thousandths where thirds may occur.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from bulletin_layout.series.ledger.adoptions import read_adoptions
from bulletin_layout.series.ledger.join import join
from bulletin_layout.series.ledger.read import read_register
from bulletin_layout.series.read import read_series
from bulletin_layout.series.scoring.items import Deed
from bulletin_layout.series.scoring.ranking import Ranking, rank_joined
from bulletin_layout.series.scoring.read_rules import read_rules, rule_sets
from tests.series.scored_year import CLASSES, SILENT, UNITS, ScoredYear, scored_year

# A piece: something printed or adopted, with each unit that has part in it, how many these are,
# and as what it counts for that unit.
_PIECES = """
CREATE TABLE roster AS SELECT '' AS unit, '' AS class WHERE 0;
CREATE TABLE piece AS
  SELECT 'own' AS side, p.pid AS n, p.day, p.issue, '' AS level, '' AS deed, '' AS publication,
    (SELECT count(*) FROM print_sub x WHERE x.pid = p.pid) AS subs,
    (SELECT count(DISTINCT unit) FROM print_sub x JOIN sub_unit USING (id) WHERE x.pid = p.pid)
      AS units,
    u.unit, min(s.id) AS id,
    CASE WHEN p.brief THEN '简讯' ELSE coalesce((SELECT nullif(k.kind, '') FROM print_sub y
      JOIN sub k USING (id) JOIN sub_unit v USING (id)
      WHERE y.pid = p.pid AND v.unit = u.unit AND k.kind <> '' ORDER BY k.id LIMIT 1), '信息')
    END AS kind
  FROM print p JOIN print_sub s USING (pid) JOIN sub_unit u USING (id) GROUP BY p.pid, u.unit;
INSERT INTO piece
  SELECT 'other', d.did, d.day, '', d.level, d.deed, d.publication,
    (SELECT count(*) FROM deed_sub x WHERE x.did = d.did),
    (SELECT count(DISTINCT unit) FROM deed_sub x JOIN sub_unit USING (id) WHERE x.did = d.did),
    u.unit, min(s.id),
    coalesce(nullif(d.kind, ''), (SELECT k.kind FROM deed_sub y JOIN sub k USING (id)
      JOIN sub_unit v USING (id) WHERE y.did = d.did AND v.unit = u.unit AND k.kind <> ''
      ORDER BY y.rowid LIMIT 1), '信息')
  FROM deed d JOIN deed_sub s USING (did) JOIN sub_unit u USING (id) GROUP BY d.did, u.unit;
-- Which contributions belong together: those printed as one, or adopted as one.
CREATE TABLE cluster AS
  WITH RECURSIVE pair AS (
    SELECT a.id AS a, b.id AS b FROM print_sub a JOIN print_sub b USING (pid)
    UNION SELECT a.id, b.id FROM deed_sub a JOIN deed_sub b USING (did)
  ), reached(a, b) AS (
    SELECT id, id FROM sub UNION SELECT r.a, pair.b FROM reached r JOIN pair ON pair.a = r.b
  ) SELECT a AS id, min(b) AS head FROM reached GROUP BY a;
"""
_GROUPED = """
WITH p AS (SELECT * FROM piece JOIN cluster USING (id) WHERE day <= :day),
own AS (SELECT head, unit, ({own}) * {times_of_kind} / {shared} AS points FROM p
  WHERE side = 'own'),
other AS (SELECT head, unit, ({other}) * {times_of_kind} / {shared} AS points FROM p
  WHERE side = 'other' AND deed = '采用'),
forwarded AS (SELECT head, unit, max({times}) AS times, max(({base}) / {shared}) AS base FROM p
  WHERE side = 'other' AND deed = '采用' AND ({times}) > 1 GROUP BY head, unit),
worth AS (
  SELECT k.unit,
    coalesce((SELECT {pick}(points) FROM own o WHERE o.head = k.head AND o.unit = k.unit),
      f.base, 0) * coalesce(f.times, 1) AS printed,
    coalesce((SELECT {pick}(points) FROM other o WHERE o.head = k.head AND o.unit = k.unit), 0)
      AS others
  FROM (SELECT DISTINCT head, unit FROM p) k LEFT JOIN forwarded f USING (head, unit)
)
SELECT unit, sum({total}) FROM worth GROUP BY unit
UNION ALL SELECT unit, ({remark}) / {shared} FROM p WHERE deed = '批示'
"""
# Each rule set from its notice: {own} for being printed, {other} for adoption, and so on.
_NOTHING = {
    "own": "0",
    "other": "0",
    "times_of_kind": "1",
    "shared": "1.0",
    "times": "1",
    "base": "0",
    "pick": "sum",
    "total": "printed + others",
    "remark": "0",
}
_PARTED = {"shared": "(units * 1.0)"}
_HIGHEST = {"pick": "max", "total": "max(printed, others)"}
NOTICES = {
    "county-office": _HIGHEST
    | {
        "own": "CASE kind WHEN '简讯' THEN 5 WHEN '调研' THEN 30 ELSE 10 END",
        "other": "CASE WHEN level <> '市级' THEN 0 WHEN kind = '单篇' THEN 50 "
        "WHEN kind = '工作交流' THEN 80 ELSE 20 END",
    },
    "city-office": {
        "own": "CASE kind WHEN '简讯' THEN 1 WHEN '调研' THEN 20 ELSE 3 END",
        "other": "CASE level WHEN '国家级' THEN 50 WHEN '省级' THEN CASE kind WHEN '简讯' THEN 10 "
        "WHEN '调研' THEN 30 ELSE 20 END ELSE 0 END",
        "remark": "CASE level WHEN '县级' THEN 5 WHEN '市级' THEN 10 WHEN '省级' THEN 50 "
        "ELSE 100 END",
    },
    "province-department": _HIGHEST
    | _PARTED
    | {
        "own": "CASE kind WHEN '简讯' THEN 0.5 ELSE 6 END",
        "other": "CASE level WHEN '国家级' THEN 20 WHEN '省级' THEN 10 ELSE 0 END",
    },
    "district-bureau": {
        "own": "CASE kind WHEN '简讯' THEN 2 ELSE 4 END",
        "other": "CASE level WHEN '省级' THEN 10 ELSE 0 END",
        "times": "CASE level WHEN '市级' THEN 2 ELSE 1 END",
        "base": "CASE kind WHEN '简讯' THEN 2 ELSE 4 END",
        "remark": "15",
    },
    "county-template": {
        "own": "CASE WHEN subs > 1 AND units > 1 THEN 3 ELSE 5 END",
        "times_of_kind": "CASE kind WHEN '调研' THEN 2 ELSE 1 END",
    },
    "city-party-office": _PARTED
    | {
        "own": "CASE issue WHEN '专报' THEN 3 WHEN '增刊' THEN 10 ELSE 2 END",
        "times": "CASE level WHEN '省级' THEN 2 WHEN '国家级' THEN 5 ELSE 1 END",
        "base": "2",
    },
    "association": {"own": "5", "other": "5", "remark": "10"},
}
_LATE = """
SELECT unit, CASE WHEN late >= 8 THEN -15 ELSE -10 END FROM (
  SELECT unit, julianday(day) - julianday(due) AS late FROM sub JOIN sub_unit USING (id)
  WHERE due <> '' AND day > due AND day <= :day)
"""
_BASE = """
SELECT unit, min(count(*), 10) FROM sub JOIN sub_unit USING (id) WHERE day <= :day
GROUP BY unit, substr(day, 1, 7)
"""
# Months that are over, and what lacks in each of the 4 of a 乡镇, the 2 of a 部门.
_LACKING = """
WITH RECURSIVE month(first) AS (
  SELECT '2026-01-01' UNION ALL SELECT date(first, '+1 month') FROM month WHERE first < '2026-12-01'
)
SELECT unit, -max(0, CASE class WHEN '乡镇' THEN 4 ELSE 2 END - (
  SELECT count(*) FROM sub JOIN sub_unit v USING (id)
  WHERE v.unit = roster.unit AND substr(day, 1, 7) = substr(first, 1, 7)))
FROM roster, month WHERE date(first, '+1 month', '-1 day') <= :day
"""
SPANS = (("2026-01-01", "2026-12-31"), ("2026-04-01", "2026-06-30"), ("2026-05-17", "2026-08-09"))


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> ScoredYear:
    made = scored_year(tmp_path_factory.mktemp("scored"), 12)
    made.truth.executescript(_PIECES)
    roster = [(unit, name) for name, units in CLASSES.items() for unit in units]
    made.truth.executemany("INSERT INTO roster VALUES (?, ?)", [*roster, (SILENT, "部门")])
    return made


@pytest.fixture(scope="module")
def rank(year: ScoredYear):  # type: ignore[no-untyped-def]
    submissions = read_register(year.register)
    adoptions = read_adoptions(year.adoptions, submissions)
    joined = join(submissions, read_series([year.folder]))
    return lambda rules, **asked: rank_joined(joined, adoptions, rules, **asked)


def rules_file(folder: Path, name: str) -> Path:
    """The rule set, with the roster of its units, of which one sends nothing."""
    lines = [f"沿用: {name}", "名册:"]
    for unit_class, units in CLASSES.items():
        more = (SILENT,) if unit_class == "部门" else ()
        lines.append(f"  - {{类别: {unit_class}, 单位: [{', '.join((*units, *more))}]}}")
    file = folder / f"{name}.yaml"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def summed(year: ScoredYear, name: str, day: str) -> dict[str, float]:
    """Every unit's points up to a day, in SQL."""
    queries = [_GROUPED.format(**(_NOTHING | NOTICES[name]))]
    queries += [_LATE] if name == "district-bureau" else []
    queries += [_BASE, _LACKING] if name == "county-office" else []
    sums = dict.fromkeys([*UNITS, SILENT], 0.0)
    for query in queries:
        for unit, points in year.truth.execute(query, {"day": day}):
            sums[unit] += points
    return sums


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def test_a_notice_is_here_for_every_rule_set() -> None:
    assert set(NOTICES) == set(rule_sets())
    assert len(NOTICES) == 7


def test_the_year_is_joined_as_it_was_made(year: ScoredYear) -> None:
    """What follows is about points: all that was printed is joined for sure, and nothing else."""
    joined = join(read_register(year.register), read_series([year.folder]))
    printed = {n for (n,) in year.truth.execute("SELECT id FROM print_sub")}
    assert {n for n, one in enumerate(joined, 1) if one.printed and one.is_sure} == printed
    assert len(printed) > 120


@pytest.mark.parametrize("name", sorted(NOTICES))
@pytest.mark.parametrize("span", SPANS)
def test_points_are_those_of_the_notice(
    year: ScoredYear, rank, name: str, span: tuple[str, str], tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    rules = read_rules(rules_file(tmp_path, name))
    found: Ranking = rank(rules, first=day(span[0]), last=day(span[1]))
    before = str(day(span[0]) - datetime.timedelta(days=1))
    until, earlier = summed(year, name, span[1]), summed(year, name, before)
    assert {one.unit for one in found.standings} == until.keys()
    for one in found.standings:
        assert float(one.total) == pytest.approx(until[one.unit]), one.unit
        assert float(one.points) == pytest.approx(until[one.unit] - earlier[one.unit]), one.unit
    ranks = [one.rank for one in found.standings]
    points = [one.points for one in found.standings]
    assert points == sorted(points, reverse=True)
    assert ranks == [1 + sum(p > mine for p in points) for mine in points]
    assert sum(map(bool, points)) >= 8


def test_months_add_up_and_the_silent_are_listed(year: ScoredYear, rank, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    rules = read_rules(rules_file(tmp_path, "county-office"))
    whole: Ranking = rank(rules, first=day("2026-01-01"), last=day("2026-12-31"), by="month")
    assert [span.name for span in whole.parts] == [f"2026年{n}月" for n in range(1, 13)]
    for one in whole.standings:
        assert sum(one.parts) == one.points == one.total
        assert sum(i.points for i in whole.items if i.unit == one.unit) == one.points
    silent = next(one for one in whole.standings if one.unit == SILENT)
    assert silent.counts[Deed.LACKING] == 12
    assert sum(silent.counts.values()) == 12
    assert silent.points == silent.deducted == -24


def test_ranks_within_a_class(year: ScoredYear, rank, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    rules = read_rules(rules_file(tmp_path, "city-office"))
    found: Ranking = rank(rules, first=day("2026-01-01"), last=day("2026-12-31"), by="class")
    for name, units in CLASSES.items():
        own = [one for one in found.standings if one.unit_class == name]
        assert {one.unit for one in own} - {SILENT} == set(units)
        assert own[0].rank == 1
        assert [one.points for one in own] == sorted((one.points for one in own), reverse=True)
