"""RACK pages for people: each module's `router` is one page with what belongs to it."""

from consistency.registry import Rack

PAGES = Rack(
    "pages",
    {
        "home": "consistency.web.pages.home:router",
        "login": "consistency.web.pages.login:router",
        "draft": "consistency.web.pages.draft:router",
    },
)
