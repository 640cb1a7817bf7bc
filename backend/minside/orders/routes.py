"""Papers over HTTP, each for its customer alone: invoices, receipts, packing slips, return forms."""

from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeAlias
from uuid import UUID

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from minside.core import hooks
from minside.core.doorway.desk import DESK
from minside.core.doorway.visit import Visit
from minside.core.hooks import NotDrawn
from minside.core.language import Language
from minside.core.refusals import Busy
from minside.customers import actions as customers
from minside.orders import actions as orders
from minside.orders.documents import Paper

Asked: TypeAlias = Request[Any, Any, Any]
SECONDS_TO_WAIT: Final = "5"
_PDF: Final = ".pdf"


@get("/invoice/{file:str}", name="invoice_pdf")
async def invoice(request: Asked, file: FromPath[str]) -> Response[bytes]:
    """`/invoice/{id}.pdf`"""
    return await _answer(request, lambda language: orders.invoice_paper(_id(file), language))


@get("/order/{order:uuid}/receipt.pdf", name="receipt_pdf")
async def receipt(request: Asked, order: FromPath[UUID]) -> Response[bytes]:
    return await _answer(request, lambda language: orders.receipt_paper(order, language))


@get("/order/{order:uuid}/return-form.pdf", name="return_form_pdf")
async def return_form(request: Asked, order: FromPath[UUID]) -> Response[bytes]:
    """`?return=` says which return it is the form of; without, it is for whoever would rather write."""
    which = request.query_params.get("return")
    if which is None:
        return await _answer(
            request, lambda language: orders.blank_return_form_paper(order, language)
        )
    return await _answer(
        request, lambda language: orders.return_form_paper(_uuid(which), language, of=order)
    )


@get("/shipment/{shipment:uuid}/packing-slip.pdf", name="packing_slip_pdf")
async def packing_slip(request: Asked, shipment: FromPath[UUID]) -> Response[bytes]:
    return await _answer(request, lambda language: orders.packing_slip_paper(shipment, language))


async def _answer(
    request: Asked, build: Callable[[Language], Awaitable[Paper | None]]
) -> Response[bytes]:
    """The paper, for the customer whose it is; for all others it isn't there. No connection is held
    while it is drawn."""
    visit = Visit.of(request, request.app.state.house, read_only=True)
    async with visit.scope as scope:
        if visit.session_token:
            visit.identity = await hooks.identify(scope, visit.session_token)
        if visit.identity is None:
            raise NotFoundException
        customer = visit.identity.customer
        paper = await build((await customers.profile(customer)).language)
    if paper is None:
        raise NotFoundException
    return await _drawn(visit, customer, paper)


async def _drawn(visit: Visit, customer: UUID, paper: Paper) -> Response[bytes]:
    try:
        with DESK.place_for(customer):
            drawn = await orders.draw(visit.house, paper)
    except (Busy, NotDrawn):
        return Response(b"", status_code=503, headers={"retry-after": SECONDS_TO_WAIT})
    headers = {"content-disposition": f'inline; filename="{drawn.file_name}"'}
    return Response(drawn.content, media_type="application/pdf", headers=headers)


def _id(file: str) -> UUID:
    """The id in a file's name."""
    if not file.endswith(_PDF):
        raise NotFoundException
    return _uuid(file.removesuffix(_PDF))


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFoundException from None


ROUTES: Final = (invoice, receipt, return_form, packing_slip)
