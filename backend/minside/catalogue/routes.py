"""`GET /product-picture/{id}`: a product's picture, the same for everybody."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from minside.catalogue import actions as catalogue
from minside.core.assets import IMMUTABLE
from minside.core.house import House


@get("/product-picture/{picture:uuid}", name="product_picture")
async def product_picture(
    request: Request[Any, Any, Any], picture: FromPath[UUID]
) -> Response[bytes]:
    """Another picture has another id, so whoever has this one needn't ask again."""
    house: House = request.app.state.house
    async with house.database.scope(read_only=True):
        found = await catalogue.picture(picture)
    if found is None:
        raise NotFoundException
    headers = {
        "cache-control": IMMUTABLE,
        "content-disposition": 'inline; filename="product.webp"',
    }
    return Response(found.content, media_type=found.media_type, headers=headers)
