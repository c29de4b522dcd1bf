"""Runs of pages start in turn, one queue for each client address; see `operations/run_queue.py`.

Streamlit 1.67 starts a thread for each message that asks for a run, at once and without any limit, and makes files for
downloads in threads too. A message that comes while an earlier one of its session waits is merged with it, so no click
is lost.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from time import monotonic, thread_time

from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import _coalesce_widget_states

from components.export.packing import client_address
from components.operations.run_queue import RunQueue

CHECK_SECONDS = 0.05
"""Seconds between two checks whether a waiting run may start."""


def queue_runs() -> None:
    """Let sessions ask the queue before they start a run. To be called from the event loop's thread."""
    _QueuedRuns(asyncio.get_running_loop())


def merged(older: ClientState, newer: ClientState) -> ClientState:
    """Return one request for a run in place of two: the newer one with the clicks of the older.

    Where either asks for the whole page, so does the result.
    """
    result = ClientState()
    result.CopyFrom(newer)
    states = _coalesce_widget_states(older.widget_states, newer.widget_states)
    if states is not None:
        result.widget_states.CopyFrom(states)
    if not older.fragment_id:
        result.fragment_id = ""
    return result


class _QueuedRuns:
    """Replaces the methods of Streamlit that start runs."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.queue = RunQueue(monotonic)
        self.held: dict[str, ClientState] = {}
        self.ended: dict[str, float] = {}
        self.addresses: dict[str, str] = {}
        self.timer: asyncio.TimerHandle | None = None
        request, operate = AppSession.request_rerun, AppSession._handle_backend_operation_request
        run = ScriptRunner._run_script_thread

        def request_rerun(session: AppSession, client_state: ClientState | None) -> None:
            address = _address_of(session.id)
            if address is None or client_state is None:
                request(session, client_state)
                return
            older = self.held.get(session.id)
            self.held[session.id] = merged(older, client_state) if older else client_state
            if older:
                return

            def start() -> bool:
                state = self.held.pop(session.id)
                if not Runtime.instance().is_active_session(session.id):
                    return False
                self.addresses[session.id] = address
                request(session, state)
                return True

            self._submit(address, session.id, start)

        async def operate_when_due(session: AppSession, operation: BackendOperationRequest) -> None:
            address = _address_of(session.id)
            if address is None:
                await operate(session, operation)
                return
            key, may_start = f"{session.id} {operation.request_id}", asyncio.Event()

            def start() -> bool:
                may_start.set()
                return True

            self._submit(address, key, start)
            await may_start.wait()
            begun = monotonic()
            try:
                await operate(session, operation)
            finally:
                self._finished(address, key, monotonic() - begun)

        AppSession.request_rerun = request_rerun  # type: ignore[method-assign, assignment] # there is no setting
        AppSession._handle_backend_operation_request = operate_when_due  # type: ignore[method-assign, assignment]
        ScriptRunner._run_script_thread = lambda runner: self._run_and_count(run, runner)  # type: ignore[method-assign, assignment]

    def _run_and_count(self, run: Callable[[ScriptRunner], None], runner: ScriptRunner) -> None:
        address = self.addresses.get(runner._session_id)
        try:
            run(runner)
        finally:
            with suppress(RuntimeError):  # the server has stopped
                if address is not None:
                    self.loop.call_soon_threadsafe(self._ended, address, runner._session_id, thread_time())

    def _ended(self, address: str, session: str, seconds: float) -> None:
        self._finished(address, session, seconds)
        if Runtime.instance().is_active_session(session):
            self.ended[session] = monotonic()
        else:
            self.ended.pop(session, None)
            self.addresses.pop(session, None)

    def _submit(self, address: str, key: str, start: Callable[[], bool]) -> None:
        ended = self.ended.pop(key, None)
        self.queue.submit(address, key, 0.0 if ended is None else monotonic() - ended, start)
        self._check_later()

    def _finished(self, address: str, key: str, seconds: float) -> None:
        self.queue.finished(address, key, seconds)
        self._check_later()

    def _check_later(self) -> None:
        if self.timer is None:
            self.timer = self.loop.call_later(CHECK_SECONDS, self._check)

    def _check(self) -> None:
        self.timer = None
        if self.queue.start_runs():
            self._check_later()


def _address_of(session: str) -> str | None:
    """Return the client address of a session; None for the process's own visitor."""
    client = Runtime.instance().get_client(session)
    context = client.client_context if client else None
    if context is None:
        return None
    return client_address({"client": (context.remote_ip or "", 0)})
