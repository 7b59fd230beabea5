"""The rack's names; their order is the order in which formats are tried, the sure signs before the doubtful."""

from __future__ import annotations

from consistency.registry import Rack

CHANNELS = Rack(
    "channels",
    {
        "pdf": "consistency.channels.pdf:Pdf",
        "mailchimp_export": "consistency.channels.mailchimp_export:MailchimpExport",
        "docx": "consistency.channels.docx:Docx",
        "pptx": "consistency.channels.pptx:Pptx",
        "odt": "consistency.channels.odt:Odt",
        "rtf": "consistency.channels.rtf:Rtf",
        "ubl": "consistency.channels.ubl:Ubl",
        "twilio_flow": "consistency.channels.twilio_flow:TwilioFlow",
        "connect_flow": "consistency.channels.connect_flow:ConnectFlow",
        "x_archive": "consistency.channels.x_archive:XArchive",
        "mastodon": "consistency.channels.mastodon:Mastodon",
        "bluesky": "consistency.channels.bluesky:Bluesky",
        "tiktok": "consistency.channels.tiktok:TikTok",
        "google_ads_api": "consistency.channels.google_ads_api:GoogleAdsApi",
        "meta_ads_api": "consistency.channels.meta_ads_api:MetaAdsApi",
        "gorgias": "consistency.channels.gorgias:Gorgias",
        "intercom": "consistency.channels.intercom:Intercom",
        "zendesk": "consistency.channels.zendesk:Zendesk",
        "instagram": "consistency.channels.instagram:Instagram",
        "facebook": "consistency.channels.facebook:Facebook",
        "wxr": "consistency.channels.wxr:Wxr",
        "feed": "consistency.channels.feed:Feed",
        "srt": "consistency.channels.srt:Srt",
        "mjml": "consistency.channels.mjml:Mjml",
        "email_template": "consistency.channels.email_template:EmailTemplate",
        "page": "consistency.channels.page:Page",
        "mbox": "consistency.channels.mbox:Mbox",
        "eml": "consistency.channels.eml:Eml",
        "microsoft_ads": "consistency.channels.microsoft_ads:MicrosoftAds",
        "google_ads": "consistency.channels.google_ads:GoogleAds",
        "linkedin_ads": "consistency.channels.linkedin_ads:LinkedInAds",
        "tiktok_ads": "consistency.channels.tiktok_ads:TikTokAds",
        "meta_ads": "consistency.channels.meta_ads:MetaAds",
        "linkedin": "consistency.channels.linkedin:LinkedIn",
        "youtube": "consistency.channels.youtube:YouTube",
        "saved_replies": "consistency.channels.saved_replies:SavedReplies",
        "md": "consistency.channels.md:Markdown",
        "txt": "consistency.channels.txt:Txt",
    },
)
