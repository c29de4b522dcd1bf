"""Memory and processor time of a running server, its child processes included."""

import psutil

from scripts.servers import Server


def resident_bytes(server: Server) -> int:
    """Return the resident memory in bytes."""
    return sum(int(process.memory_info().rss) for process in _processes(server))


def processor_seconds(server: Server) -> float:
    """Return the processor time since the start, in user and kernel mode, in seconds."""
    times = [process.cpu_times() for process in _processes(server)]
    return sum(float(time.user + time.system) for time in times)


def _processes(server: Server) -> list[psutil.Process]:
    process = psutil.Process(server.pid)
    return [process, *process.children(recursive=True)]
