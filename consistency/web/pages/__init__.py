"""RACK pages for people: each module's `router` is one page with what belongs to it."""

from consistency.registry import Rack

PAGES = Rack(
    "pages",
    {
        "home": "consistency.web.pages.home:router",
        "login": "consistency.web.pages.login:router",
        "account": "consistency.web.pages.account:router",
        "people": "consistency.web.pages.people:router",
        "trail": "consistency.web.pages.trail:router",
        "draft": "consistency.web.pages.draft:router",
        "campaign": "consistency.web.pages.campaign:router",
        "triage": "consistency.web.pages.triage:router",
        "voice": "consistency.web.pages.voice:router",
        "history": "consistency.web.pages.history:router",
    },
)
