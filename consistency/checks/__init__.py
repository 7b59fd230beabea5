"""RACK one dimension of consistency a file."""

from consistency.registry import Rack

CHECKS = Rack(
    "checks",
    {
        "voice": "consistency.checks.voice:Voice",
        "tone": "consistency.checks.tone:Tone",
        "offer_conflict": "consistency.checks.offer_conflict:OfferConflict",
        "offer_expiry": "consistency.checks.offer_expiry:OfferExpiry",
        "ad_assets": "consistency.checks.ad_assets:AdAssets",
        "message_match": "consistency.checks.message_match:MessageMatch",
        "promise_delivery": "consistency.checks.promise_delivery:PromiseDelivery",
        "terms": "consistency.checks.terms:Terms",
        "rules": "consistency.checks.rules:Rules",
        "placeholders": "consistency.checks.placeholders:Placeholders",
        "slips": "consistency.checks.slips:Slips",
        "look": "consistency.checks.look:Look",
        "identity": "consistency.checks.identity:Identity",
    },
)
