"""What keeps the app observable and replaceable: health, metrics, logs, request ids, the cookie that names a replica."""
