"""What a type checker must refuse: each marked line is an error, and nothing else is."""

from __future__ import annotations

import consistency

audit = consistency.scan("campaign")
baseline = consistency.learn("campaign")

audit.to_frame("finding")  # refused: no such table
audit.rethreshold(0.1)  # refused: lines are named
audit.findings = ()  # refused: records are frozen
baseline.vectors(space="tone")  # refused: no such space
consistency.compare(audit, baseline)  # refused: unlike things
consistency.scan(7)  # refused: no place
consistency.read_touchpoints("campaign", "approved")  # refused: no such purpose
