"""What keeps the app observable and replaceable: health, metrics, logs, request ids, the cookie of affinity."""
