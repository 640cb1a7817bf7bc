"""One Piccolo app for the whole house, its migrations in order of time."""

from pathlib import Path

from piccolo.conf.apps import AppConfig

APP_CONFIG = AppConfig(app_name="minside", migrations_folder_path=str(Path(__file__).parent))
