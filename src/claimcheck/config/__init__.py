"""Settings, and the files that they are read from."""

from claimcheck.config.files import (
    CONFIG_NAME,
    LOCK_NAME,
    PROJECT_NAME,
    find_config,
    find_lock,
    load_settings,
    origins,
    setting_keys,
    to_toml,
)
from claimcheck.config.settings import ALL, Color, OutputFormat, Settings

__all__ = [
    "ALL",
    "CONFIG_NAME",
    "LOCK_NAME",
    "PROJECT_NAME",
    "Color",
    "OutputFormat",
    "Settings",
    "find_config",
    "find_lock",
    "load_settings",
    "origins",
    "setting_keys",
    "to_toml",
]
