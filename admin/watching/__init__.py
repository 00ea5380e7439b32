"""What Écoute tells of itself while it runs: logs, metrics, readiness; nothing of anybody."""
