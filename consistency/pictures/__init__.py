"""Pictures of audits, baselines and histories: drawn by Altair, without a browser, each with its numbers."""

from consistency.pictures.audit_pictures import distances, grid, length, offers
from consistency.pictures.drift_pictures import drift
from consistency.pictures.picture import Picture
from consistency.pictures.voice_pictures import calibration, power, spaces, traits

__all__ = ["Picture", "calibration", "distances", "drift", "grid", "length", "offers", "power", "spaces", "traits"]
