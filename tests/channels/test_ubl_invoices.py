"""UBL documents: what a customer is billed, as the printed form would show it."""

from __future__ import annotations

import pytest

from consistency.records.touchpoint import Kind, Role

from .reading import parts

INVOICE = """<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
 <cbc:ID>K-7</cbc:ID><cbc:IssueDate>2026-03-02</cbc:IssueDate>
 <cbc:Note languageID="en">Thank you for flying with us.</cbc:Note>
 <cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>Kite Works</cbc:Name></cac:PartyName></cac:Party>
 </cac:AccountingSupplierParty>
 <cac:AccountingCustomerParty><cac:Party><cac:PartyName><cbc:Name>Jo Private</cbc:Name></cac:PartyName></cac:Party>
 </cac:AccountingCustomerParty>
 <cac:PaymentTerms><cbc:Note>2% off if paid within 10 days.</cbc:Note></cac:PaymentTerms>
 <cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:AllowanceChargeReason>Delivery</cbc:AllowanceChargeReason>
  <cbc:Amount currencyID="GBP">4</cbc:Amount></cac:AllowanceCharge>
 <cac:TaxTotal><cbc:TaxAmount currencyID="GBP">2.80</cbc:TaxAmount></cac:TaxTotal>
 <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="GBP">10.00</cbc:LineExtensionAmount>
  <cbc:TaxInclusiveAmount currencyID="GBP">16.80</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID="GBP">16.80</cbc:PayableAmount>
 </cac:LegalMonetaryTotal>
 <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">2.000</cbc:InvoicedQuantity>
  <cbc:LineExtensionAmount currencyID="GBP">10.0000</cbc:LineExtensionAmount>
  <cac:Item><cbc:Description>Red, with strings.</cbc:Description><cbc:Name>Kite</cbc:Name></cac:Item>
  <cac:Price><cbc:PriceAmount currencyID="GBP">5</cbc:PriceAmount></cac:Price></cac:InvoiceLine>
</Invoice>"""


def test_an_invoice_reads_as_it_would_be_printed(only):
    found = only("invoice.xml", INVOICE)
    assert (found.kind, found.title, found.language) == (Kind.DOCUMENT, "Invoice K-7", "en")
    assert found.observed_at.isoformat() == "2026-03-02T00:00:00+00:00"
    assert parts(found, Role.DATA) == ["Invoice K-7", "Kite Works"]
    assert parts(found, Role.BODY) == [
        "Thank you for flying with us.",
        "Kite | 2 | £5.00 | £10.00",
        "Red, with strings.",
        "Delivery | £4.00",
        "Subtotal | £10.00",
        "Tax | £2.80",
        "Total | £16.80",
        "Amount due | £16.80",
        "2% off if paid within 10 days.",
    ]
    assert "Private" not in found.text


@pytest.mark.parametrize(("currency", "written"), [("USD", "$5.00"), ("SEK", "5.00 SEK")])
def test_sums_are_written_in_their_currency(only, currency, written):
    assert f"Kite | 2 | {written} |" in only("a.xml", INVOICE.replace("GBP", currency)).text


QUOTATION = """<q:Quotation xmlns:q="urn:oasis:names:specification:ubl:schema:xsd:Quotation-2"><q:ID>Q1</q:ID><q:QuotationLine><q:LineItem>
<q:Quantity>1</q:Quantity><q:Price><q:PriceAmount currencyID="EUR">9.5</q:PriceAmount></q:Price><q:Item><q:Name>Kite</q:Name></q:Item>
</q:LineItem></q:QuotationLine>
<q:QuotedMonetaryTotal><q:PayableAmount currencyID="EUR">9.5</q:PayableAmount></q:QuotedMonetaryTotal>
</q:Quotation>"""


def test_an_estimate_is_a_quotation(only):
    assert parts(only("estimate.xml", QUOTATION), Role.BODY) == ["Kite | 1 | €9.50", "Amount due | €9.50"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (INVOICE[:900], "DOC01"),
        (INVOICE.replace("<Invoice ", '<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/hostname">]><Invoice '), "DOC02"),
        ('<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>1</ID></Invoice>', "REA23"),
    ],
)
def test_damaged_and_hostile_invoices_are_one_clear_line(gather, text, code):
    found = gather({"a.xml": text, "sitemap.xml": "<urlset/>", "sound.txt": "All is well."})
    assert [(u.locator, u.code) for u in found.unreadable] == [("campaign/a.xml", code)]
    assert [s.why for s in found.skipped] == ["for machines"]
    assert len(found.touchpoints) == 1
