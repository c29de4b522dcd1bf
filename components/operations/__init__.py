"""Running the app: health, metrics, logs, request ids, and the cookie that names a replica."""
