"""No visitor can make the server call out.

For each websocket of a foreign origin Streamlit 1.67 asks a public host for the address of this machine, on the event
loop and for up to two seconds, during which nobody else is served. Whoever is served elsewhere than at the request's
own host says so in `server.corsAllowedOrigins`.
"""

from streamlit import net_util


def call_nobody_outside() -> None:
    """Answer that question with nothing."""
    net_util.get_external_ip = lambda: None
