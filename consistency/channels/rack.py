"""The rack's names; their order is the order in which formats are tried, the sure signs before the doubtful."""

from __future__ import annotations

from consistency.registry import Rack

CHANNELS = Rack(
    "channels",
    {
        "pdf": "consistency.channels.pdf:Pdf",
        "docx": "consistency.channels.docx:Docx",
        "pptx": "consistency.channels.pptx:Pptx",
        "odt": "consistency.channels.odt:Odt",
        "rtf": "consistency.channels.rtf:Rtf",
        "ubl": "consistency.channels.ubl:Ubl",
        "twilio_flow": "consistency.channels.twilio_flow:TwilioFlow",
        "connect_flow": "consistency.channels.connect_flow:ConnectFlow",
        "x_archive": "consistency.channels.x_archive:XArchive",
        "zendesk": "consistency.channels.zendesk:Zendesk",
        "instagram": "consistency.channels.instagram:Instagram",
        "facebook": "consistency.channels.facebook:Facebook",
        "srt": "consistency.channels.srt:Srt",
        "page": "consistency.channels.page:Page",
        "eml": "consistency.channels.eml:Eml",
        "google_ads": "consistency.channels.google_ads:GoogleAds",
        "meta_ads": "consistency.channels.meta_ads:MetaAds",
        "linkedin": "consistency.channels.linkedin:LinkedIn",
        "saved_replies": "consistency.channels.saved_replies:SavedReplies",
        "md": "consistency.channels.md:Markdown",
        "txt": "consistency.channels.txt:Txt",
    },
)
