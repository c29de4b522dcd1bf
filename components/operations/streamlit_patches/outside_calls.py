"""Keep Streamlit from asking a public host for the address of this machine.

For each websocket of a foreign origin Streamlit 1.67 asks a public host for the address of this machine, on the event
loop and for up to two seconds, during which nobody else is served. An operator whose public host is not
that of the request sets `server.corsAllowedOrigins`.
"""

from streamlit import net_util


def disable_external_ip_lookup() -> None:
    """Make the look-up return None."""
    net_util.get_external_ip = lambda: None
