"""A scan in bulk gives each group the audit that a scan of it alone would give, whatever the engine."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import fsspec
import pytest

from consistency.baseline import save
from consistency.channels.portions import portions_of
from consistency.cli import run
from consistency.errors import SettingsError
from consistency.flows.baseline import learn_project
from consistency.flows.bulk import scan_in_bulk
from consistency.flows.bulk_files import RESULTS, read_table
from consistency.flows.engine import run_by
from consistency.flows.progress import silent
from consistency.flows.read import collect_sources
from consistency.flows.scan import scan
from consistency.records.touchpoint_json import to_plain
from consistency.settings import load_settings
from tests.voice.approved import APPROVED, FORMAL, ON_VOICE

NOW = datetime(2026, 3, 10, tzinfo=UTC)
GROUPS = {"TERN20": ("20%", "20%", "30%"), "KITE15": ("15%", "15%")}


def written(folder, rows, name="copy.jsonl"):
    (folder / name).write_text("".join(json.dumps(row) + "\n" for row in rows))


def project_of(folder, path="copy.jsonl", more=""):
    text = f'[brand]\nname = "Tern"\n[campaign]\nlaunch = 2026-03-16\n[[source]]\nchannel = "ads"\npath = "{path}"\n{more}'
    (folder / "consistency.toml").write_text(text)
    return load_settings(folder)


def offers():
    """Adverts of two offers, mixed; one of them promises another discount."""
    texts = [(f"{share} off every kite with code {code} through June 8.", code) for code, shares in GROUPS.items() for share in shares]
    return [{"text": text, "locator": f"{code}/{number}", "kind": "ad"} for number, (text, code) in enumerate(texts)]


def tables(to):
    return {name: [row for one in portions_of(f"{to}/{name}") for row in read_table(one.address)] for name in RESULTS}


def test_each_offer_is_compared_with_itself_alone(tmp_path):
    written(tmp_path, [*offers(), {"text": "Kites are fun."}])
    summary = scan_in_bulk(project_of(tmp_path), str(tmp_path / "to"), now=NOW)
    assert (summary.touchpoints, summary.groups, summary.exit_code) == (6, 3, 2)
    found = tables(tmp_path / "to")
    [conflict] = [row for row in found["findings"] if row["kind"] == "offer-conflict"]
    assert conflict["locators"] == ["TERN20/2"]
    assert conflict["evidence"][0]["quote"].startswith("30% off")
    assert sorted((row["name"], row["touchpoints"]) for row in found["groups"]) == [
        ("KITE15", 2),
        ("TERN20", 3),
        ("no campaign, code or page", 1),
    ]
    assert len(found["touchpoints"]) == 6
    assert {path.name for path in (tmp_path / "to").iterdir()} == {*RESULTS, "summary.json"}


def test_the_settings_rules_name_the_stage_of_what_lies_in_a_place(tmp_path):
    written(tmp_path, [*offers(), {"text": "Kites are fun.", "locator": "blog/1", "stage": "advocacy"}])
    rules = '[[stage]]\nstage = "consideration"\nmatch = "TERN20/*"\n'
    scan_in_bulk(project_of(tmp_path, more=rules), str(tmp_path / "to"), now=NOW)
    stages = {row["locator"]: row["stage"] for row in tables(tmp_path / "to")["touchpoints"]}
    assert [stages[place] for place in ("TERN20/0", "KITE15/3", "blog/1")] == ["consideration", None, "advocacy"]


def test_processes_and_addresses_give_the_same_tables(tmp_path, monkeypatch):
    monkeypatch.setattr("consistency.flows.bulk.PARCEL", 2)
    for number in range(3):
        written(tmp_path, offers()[number::3], f"copy-{number}.jsonl")
    project = project_of(tmp_path, "copy-*.jsonl")
    scan_in_bulk(project, str(tmp_path / "here"), now=NOW)
    scan_in_bulk(run_by(project, "processes", 2), str(tmp_path / "there"), now=NOW)
    scan_in_bulk(project, "memory://results", now=NOW)
    here = tables(tmp_path / "here")
    assert len(here["groups"]) == 2
    assert here == tables(tmp_path / "there") == tables("memory://results")
    with fsspec.open("memory://results/summary.json") as stream:
        assert stream.read() == (tmp_path / "here" / "summary.json").read_bytes()


def test_one_campaign_gets_the_findings_of_a_scan(demo_copy, tmp_path):
    project = load_settings(demo_copy)
    save(learn_project(project).edition, demo_copy / "kept.json")
    settings = (demo_copy / "consistency.toml").read_text()
    head, _, rest = settings.partition("[[baseline]]")
    campaign = rest[rest.index("[[source]]") :] + '\n[voice]\nbaseline = "kept.json"\n'
    (demo_copy / "consistency.toml").write_text(head + campaign)
    alone = scan(load_settings(demo_copy), now=NOW)
    touchpoints = [one for source in collect_sources("campaign", load_settings(demo_copy), silent) for one in source.touchpoints]
    written(demo_copy, [{**to_plain(one), "campaign": "First Fair Wind"} for one in touchpoints])
    _, _, last = campaign.partition("[campaign]")
    (demo_copy / "consistency.toml").write_text(f'{head}[[source]]\nchannel = "all"\npath = "copy.jsonl"\n[campaign]{last}')
    summary = scan_in_bulk(load_settings(demo_copy), str(tmp_path / "to"), now=NOW)
    found = tables(tmp_path / "to")
    assert summary.groups == 1
    assert [row["message"] for row in found["findings"]] == [one.message for one in alone.findings]
    assert [row["voice_score"] for row in found["touchpoints"]] == [one.voice and one.voice.score for one in alone.touchpoints]
    assert len(found["measurements"]) == len(alone.measurements)


def test_what_approved_copy_repeats_is_no_more_heard_than_in_a_scan(tmp_path):
    last = "Written on the quay, with salt on it."
    for folder, texts in {"approved": APPROVED, "copy": (ON_VOICE, FORMAL)}.items():
        (tmp_path / folder).mkdir()
        for number, one in enumerate(texts):
            (tmp_path / folder / f"{number}.txt").write_text(f"{one}\n\n{last}\n")
    more = '[[baseline]]\nchannel = "ads"\npath = "approved"\n'
    files = project_of(tmp_path, "copy", more)
    alone = scan(files, now=NOW)
    touchpoints = [one for source in collect_sources("campaign", files, silent) for one in source.touchpoints]
    written(tmp_path, [{**to_plain(one), "campaign": "May"} for one in touchpoints])
    project = project_of(tmp_path, more=more)
    scan_in_bulk(project, str(tmp_path / "to"), now=NOW)
    heard = [(row["words"], row["voice_score"]) for row in tables(tmp_path / "to")["touchpoints"]]
    assert heard == [(one.words, one.voice and one.voice.score) for one in alone.touchpoints]
    save(learn_project(project).edition, tmp_path / "kept.baseline")
    kept = project_of(tmp_path, more=f'{more}[voice]\nbaseline = "kept.baseline"\n')
    scan_in_bulk(kept, str(tmp_path / "kept"), now=NOW)
    assert [(row["words"], row["voice_score"]) for row in tables(tmp_path / "kept")["touchpoints"]] == heard


def test_a_source_that_is_half_readable_is_told_and_fails(tmp_path, capsys):
    written(tmp_path, offers()[3:])
    with (tmp_path / "copy.jsonl").open("a") as stream:
        stream.write('{"text": "cut of')
    project_of(tmp_path)
    assert run(["bulk", str(tmp_path), "--to", str(tmp_path / "to")]) == 4
    said = capsys.readouterr().out
    assert "2 touchpoints in 1 group: 1 LOOK" in said
    assert "Could not be read: 1" in said
    assert "DOC05" in said
    assert json.loads((tmp_path / "to" / "summary.json").read_text())["unread_first"][0]["code"] == "DOC05"


def test_results_are_never_written_over_others(tmp_path, capsys):
    written(tmp_path, offers())
    project_of(tmp_path)
    assert run(["bulk", str(tmp_path), "--to", str(tmp_path)]) == 3
    assert f"CFG31 {tmp_path}: the folder for the results is not empty. Name a new folder with --to." in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} == {"consistency.toml", "copy.jsonl"}


def test_a_service_is_to_be_collected_first(tmp_path):
    project_of(tmp_path)
    text = (tmp_path / "consistency.toml").read_text().replace('path = "copy.jsonl"', 'service = "crawl"')
    (tmp_path / "consistency.toml").write_text(text)
    with pytest.raises(SettingsError, match=r"CFG30 .*the service crawl is not read in bulk\. Collect it first"):
        scan_in_bulk(load_settings(tmp_path), str(tmp_path / "to"))


def test_an_address_is_for_bulk_alone_and_told_by_a_scan(tmp_path):
    audit = scan(project_of(tmp_path, "s3://bucket/copy"))
    [line] = audit.sources[0].unreadable
    assert (line.code, line.todo) == ("REA92", "Scan it with consistency bulk, or copy the files into a folder.")


def test_a_baseline_of_too_little_is_told_and_the_rest_goes_on(tmp_path):
    written(tmp_path, offers())
    (tmp_path / "approved.txt").write_text("Kites.")
    project = project_of(tmp_path, more='[[baseline]]\nchannel = "ads"\npath = "approved.txt"\n')
    summary = scan_in_bulk(project, str(tmp_path / "to"), now=NOW)
    assert summary.notes[0].startswith("Voice was not judged: ")
    assert summary.groups == 2


def test_what_only_a_whole_campaign_can_answer_is_asked_of_no_group(tmp_path):
    written(tmp_path, offers())
    model = '[voice.rewriter]\nurl = "http://127.0.0.1:9"\nmodel = "none"\n'
    brief = '[[offer]]\nname = "Winter sale"\nkind = "discount"\nvalue = "40%"\n[[path]]\nname = "Sale"\nsteps = ["a*", "b*"]\n'
    scan_in_bulk(project_of(tmp_path, more=model + brief), str(tmp_path / "to"), now=NOW)
    assert not {"offer-untold", "hop-unchecked"} & {row["kind"] for row in tables(tmp_path / "to")["measurements"]}


def test_no_launch_is_today(tmp_path):
    written(tmp_path, offers()[:2])
    (tmp_path / "consistency.toml").write_text('[brand]\nname = "Tern"\n[[source]]\nchannel = "ads"\npath = "copy.jsonl"\n')
    late = datetime(2026, 7, 1, tzinfo=UTC)
    scan_in_bulk(load_settings(tmp_path), str(tmp_path / "to"), now=late)
    assert "offer-expired" in {row["kind"] for row in tables(tmp_path / "to")["findings"]}
    assert late.date() > date(2026, 6, 8)
