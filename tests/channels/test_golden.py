"""Every row of the reference of channels has a golden file that reads as written down, and a test of its quirks; the racks say which rows.

What is read stands in `golden/expected/`. A change is written there by GOLDEN_WRITE=1 pytest tests/channels/test_golden.py; read the diff.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from consistency.channels import CHANNELS, collect
from consistency.channels.collect import _channel_of
from consistency.channels.columns import Columns
from consistency.channels.files import SourceFile
from consistency.channels.services import SERVICES, Visit, collect_service
from consistency.records.collection import Collection
from tests.services.server import Say, Site

TESTS = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"
MAP = {"text": "Caption", "title": "Name", "url": "Link", "date": "When"}

FILES: dict[str, tuple[str, str]] = {
    "pdf": ("pdf/estimate.pdf", "test_channel_documents.py::test_damaged_documents_are_one_clear_line"),
    "mailchimp_export": ("mailchimp_export/export.zip", "test_mail_exports.py::test_a_campaign_damaged_in_the_archive_costs_no_other"),
    "docx": ("docx/flyer.docx", "test_office_documents.py::test_word_reads_even_pages_and_boxes_in_cells_once"),
    "pptx": ("pptx/launch.pptx", "test_office_documents.py::test_a_deck_reads_slide_after_slide_with_its_title_first"),
    "odt": ("odt/flyer.odt", "test_office_documents.py::test_an_opendocument_text_reads_in_order"),
    "rtf": ("rtf/flyer.rtf", "test_office_documents.py::test_rich_text_reads_in_paragraphs_and_rows"),
    "ubl": ("ubl/invoice.xml", "test_ubl_invoices.py::test_damaged_and_hostile_invoices_are_one_clear_line"),
    "twilio_flow": ("twilio_flow/flow.json", "test_spoken_flows.py::test_a_flow_of_ten_thousand_steps_ends"),
    "connect_flow": ("connect_flow/flow.json", "test_spoken_flows.py::test_the_older_export_of_connect_reads_the_same_way"),
    "x_archive": ("x_archive/tweets.js", "test_archive_layouts.py::test_long_posts_of_an_x_archive_are_read_once_and_whole"),
    "mastodon": ("mastodon/outbox.json", "test_social_exports.py::test_a_mastodon_outbox"),
    "bluesky": ("bluesky/feed.json", "test_social_exports.py::test_a_bluesky_repository"),
    "tiktok": ("tiktok/user_data_tiktok.json", "test_social_exports.py::test_tiktok_of_the_older_layout_says_that_it_has_no_captions"),
    "google_ads_api": ("google_ads_stream.json", "test_channel_ads.py::test_google_api_in_snake_case"),
    "meta_ads_api": ("meta_ads_api.json", "test_channel_ads.py::test_meta_api"),
    "typeform": ("typeform.json", "test_channel_surveys.py::test_a_typeform_webhook"),
    "gorgias": ("gorgias_macros.json", "test_channel_support.py::test_gorgias_macros"),
    "intercom": ("intercom_articles.json", "test_channel_support.py::test_intercom_articles_with_translations_and_drafts"),
    "zendesk": ("zendesk/macros.json", "test_channel_support.py::test_a_private_comment_is_no_copy"),
    "instagram": ("instagram/posts_1.json", "test_archive_layouts.py::test_instagram_stories_stand_without_a_list_of_media"),
    "facebook": ("facebook/your_posts_1.json", "test_archive_layouts.py::test_facebook_posts_with_labels"),
    "wxr": ("wxr/site.xml", "test_site_exports.py::test_control_characters_that_wordpress_exports_cost_nothing"),
    "feed": ("feed/feed.xml", "test_site_exports.py::test_a_feed_that_breaks_off_is_read_and_told"),
    "srt": ("srt/rolling.vtt", "test_spoken_flows.py::test_rolling_captions_are_read_once_and_refrains_stay"),
    "mjml": ("mail/spring.mjml", "test_mail_exports.py::test_golden_files_read_as_written_down"),
    "email_template": ("mail/template.html", "test_mail_exports.py::test_golden_files_read_as_written_down"),
    "page": ("page/sale.html", "test_channel_pages.py::test_a_page_is_told_by_its_content_not_its_name"),
    "mbox": ("mail/newsletter.mbox", "test_mail_formats.py::test_envelope_lines_of_every_program_begin_a_message"),
    "eml": ("mail/reply.eml", "test_channel_mails.py::test_every_transfer_encoding_and_charset"),
    "qualtrics": ("qualtrics.csv", "test_channel_surveys.py::test_qualtrics_without_its_third_row_or_as_tabs"),
    "surveymonkey": ("surveymonkey.csv", "test_channel_surveys.py::test_surveymonkey_with_two_rows_of_headings"),
    "microsoft_ads": ("microsoft_bulk.csv", "test_channel_ads.py::test_microsoft_bulk_file"),
    "google_ads": ("google_ads_report.tsv", "test_channel_tables.py::test_google_ads_in_every_dialect"),
    "linkedin_ads": ("linkedin_ads.tsv", "test_channel_ads.py::test_linkedin_report_with_its_preamble"),
    "tiktok_ads": ("tiktok_ads/t.csv", "test_channel_ads.py::test_every_platforms_way_to_say_that_an_ad_does_not_run"),
    "meta_ads": ("meta_ads/m.csv", "test_channel_ads.py::test_meta_import_sheet_with_many_texts_and_cards"),
    "linkedin": ("linkedin/Shares.csv", "test_archive_layouts.py::test_cells_of_linkedin_in_each_dialect"),
    "youtube": ("youtube/videos.csv", "test_social_exports.py::test_youtube_texts_in_segments"),
    "survey_table": ("survey_table/form.csv", "test_channel_surveys.py::test_copy_is_never_taken_for_answers"),
    "saved_replies": ("saved_replies/replies.csv", "test_channel_tables.py::test_saved_replies_under_many_headings"),
    "md": ("md/post.md", "test_site_exports.py::test_front_matter_of_every_sort"),
    "txt": ("txt/radio.txt", "test_channel_documents.py::test_instructions_and_invitations_are_no_scripts"),
    "columns": ("columns/plan.csv", "test_columns.py::test_a_table_in_every_dialect"),
}
"""Each row's golden file, and where its quirks are tested."""

ANSWERS: dict[str, tuple[dict[str, Any], str]] = {
    "crawl": ({"start": "{site}/", "delay": 0, "sitemaps": False}, "test_crawl_hostile.py::test_one_bad_page_costs_no_other"),
    "mailchimp": ({"base_url": "{site}"}, "test_mail_accounts.py::test_each_variant_of_a_mailchimp_test_is_a_mail"),
    "klaviyo": ({"base_url": "{site}"}, "test_mail_accounts.py::test_drafts_without_a_template_do_not_end_the_account"),
    "hubspot": ({"base_url": "{site}"}, "test_mail_accounts.py::test_hubspot_mails_are_read_as_they_are_laid_out"),
    "mastodon": ({"account": "@kites@example.social", "base_url": "{site}"}, "test_social_services.py::test_mastodon_page_after_page"),
    "bluesky": ({"account": "k.example", "base_url": "{site}"}, "test_social_services.py::test_bluesky_by_its_cursor"),
    "feed": ({"url": "{site}/feed"}, "test_social_services.py::test_a_feed_in_another_charset"),
    "wordpress": ({"base_url": "{site}", "page_size": 2}, "test_social_services.py::test_wordpress_that_gives_less_than_it_has"),
    "zendesk": ({"base_url": "{site}"}, "test_zendesk_service.py::test_pages_by_number_and_inactive_macros_where_asked_for"),
}
"""The options of each service that is asked over HTTP, of which the recorded answers are in golden/services, and its quirks."""
MAILBOX = {"imap": ("mail/reply.eml", "test_mail_imap.py::test_a_golden_message_reads_over_imap_as_from_its_file")}
WITH_KEYS = {"mailchimp", "klaviyo", "hubspot", "zendesk"}


def said(found: Collection) -> dict[str, Any]:
    """All that a collection holds, in a form that people can read in a diff."""
    return {
        "touchpoints": [
            {
                "locator": t.locator,
                "kind": t.kind.value,
                "title": t.title,
                "uri": t.uri,
                "language": t.language,
                "observed_at": t.observed_at.isoformat() if t.observed_at else None,
                "blocks": [[b.role.value, b.label, t.slice(b)] for b in t.blocks],
                "links": [[link.url, t.text[link.start : link.end]] for link in t.links],
                "styles": [[s.property, s.value, s.origin] for s in t.styles],
                "meta": dict(t.meta),
            }
            for t in found.touchpoints
        ],
        "answers": [[a.locator, a.question, a.text, a.score, a.answered_at.isoformat() if a.answered_at else None] for a in found.answers],
        "skipped": [[s.locator, s.why] for s in found.skipped],
        "unreadable": [[u.locator, u.code, u.what, u.todo] for u in found.unreadable],
    }


def agrees(name: str, read: dict[str, Any]) -> None:
    """Compares with what is written down."""
    file = GOLDEN / "expected" / f"{name}.json"
    if os.environ.get("GOLDEN_WRITE"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(read, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert read == json.loads(file.read_text("utf-8"))


def test_every_row_of_the_reference_has_a_golden_file():
    rows = {f"| `{name}` |" for name in (*FILES, *ANSWERS, *MAILBOX)}
    table = (TESTS.parent / "docs/reference/channels.md").read_text("utf-8").partition("\n### ")[0].split("\n")
    assert {line[: line.index("|", 1) + 1] for line in table if line.startswith("| `")} == rows
    assert {*FILES} == {*CHANNELS, Columns.name}
    assert {*ANSWERS, *MAILBOX} == {*SERVICES}
    for name, (file, _) in {**FILES, **MAILBOX}.items():
        assert (GOLDEN / file).is_file(), name
    for name in ANSWERS:
        assert (GOLDEN / "services" / f"{name}.json").is_file(), name


@pytest.mark.parametrize(("name", "quirks"), [(name, quirks) for rows in (FILES, ANSWERS, MAILBOX) for name, (_, quirks) in rows.items()])
def test_every_row_has_a_test_of_its_quirks(name, quirks):
    file, _, test = quirks.partition("::")
    assert any(f"def {test}(" in path.read_text("utf-8") for path in TESTS.rglob(file)), f"{name}: {quirks} is no test"


@pytest.mark.parametrize("name", FILES)
def test_a_golden_file_reads_as_written_down(name):
    file = FILES[name][0]
    columns = MAP if name == Columns.name else None
    seen = SourceFile(GOLDEN / file, file, "any", columns=columns or {})
    assert _channel_of(seen).name == name, "another part takes this file"
    agrees(name, said(collect("campaign", "any", Path(file), GOLDEN, columns=columns)))


@pytest.mark.parametrize("name", ANSWERS)
def test_recorded_answers_read_as_written_down(name, tmp_path):
    site = Site()
    try:
        for path, answer in json.loads((GOLDEN / "services" / f"{name}.json").read_text("utf-8")).items():
            site.say(path, recorded(answer, site))
        options = {key: value.replace("{site}", site.url) if isinstance(value, str) else value for key, value in ANSWERS[name][0].items()}
        options |= {"allow_hosts": [site.host], **({"token": {"file": "key"}} if name in WITH_KEYS else {})}
        (tmp_path / "key").write_text("0123abcd-us21")
        visit = Visit("any", None, tmp_path, tmp_path / "cache", lambda _: None)
        found = collect_service("campaign", name, SERVICES[name].Options.model_validate(options), visit)
    finally:
        site.close()
    assert not any(request.path not in json.loads((GOLDEN / "services" / f"{name}.json").read_text("utf-8")) for request in site.seen)
    agrees(f"service_{name}", json.loads(without_port(json.dumps(said(found)), site)))


def without_port(text: str, site: Site) -> str:
    for found, name in ((site.url, "{site}"), (site.host, "{host}"), (site.host.replace(":", "_"), "{folder}")):
        text = text.replace(found, name)
    return text


def recorded(answer: dict[str, Any], site: Site) -> Say:
    body = answer["body"] if isinstance(answer["body"], str) else json.dumps(answer["body"])
    headers = {name: value.replace("{site}", site.url) for name, value in answer.get("headers", {}).items()}
    return Say(body.replace("{site}", site.url).replace("{host}", site.host).encode(), answer.get("status", 200), answer["mime"], headers)
