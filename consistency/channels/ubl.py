"""UBL invoices, credit notes and quotations (XML): the words and sums that a customer is sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, ClassVar

from consistency.channels.composition import Composition
from consistency.channels.files import LARGEST_PROSE, SourceFile
from consistency.channels.hardened_xml import local, parse_xml
from consistency.records.touchpoint import Kind, Role, Touchpoint

SORT = "UBL document"
ROOT = re.compile(r"urn:oasis:names:specification:ubl:schema:xsd:(?:Invoice|CreditNote|DebitNote|Quotation|Reminder|ProFormaInvoice)-2")
LINES = frozenset({"InvoiceLine", "CreditNoteLine", "DebitNoteLine", "QuotationLine", "ReminderLine"})
SYMBOLS = {"GBP": "£", "USD": "$", "EUR": "€"}
TOTALS = {
    "LineExtensionAmount": "Subtotal",
    "AllowanceTotalAmount": "Discounts",
    "ChargeTotalAmount": "Charges",
    "TaxExclusiveAmount": "Total before tax",
    "TaxInclusiveAmount": "Total",
    "PrepaidAmount": "Paid already",
    "PayableAmount": "Amount due",
}
CELL_GAP = " | "


class Ubl:
    """Reads one document as one touchpoint, as its printed form would show it.

    **Reads** notes, lines (name, description, quantity, price, sum), allowances and charges with their reasons, tax, totals, payment
    terms; the seller and the document's number, which no check reads as copy, as data.
    **Skips** the buyer, addresses, bank and tax numbers, attachments.
    **Source** OASIS Universal Business Language 2.1; Peppol BIS Billing 3.0.
    """

    name: ClassVar[str] = "ubl"
    formats: ClassVar[str] = "UBL 2 invoice, credit note, quotation (XML)"
    reads: ClassVar[str] = "notes, lines, allowances and charges, tax, totals, payment terms"
    skips: ClassVar[str] = "the buyer, addresses, bank and tax numbers, attachments"
    source: ClassVar[str] = "OASIS UBL 2.1; Peppol BIS Billing 3.0"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file is XML of one of UBL's documents that are sent to customers."""
        start = file.head_text
        return start.startswith("<") and bool(ROOT.search(start))

    def read(self, file: SourceFile) -> Iterator[Touchpoint]:
        """The document; UnreadableError where it is damaged, hostile or without words."""
        root = parse_xml(file.data(LARGEST_PROSE), file, SORT)
        composition = Composition()
        title = " ".join(filter(None, (re.sub(r"(?<=[a-z])(?=[A-Z])", " ", local(root)).capitalize(), _value(root, "ID"))))
        _add_head(root, title, composition)
        for line in (child for child in root if local(child) in LINES):
            _add_line(line, composition)
        _add_sums(root, composition)
        for terms in _all(root, "PaymentTerms/Note"):
            composition.add_prose(terms, Role.BODY, "payment-terms")
        if not any(part.role is Role.BODY for part in composition.parts):
            raise file.error("REA23", "the document has no lines, notes or sums.", "Export it again, complete.")
        language = next((e.get("languageID") for e in root.iter("{*}Note") if e.get("languageID")), None)
        yield composition.touchpoint(file, Kind.DOCUMENT, title=title, language=language, observed_at=_day(_value(root, "IssueDate")))


def _add_head(root: Any, title: str, composition: Composition) -> None:
    composition.add(title, Role.DATA, "number")
    seller = _value(root, "*SupplierParty/Party/PartyName/Name") or _value(root, "*SupplierParty/Party/PartyLegalEntity/RegistrationName")
    composition.add(seller, Role.DATA, "seller")
    for note in _all(root, "Note"):
        composition.add_prose(re.sub(r"^#[A-Z]{3}#", "", note), Role.BODY, "note")


def _add_line(line: Any, composition: Composition) -> None:
    """A line as a row, and what is told of it below."""
    if local(line) == "QuotationLine":
        line = next((child for child in line if local(child) == "LineItem"), line)
    name = _value(line, "Item/Name") or _value(line, "Item/Description")
    quantity = next((v for key in ("InvoicedQuantity", "CreditedQuantity", "DebitedQuantity", "Quantity") if (v := _value(line, key))), "")
    cells = (name, _number(quantity), _money(line, "Price/PriceAmount"), _money(line, "LineExtensionAmount"))
    composition.add(CELL_GAP.join(filter(None, cells)), Role.BODY, "row")
    for text in dict.fromkeys((*_all(line, "Item/Description"), *_all(line, "Note"))):
        if text != name:
            composition.add_prose(text, Role.BODY, "line-note")
    _add_allowances(line, composition)


def _add_allowances(parent: Any, composition: Composition) -> None:
    for item in (child for child in parent if local(child) == "AllowanceCharge"):
        word = "Charge" if _value(item, "ChargeIndicator") == "true" else "Discount"
        reason = _value(item, "AllowanceChargeReason") or word
        composition.add(CELL_GAP.join(filter(None, (reason, _money(item, "Amount")))), Role.BODY, "row")


def _add_sums(root: Any, composition: Composition) -> None:
    _add_allowances(root, composition)
    sums = [child for child in root if local(child) in {"LegalMonetaryTotal", "RequestedMonetaryTotal", "QuotedMonetaryTotal"}]
    taxes = [_money(child, "TaxAmount") for child in root if local(child) == "TaxTotal"]
    for total in sums:
        for name, label in TOTALS.items():
            if name == "TaxInclusiveAmount":
                _add_rows("Tax", taxes, composition)
            _add_rows(label, [_money(total, name)], composition)


def _add_rows(label: str, amounts: list[str], composition: Composition) -> None:
    for amount in filter(None, amounts):
        composition.add(f"{label}{CELL_GAP}{amount}", Role.BODY, "row")


def _elements(parent: Any, path: str) -> list[Any]:
    """The elements at a path of local names; `*` before a name stands for any beginning."""
    found = [parent]
    for name in path.split("/"):
        found = [child for element in found for child in element if _is(local(child), name)]
    return found


def _is(name: str, wanted: str) -> bool:
    return name.endswith(wanted[1:]) if wanted.startswith("*") else name == wanted


def _all(parent: Any, path: str) -> list[str]:
    return [text for element in _elements(parent, path) if (text := (element.text or "").strip())]


def _value(parent: Any, path: str) -> str:
    return next(iter(_all(parent, path)), "")


def _number(text: str) -> str:
    """A quantity without the zeros that programs write behind it."""
    return re.sub(r"(\.\d*?)0+$", r"\1", text).removesuffix(".") if "." in text else text


def _money(parent: Any, path: str) -> str:
    """An amount as people write it: £9.50, 9.50 SEK."""
    element = next(iter(_elements(parent, path)), None)
    if element is None or not re.fullmatch(r"-?\d+(?:\.\d+)?", amount := (element.text or "").strip()):
        return ""
    currency = element.get("currencyID") or ""
    symbol = SYMBOLS.get(currency)
    whole, _, cents = amount.partition(".")
    written = f"{whole}.{cents.rstrip('0').ljust(2, '0')}"
    if symbol is None:
        return f"{written} {currency}".strip()
    return f"-{symbol}{written[1:]}" if written.startswith("-") else symbol + written


def _day(text: str) -> datetime | None:
    try:
        return datetime.strptime(text[:10], "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        return None
