"""Accounts of mail tools, asked of a local server that answers in the shapes that their references document."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from consistency.channels.services import SERVICES, Visit, collect_service
from consistency.records.collection import Collection
from consistency.records.touchpoint import Role, Touchpoint
from tests.services.server import Site, failed, html, json, limited, moved, refused, require, slow_loris, truncated

KEY = "0123abcd-us21"
MARKUP = """<html><body><div style="display:none">Hidden opening</div><h1>Kite week</h1><p>Hi *|FNAME|*, kites are half price.</p>
<p><a style="background:#C80000;padding:9px" href="https://kites.example/sale">Fly one home</a></p></body></html>"""
Ask = Callable[..., Collection]


@pytest.fixture
def ask(site: Site, tmp_path: Path) -> Ask:
    (tmp_path / "key").write_text(KEY)

    def collected(service: str, **changes: Any) -> Collection:
        options = {"token": {"file": "key"}, "base_url": site.url, "allow_hosts": [site.host], "timeout": 2, "retries": 1} | changes
        visit = Visit("email", "interest", tmp_path, tmp_path / "cache", lambda _: None)
        return collect_service("campaign", service, SERVICES[service].Options.model_validate(options), visit)

    return collected


def blocks(touchpoint: Touchpoint) -> list[tuple[Role, str]]:
    return [(block.role, touchpoint.slice(block)) for block in touchpoint.blocks]


SHOWN = [
    (Role.SUBJECT, "It’s kite week"),
    (Role.PREHEADER, "Half price until Friday"),
    (Role.HEADLINE, "Kite week"),
    (Role.BODY, "Hi *|FNAME|*, kites are half price."),
    (Role.CTA, "Fly one home"),
]


def mailchimp_campaign(name: str, **changes: Any) -> dict[str, Any]:
    settings = {
        "title": f"Campaign {name}",
        "subject_line": "It’s kite week",
        "preview_text": "Half price until Friday",
        "from_name": "Kites",
    }
    return {"id": name, "status": "save", "create_time": "2026-02-02T09:00:00+00:00", "send_time": "", "settings": settings} | changes


def mailchimp_list(*campaigns: dict[str, Any], total: int | None = None) -> dict[str, Any]:
    return {"campaigns": list(campaigns), "total_items": len(campaigns) if total is None else total}


def page_of(site: Site, service: str) -> str:
    return {"mailchimp": "/campaigns", "klaviyo": "/api/campaigns", "hubspot": "/marketing/v3/emails"}[service]


def test_mailchimp_campaigns_are_mails(site, ask):
    basic = "Basic " + base64.b64encode(f"key:{KEY}".encode()).decode()
    site.say("/campaigns", require(basic, json(mailchimp_list(mailchimp_campaign("a1"), mailchimp_campaign("b2", status="sent")))))
    site.say("/campaigns/a1/content", require(basic, json({"html": MARKUP, "plain_text": "x"})))
    site.say("/campaigns/b2/content", json({"html": "", "plain_text": "Kites are half price.\n\nCome and fly."}))
    found = ask("mailchimp")
    assert not found.unreadable
    first, second = found.touchpoints
    assert blocks(first) == SHOWN
    assert (first.locator, first.title, first.stage) == ("mailchimp:campaigns/a1", "It’s kite week", "interest")
    assert {k: first.meta[k] for k in ("campaign", "state", "sender", "merge_tags")} == {
        "campaign": "Campaign a1", "state": "save", "sender": "Kites", "merge_tags": "*|FNAME|*",
    }  # fmt: skip
    assert first.observed_at.isoformat() == "2026-02-02T09:00:00+00:00"
    assert (Role.BODY, "Kites are half price.") in blocks(second)


def test_mailchimp_pages_are_followed_to_the_end(site, ask):
    site.say("/campaigns", *(json(mailchimp_list(mailchimp_campaign(f"c{n}"), total=3)) for n in range(3)))
    site.otherwise = json({"html": MARKUP})
    assert [t.locator for t in ask("mailchimp").touchpoints] == [f"mailchimp:campaigns/c{n}" for n in range(3)]
    assert [request.query["offset"] for request in site.seen if request.path.startswith("/campaigns?")] == ["0", "1", "2"]


def test_each_variant_of_a_mailchimp_test_is_a_mail(site, ask):
    site.say("/campaigns", json(mailchimp_list(mailchimp_campaign("v"))))
    site.say(
        "/campaigns/v/content", json({"variate_contents": [{"content_label": "A", "html": MARKUP}, {"content_label": "B", "html": MARKUP}]})
    )
    assert [t.locator for t in ask("mailchimp").touchpoints] == ["mailchimp:campaigns/v/1", "mailchimp:campaigns/v/2"]


def test_a_mailchimp_key_without_its_data_centre_is_a_clear_line(ask, tmp_path):
    (tmp_path / "short").write_text("0123abcd")
    (line,) = ask("mailchimp", base_url=None, token={"file": "short"}).unreadable
    assert line.code == "REA76"
    assert "0123abcd" not in str(line)


def klaviyo_campaign(name: str, **changes: Any) -> dict[str, Any]:
    attributes = {"name": f"Campaign {name}", "status": "Draft", "archived": False, "updated_at": "2026-02-02T09:00:00+00:00"} | changes
    related = {"campaign-messages": {"data": [{"type": "campaign-message", "id": f"m{name}"}]}}
    return {"type": "campaign", "id": name, "attributes": attributes, "relationships": related}


def klaviyo_message(name: str, *, is_new: bool = False) -> dict[str, Any]:
    content = {"content": {"subject": "It’s kite week", "preview_text": "Half price until Friday", "from_label": "Kites"}}
    return {"type": "campaign-message", "id": f"m{name}", "attributes": {"definition": content} if is_new else content}


def klaviyo_template() -> dict[str, Any]:
    return {"data": {"type": "template", "id": "t", "attributes": {"name": "T", "html": MARKUP, "text": "x"}}}


@pytest.mark.parametrize("is_new", [False, True])
def test_klaviyo_campaigns_are_mails(site, ask, is_new):
    key = f"Klaviyo-API-Key {KEY}"
    first = {"data": [klaviyo_campaign("a")], "included": [klaviyo_message("a", is_new=is_new)]}
    first["links"] = {"next": "https://elsewhere.example/api/campaigns?page%5Bcursor%5D=two"}
    second = {
        "data": [klaviyo_campaign("b"), klaviyo_campaign("c", archived=True)],
        "included": [klaviyo_message("b")],
        "links": {"next": None},
    }
    site.say("/api/campaigns", require(key, json(first)), require(key, json(second)))
    site.otherwise = require(key, json(klaviyo_template()))
    found = ask("klaviyo")
    assert not found.unreadable
    assert [t.locator for t in found.touchpoints] == ["klaviyo:campaigns/a", "klaviyo:campaigns/b"]
    assert blocks(found.touchpoints[0]) == SHOWN
    assert [s.why for s in found.skipped] == ["an archived campaign"]
    assert all(request.headers["revision"] == "2024-10-15" for request in site.seen)
    assert site.seen[0].query["filter"] == "equals(messages.channel,'email')"
    assert "/api/campaign-messages/ma/template" in site.paths


def hubspot_mail(name: str, **changes: Any) -> dict[str, Any]:
    widgets = {
        "preview_text": {"body": {"value": "Half price until Friday"}, "order": 0},
        "module_3": {"body": {"text": "Fly one home", "destination": "https://kites.example/sale"}, "order": 9},
        "module_1": {"body": {"html": "<h1>Kite week</h1>"}, "order": 8},
        "module_2": {"body": {"html": "<p>Hi *|FNAME|*, kites are half price.</p>"}, "order": 7},
    }
    columns = [{"widgets": ["module_1"]}, {"widgets": ["module_2", "module_3"]}]
    content = {"widgets": widgets, "flexAreas": {"main": {"sections": [{"columns": columns}]}}, "plainTextVersion": "x"}
    mail = {"id": name, "name": f"Mail {name}", "subject": "It’s kite week", "state": "DRAFT", "archived": False, "content": content}
    return mail | {"from": {"fromName": "Kites"}, "updatedAt": "2026-02-02T09:00:00.000Z"} | changes


def test_hubspot_mails_are_read_as_they_are_laid_out(site, ask):
    first = {"results": [hubspot_mail("1")], "paging": {"next": {"after": "MQ==", "link": "https://elsewhere.example/"}}}
    plain = hubspot_mail("2", content={"plainTextVersion": "Kites are half price.\n\nCome and fly."})
    site.say("/marketing/v3/emails", require(f"Bearer {KEY}", json(first)), json({"results": [plain, hubspot_mail("3", archived=True)]}))
    found = ask("hubspot")
    assert not found.unreadable
    assert [t.locator for t in found.touchpoints] == ["hubspot:emails/1", "hubspot:emails/2"]
    assert blocks(found.touchpoints[0]) == SHOWN
    assert found.touchpoints[0].links[0].url == "https://kites.example/sale"
    assert [s.why for s in found.skipped] == ["an archived e-mail"]
    assert [request.query.get("after") for request in site.seen] == [None, "MQ=="]


def test_states_and_days_choose_and_what_is_left_out_is_counted(site, ask):
    mails = [
        hubspot_mail("1", state="PUBLISHED"),
        hubspot_mail("2"),
        hubspot_mail("3", state="PUBLISHED", updatedAt="2020-01-01T00:00:00Z"),
    ]
    site.say("/marketing/v3/emails", json({"results": mails}))
    found = ask("hubspot", states=["published"], since="2026-01-01")
    assert [t.locator for t in found.touchpoints] == ["hubspot:emails/1"]
    assert [s.why for s in found.skipped] == ["a campaign in the state 'DRAFT'", "a campaign from before 2026-01-01"]


def test_the_limit_holds_and_is_told(site, ask):
    site.say("/marketing/v3/emails", json({"results": [hubspot_mail(str(n)) for n in range(5)]}))
    found = ask("hubspot", limit=2)
    assert len(found.touchpoints) == 2
    assert [s.why for s in found.skipped] == ["more campaigns than the 2 of the limit"]


def test_a_list_that_leads_in_a_circle_ends(site, ask):
    site.say("/marketing/v3/emails", json({"results": [hubspot_mail("1")], "paging": {"next": {"after": "x"}}}))
    assert [line.code for line in ask("hubspot").unreadable] == ["REA78"]


@pytest.mark.parametrize("service", ["mailchimp", "klaviyo", "hubspot"])
@pytest.mark.parametrize(
    ("route", "code"),
    [
        (refused(401), "NET08"),
        (refused(403), "NET08"),
        (limited(after="0"), "NET10"),
        (failed(), "NET11"),
        (truncated(json({"results": []})), "NET12"),
        (html("Log in"), "NET13"),
        (json([1, 2]), "REA78"),
        (json({"results": None}), "REA78"),
    ],
)
def test_an_account_that_misbehaves_is_one_clear_line(site, ask, service, route, code):
    site.say(page_of(site, service), route)
    found = ask(service)
    assert [line.code for line in found.unreadable] == [code]
    assert KEY not in str(found)


def test_a_slow_account_is_given_up(site, ask):
    site.say("/marketing/v3/emails", slow_loris(json({"results": []}), 0.05))
    assert [line.code for line in ask("hubspot", timeout=0.2, retries=0).unreadable] == ["NET04"]


def test_too_many_requests_are_asked_again(site, ask):
    site.say("/marketing/v3/emails", limited(after="0"), json({"results": [hubspot_mail("1")]}))
    assert len(ask("hubspot").touchpoints) == 1


def test_one_campaign_that_fails_costs_no_other(site, ask):
    site.say("/campaigns", json(mailchimp_list(mailchimp_campaign("gone"), mailchimp_campaign("a1"), {"no": "id"})))
    site.say("/campaigns/a1/content", json({"html": MARKUP}))
    found = ask("mailchimp")
    assert [t.locator for t in found.touchpoints] == ["mailchimp:campaigns/a1"]
    assert sorted(line.code for line in found.unreadable) == ["NET09", "REA18"]


def test_an_account_of_which_every_campaign_fails_is_given_up(site, ask):
    site.say("/campaigns", json(mailchimp_list(*(mailchimp_campaign(f"g{n}") for n in range(20)))))
    site.otherwise = failed(500)
    assert len(ask("mailchimp", retries=0).unreadable) == 3


def test_drafts_without_a_template_do_not_end_the_account(site, ask):
    names = [*(f"draft{n}" for n in range(5)), "last"]
    site.say("/api/campaigns", json({"data": [klaviyo_campaign(n) for n in names], "included": [klaviyo_message(n) for n in names]}))
    site.say("/api/campaign-messages/mlast/template", json(klaviyo_template()))
    found = ask("klaviyo")
    assert [t.locator for t in found.touchpoints] == ["klaviyo:campaigns/last"]
    assert [line.code for line in found.unreadable] == ["NET09"] * 5


def test_the_key_goes_to_no_other_host(site, ask, tmp_path):
    site.say("/marketing/v3/emails", moved(site.url.replace("127.0.0.1", "localhost") + "/elsewhere"))
    site.say("/elsewhere", json({"results": []}))
    ask("hubspot", allow_hosts=[site.host, site.host.replace("127.0.0.1", "localhost")])
    assert [("authorization" in request.headers) for request in site.seen] == [True, False]


def test_a_campaign_without_text_is_told(site, ask):
    site.say("/campaigns", json(mailchimp_list(mailchimp_campaign("a1"))))
    site.say("/campaigns/a1/content", json({"html": "<img src=a.png>", "plain_text": ""}))
    assert [line.code for line in ask("mailchimp").unreadable] == ["REA10"]


def test_private_hosts_need_leave(ask):
    assert [line.code for line in ask("hubspot", allow_hosts=[]).unreadable] == ["NET01"]


def test_a_campaign_nested_without_end_costs_no_other(site, ask):
    site.say("/campaigns", json(mailchimp_list(mailchimp_campaign("deep"), mailchimp_campaign("a1"))))
    site.say("/campaigns/deep/content", json({"html": "<div>" * 100_000 + "Kites."}))
    site.say("/campaigns/a1/content", json({"html": MARKUP}))
    found = ask("mailchimp")
    assert "mailchimp:campaigns/a1" in [t.locator for t in found.touchpoints]
    assert len(found.touchpoints) + len(found.unreadable) == 2
    assert "REA99" not in [line.code for line in found.unreadable]
