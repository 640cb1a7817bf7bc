"""Where Piccolo's own tools find the house: `PICCOLO_CONF=minside.piccolo_conf`."""

from piccolo.conf.apps import AppRegistry

from minside.core.engine import DB

APP_REGISTRY = AppRegistry(apps=["minside.migrations.piccolo_app"])

__all__ = ["APP_REGISTRY", "DB"]
