"""`claimcheck server`: a language server on standard input and output."""

from __future__ import annotations

from claimcheck.commands.exits import Exit
from claimcheck.errors import ConfigError


def serve() -> int:
    """Serve an editor until it has had enough.

    Raises:
        ConfigError: The extra `lsp` is not installed.
    """
    try:
        from claimcheck.server.serving import Desk
    except ImportError as error:
        if not (error.name or "").startswith(("pygls", "lsprotocol")):
            raise
        raise ConfigError("the language server needs pygls: run pip install 'claimcheck-health[lsp]'") from None
    Desk().start()
    return Exit.CLEAR
