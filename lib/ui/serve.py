"""Serve the board: Streamlit's own command on ``app.py``, in this process."""

import os
import socket
from pathlib import Path

from lib.errors import Refused

APP = Path(__file__).parents[2] / "app.py"


def serve(address: str, port: int, data: Path) -> int:
    """Serve until stopped; raises Refused where the port is taken."""
    free(address, port)
    os.environ["BOARD_DATA"] = str(data.resolve())
    from streamlit.web import cli

    options = [f"--server.address={address}", f"--server.port={port}"]
    cli.main(["run", str(APP), *options], standalone_mode=False)
    return 0


def free(address: str, port: int) -> None:
    """Raise Refused where something else listens on the port."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as trial:
        trial.settimeout(1)
        if trial.connect_ex((address, port)) == 0:
            raise Refused(f"Port {port} is in use on {address}: name another with --port.")
