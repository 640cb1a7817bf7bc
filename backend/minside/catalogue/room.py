"""The catalogue's name plate."""

from minside.catalogue import actions as catalogue
from minside.core.rooms import Handles, Job, Room, Timed

from . import jobs
from .routes import product_picture
from .schema import CatalogueQuery

ROOM = Room(
    name="catalogue",
    query=CatalogueQuery,
    routes=(product_picture,),
    jobs=(Job("catalogue.fetch_picture", jobs.fetch_picture),),
    timed=(Timed("catalogue.sweep", jobs.sweep),),
    handles=(
        Handles("product.changed", catalogue.product_changed),
        Handles("product.price_changed", catalogue.price_changed),
        Handles("product.stock_changed", catalogue.stock_changed),
        Handles("product.gone", catalogue.product_gone),
    ),
)
