"""Google Ads API answers: ads and assets in the JSON of search and searchStream."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar

from consistency.channels.ad_table import pin
from consistency.channels.advert import Ad, Asset, button, read_ad, unrepeated
from consistency.channels.files import SourceFile
from consistency.channels.json_records import load, objects, string
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Role, Touchpoint

SHAPE = re.compile(r'\s*[\[{].*"(?:adGroupAd|ad_group_ad|assetGroupAsset|asset_group_asset)"\s*:', re.DOTALL)
COPY = (
    (re.compile(r"headline(?:_?part)?_?(\d*)s?"), "Headline", Role.HEADLINE),
    (re.compile(r"long_?headlines?()"), "Long headline", Role.HEADLINE),
    (re.compile(r"description_?(\d*)s?"), "Description", Role.BODY),
    (re.compile(r"call_?to_?actions?(?:_?text)?()"), "Call to action", Role.CTA),
)
FIELDS = {
    "HEADLINE": ("Headline", Role.HEADLINE),
    "LONG_HEADLINE": ("Long headline", Role.HEADLINE),
    "DESCRIPTION": ("Description", Role.BODY),
    "CALL_TO_ACTION_SELECTION": ("Call to action", Role.CTA),
}
"""What a text asset of a Performance Max group is used as; names and logos are no copy."""


class GoogleAdsApi:
    """Answers of the Google Ads API (`googleAds:searchStream` and `googleAds:search`) saved as JSON.

    **What is read.** One ad a row with `adGroupAd`: the headlines, long headlines, descriptions and calls to action of any type of ad,
    each a block of its own (`Headline 1` …), pins in `meta["pins"]`, final URLs. Text assets of a Performance Max asset group, which
    come one a row, are put together to one ad a group. Field names in camelCase and snake_case.

    **What is skipped.** Rows without text; ads paused or removed (or whose ad group or campaign is) unless the source says
    `keep_paused = true`. An error in place of results is reported (ADS02).

    **Source.** Google Ads API reference, "GoogleAdsService.SearchStream", "AdGroupAd", "AssetGroupAsset".
    """

    name: ClassVar[str] = "google_ads_api"
    formats: ClassVar[str] = "JSON of searchStream and search"
    reads: ClassVar[str] = "headlines, descriptions, calls to action of every type of ad; Performance Max text assets; pins; final URLs"
    skips: ClassVar[str] = "rows without text, paused and removed ads and assets"
    source: ClassVar[str] = "Google Ads API reference: SearchStream, AdGroupAd, AssetGroupAsset"

    def recognises(self, file: SourceFile) -> bool:
        """True where the JSON holds ads of ad groups or assets of asset groups."""
        return bool(SHAPE.match(file.head_text))

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The ads in the order of the rows, then the asset groups."""
        yield from unrepeated(_records(file))


def _records(file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
    groups: dict[str, tuple[int, Ad]] = {}
    for number, row in enumerate(_rows(load(file)), 1):
        if not isinstance(row, dict):
            yield file.unreadable(number, "REA18", "this entry is no row of results.", "Check that the export is complete.")
        elif error := row.get("error"):
            message = string(error.get("message")) if isinstance(error, dict) else ""
            yield file.unreadable(number, "ADS02", f"the platform answered with an error: {message or 'no reason is given'}", "Ask again.")
        elif part := _of(row, "assetGroupAsset"):
            yield from _join(file, number, row, part, groups)
        else:
            yield read_ad(file, number, _ad(row))
    for number, ad in groups.values():
        yield read_ad(file, number, ad)


def _rows(document: Any) -> Iterator[Any]:
    """The rows of all batches of a stream, of one answer, or of a bare list."""
    for batch in document if isinstance(document, list) else [document]:
        if isinstance(batch, dict) and isinstance(batch.get("results"), list):
            yield from batch["results"]
        else:
            yield batch


def _of(record: Any, name: str) -> Any:
    """A field under its name in camelCase or in snake_case; None where there is none."""
    if not isinstance(record, dict):
        return None
    return record.get(name, record.get(re.sub(r"(?=[A-Z])", "_", name).lower()))


def _ad(row: dict[str, Any]) -> Ad:
    holder = _of(row, "adGroupAd")
    ad = _of(holder, "ad")
    parts = ad.items() if isinstance(ad, dict) else ()
    kinds = [value for key, value in parts if key.casefold().endswith("ad") and isinstance(value, dict)]
    assets = sorted((asset for kind in kinds for asset in _assets(kind)), key=lambda asset: asset[0])
    statuses = {"ad status": _of(holder, "status"), **_statuses(row)}
    meta = {"campaign": _of(row.get("campaign"), "name"), "ad group": _of(_of(row, "adGroup"), "name"), "ad": _of(ad, "name")}
    return Ad(tuple(asset for _, asset in assets), _urls(_of(ad, "finalUrls")), _texts(statuses), _texts(meta))


def _statuses(row: dict[str, Any]) -> dict[str, Any]:
    places = {"ad group status": "adGroup", "asset group status": "assetGroup", "campaign status": "campaign"}
    return {name: _of(_of(row, place), "status") for name, place in places.items()}


def _texts(values: dict[str, Any]) -> dict[str, str]:
    return {name: value for name, value in values.items() if isinstance(value, str) and value}


def _urls(value: Any) -> tuple[str, ...]:
    return tuple(url for url in value if isinstance(url, str)) if isinstance(value, list) else ()


def _assets(kind: dict[str, Any]) -> Iterator[tuple[int, Asset]]:
    """The texts of one type of ad, each with the place of its sort among the sorts of assets."""
    for key, value in kind.items():
        for order, (pattern, label, role) in enumerate(COPY):
            if match := pattern.fullmatch(key.casefold()):
                yield from ((order, asset) for asset in _listed(value, f"{label} {match[1]}".strip(), role))


def _listed(value: Any, label: str, role: Role) -> Iterator[Asset]:
    if isinstance(value, list):
        for number, item in enumerate(objects(value), 1):
            yield _asset(item, f"{label} {number}", role)
    else:
        yield _asset(value if isinstance(value, dict) else {"text": value}, label, role)


def _asset(item: dict[str, Any], label: str, role: Role) -> Asset:
    text = string(item.get("text"))
    return Asset(button(text) if role is Role.CTA else text, label, role, pin(string(_of(item, "pinnedField"))))


def _join(file: SourceFile, number: int, row: dict[str, Any], part: Any, groups: dict[str, tuple[int, Ad]]) -> Iterator[Skipped]:
    """Adds the row's asset to its group's ad, or says why not."""
    group, text = _of(row, "assetGroup"), string(_of(_of(_of(row, "asset"), "textAsset"), "text"))
    sort, status = string(_of(part, "fieldType")), string(_of(part, "status"))
    if sort not in FIELDS or not text:
        yield file.skipped(number, f"an asset without copy ({sort or 'of no named use'})")
        return
    if status in {"PAUSED", "REMOVED"} and not file.keep_paused:
        yield file.skipped(number, f"the asset does not run (status: {status})")
        return
    label, role = FIELDS[sort]
    meta = _texts({"campaign": _of(row.get("campaign"), "name"), "ad group": _of(group, "name")})
    key = string(_of(group, "resourceName")) or " / ".join(meta.values())
    first, ad = groups.get(key, (number, Ad((), _urls(_of(group, "finalUrls")), _texts(_statuses(row)), meta)))
    count = sum(asset.label.startswith(f"{label} ") for asset in ad.assets) + 1
    groups[key] = (first, replace(ad, assets=(*ad.assets, Asset(text, f"{label} {count}", role))))
