"""The website crawler: reads a site politely, page by page, and can go on where it was stopped."""

from consistency.channels.services.crawl.options import CrawlOptions
from consistency.channels.services.crawl.service import Crawl

__all__ = ["Crawl", "CrawlOptions"]
