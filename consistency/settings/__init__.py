"""consistency.toml to typed settings; what is wrong in it is told with file and line."""

from consistency.settings.gate import GateSettings, IntendedSettings
from consistency.settings.load import SETTINGS_FILE, load_settings
from consistency.settings.look import LookSettings
from consistency.settings.model import (
    AlertSettings,
    BaselineSettings,
    BrandSettings,
    CampaignSettings,
    CheckSettings,
    Project,
    RewriterSettings,
    RunSettings,
    Settings,
    SourceSettings,
    VoiceSettings,
    json_schema,
)
from consistency.settings.offer import OfferSettings
from consistency.settings.path import PathSettings
from consistency.settings.rule import RuleSettings

__all__ = [
    "SETTINGS_FILE",
    "AlertSettings",
    "BaselineSettings",
    "BrandSettings",
    "CampaignSettings",
    "CheckSettings",
    "GateSettings",
    "IntendedSettings",
    "LookSettings",
    "OfferSettings",
    "PathSettings",
    "Project",
    "RewriterSettings",
    "RuleSettings",
    "RunSettings",
    "Settings",
    "SourceSettings",
    "VoiceSettings",
    "json_schema",
    "load_settings",
]
