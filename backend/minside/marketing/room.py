"""The marketing's name plate."""

from minside.core.rooms import Room
from minside.marketing import tables as tables
from minside.marketing.schema import CookiesMutation, CookiesQuery
from minside.marketing.usage_routes import usage_told

ROOM = Room(name="marketing", query=CookiesQuery, mutation=CookiesMutation, routes=(usage_told,))
