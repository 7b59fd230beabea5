"""The team's page and its HTTP API: a small web application over the same flows and stores as the commands."""
