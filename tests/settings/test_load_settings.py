import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from consistency.errors import SettingsError
from consistency.settings import json_schema, load_settings

COMPLETE = """\
[brand]
name = "Example Brand"
guide = "brand/voice-guide.md"
aliases = ["Example", "ExampleApp"]

[[baseline]]
channel = "website"
path = "baseline/website"

[[source]]
channel = "website"
path = "campaign/website"
url = "https://www.example-brand.example/"

[[source]]
channel = "email"
path = "campaign/email"
stage = "promotion"

[campaign]
name = "Spring sale"
launch = 2026-03-02
"""


@pytest.fixture
def written(tmp_path: Path):
    def write(text: str, encoding: str = "utf-8") -> Path:
        file = tmp_path / "consistency.toml"
        file.write_bytes(text.encode(encoding))
        return file

    return write


def test_a_complete_file_is_read_with_types(written):
    project = load_settings(written(COMPLETE))
    settings = project.settings
    assert settings.brand.aliases == ("Example", "ExampleApp")
    assert [source.stage for source in settings.source] == [None, "promotion"]
    assert settings.campaign.launch == date(2026, 3, 2)
    assert settings.voice.encoder == "minilm"


def test_the_folder_stands_for_its_file(written, tmp_path):
    written(COMPLETE)
    assert load_settings(tmp_path).folder == tmp_path


def test_the_folder_is_the_same_from_wherever_it_is_named(written, tmp_path, monkeypatch):
    written(COMPLETE)
    monkeypatch.chdir(tmp_path)
    assert load_settings(Path()).folder == load_settings(tmp_path).folder


def test_a_byte_order_mark_does_no_harm(written):
    assert load_settings(written("\ufeff" + COMPLETE)).settings.brand.name == "Example Brand"


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "says"),
    [
        ("guide =", "guid =", "CFG04", 3, "Did you mean 'guide'?"),
        ("[campaign]", "[campain]", "CFG04", 20, "Did you mean [campaign]?"),
        ('channel = "email"', "", "CFG05", 15, "lacks 'channel'"),
        ('path = "campaign/email"', "path = 7", "CFG03", 17, "source.path is 7"),
        ("launch = 2026-03-02", 'launch = "soon"', "CFG03", 22, "campaign.launch is 'soon'"),
        ('url = "https://www.example-brand.example/"', 'url = "ftp://x"', "CFG03", 13, "source.url"),
        ('name = "Spring sale"', 'name = "Spring', "CFG02", 21, "not valid TOML"),
        ('name = "Example Brand"', 'name = "  "', "CFG03", 2, "brand.name"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(written, old, new, code, line, says):
    file = written(COMPLETE.replace(old, new))
    with pytest.raises(SettingsError) as told:
        load_settings(file)
    assert str(told.value).startswith(f"{code} {file}:{line}: ")
    assert says in str(told.value)


def test_every_problem_is_told_at_once(written):
    file = written('[brand]\nnam = "x"\n[voice]\nfalse_alarms = 7\n')
    with pytest.raises(SettingsError) as told:
        load_settings(file)
    lines = str(told.value).splitlines()
    assert [line.split()[0] for line in lines] == ["CFG05", "CFG04", "CFG03"]


@pytest.mark.parametrize(("encoding", "code"), [("utf-16", "CFG02")])
def test_another_encoding_is_refused(written, encoding, code):
    with pytest.raises(SettingsError, match=f"{code} .*not UTF-8"):
        load_settings(written(COMPLETE, encoding))


def test_copy_in_the_place_of_settings_is_refused_as_what_it_is(tmp_path):
    flyer = tmp_path / "flyer.docx"
    flyer.write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(SettingsError) as caught:
        load_settings(flyer)
    assert caught.value.error_code == "CFG02"
    assert "these are no settings" in str(caught.value)


def test_a_missing_file_says_how_to_begin(tmp_path):
    with pytest.raises(SettingsError, match=r"CFG01 .*there is no consistency.toml here.*consistency demo"):
        load_settings(tmp_path)


def test_the_published_schema_accepts_and_refuses_what_the_loader_does():
    validator = jsonschema.Draft202012Validator(json_schema())
    good = {"brand": {"name": "A"}, "source": [{"channel": "email", "path": "x"}], "campaign": {"launch": "2026-03-02"}}
    assert validator.is_valid(good)
    assert not validator.is_valid({"brand": {"name": "A", "nam": "B"}})
    assert not validator.is_valid({"source": []})


def test_the_published_schema_is_the_one_in_force():
    published = json.loads((Path(__file__).parents[2] / "docs/reference/settings.schema.json").read_text("utf-8"))
    assert published == json_schema(), "write it again: consistency reference all --to docs/reference"


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ('channel = "social"', "name either a path or a service"),
        ('channel = "social"\npath = "x"\nservice = "imap"', "name either a path or a service"),
        ('channel = "social"\npath = "x"\n[source.options]\na = 1', "options are for a service"),
    ],
)
def test_a_source_is_a_path_or_a_service(written, table, says):
    file = written(COMPLETE + "\n[[source]]\n" + table)
    with pytest.raises(SettingsError) as told:
        load_settings(file)
    assert str(told.value).startswith(f"CFG03 {file}:24: source: {says}.")


def test_how_strictly_the_look_is_judged_is_a_setting(written):
    rules = load_settings(written(COMPLETE + '[look]\ntolerance = 3\ngreys = "flag"\n')).settings.look.rules
    assert (rules.tolerance, rules.greys.value, rules.black_and_white.value) == (3.0, "flag", "fine")
    with pytest.raises(SettingsError, match=r"look\.greys is 'grey'"):
        load_settings(written(COMPLETE + '[look]\ngreys = "grey"\n'))


def told_of(file: Path) -> str:
    with pytest.raises(SettingsError) as caught:
        load_settings(file)
    return str(caught.value)


@pytest.mark.parametrize(
    ("table", "named"),
    [
        ('[[source]]\nchannel = "website"\npath = "x"\nurl = "https://tilda:hunter2@www.brand.example"', "source.url"),
        ('[[source]]\nchannel = "website"\nservice = "crawl"\noptions.start = ["https://hunter2@a.example/"]', "source.options.start"),
        ('[[alert]]\nname = "mail"\nurl_variable = "mailto://tilda:hunter2@brand.example"', "alert.url_variable"),
    ],
)
def test_a_url_with_a_users_name_is_refused_and_not_repeated(written, table, named):
    file = written(f'[brand]\nname = "A"\n{table}\n')
    told = told_of(file)
    assert told.startswith(f"CFG03 {file}:")
    assert f"{named} tells a user's name or password" in told
    assert "environment variable" in told
    assert "hunter2" not in told
    assert "tilda" not in told


def test_a_database_may_name_its_user_but_tells_no_password(written):
    start = '[brand]\nname = "A"\n[history]\ndatabase = '
    assert load_settings(written(f'{start}"postgresql://dana@db.example/x"\n')).settings.history.database
    assert "hunter2" not in told_of(written(f'{start}"postgresql://dana:hunter2@db.example/x"\n'))


def test_no_message_tells_what_stands_before_the_at_of_a_url(written):
    told = told_of(written('[brand]\nname = "A"\naliases = "see https://tilda:hun/ter 2@brand.example"\n'))
    assert "brand.aliases is 'see https://…@brand.example'" in told


def test_an_address_is_asked_for_in_words(written):
    told = told_of(written(COMPLETE.replace("https://www.example-brand.example/", "www.example-brand.example")))
    assert "source.url is 'www.example-brand.example': it must begin with http:// or https://." in told


@pytest.mark.parametrize("key", ["password", "api_key", "token", "client_secret"])
def test_a_secret_is_sent_to_where_it_belongs(written, key):
    told = told_of(written(COMPLETE + f'\n[history]\n{key} = "hunter2"\n'))
    assert f"history has no key {key!r}. A secret does not belong in settings" in told
    assert "hunter2" not in told


@pytest.mark.parametrize(("name", "text"), [("copy.jsonl", '{"text": "Ends Friday."}'), ("page.md", "# Tea for all\n")])
def test_copy_that_is_text_is_no_broken_settings(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    told = told_of(tmp_path / name)
    assert told.startswith("CFG02")
    assert "these are no settings" in told
    assert "declare it there as the path of a [[source]]" in told


def test_a_folder_misspelt_is_answered_with_the_nearest(tmp_path):
    (tmp_path / "tilly").mkdir()
    told = told_of(tmp_path / "tily")
    assert "there is no folder or file 'tily'. Did you mean 'tilly'?" in told


def test_a_bare_folder_is_told_how_settings_are_written(tmp_path):
    assert "`consistency init`" in told_of(tmp_path)
