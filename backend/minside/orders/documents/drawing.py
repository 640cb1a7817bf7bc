"""A paper drawn as a PDF that can be read aloud (PDF/UA-1), by Typst.

Pure: the same paper is the same bytes. Nothing is fetched, and no file is read but our own and the
fonts'.
"""

from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import fontpkg_nunito
import manimgx_fonts
import msgspec
import structlog
import typst

from minside.core.hooks import NotDrawn, PlainPaper

from . import invoice, packing_slip, plain, receipt, return_form
from .papers import InvoicePaper, PackingSlipPaper, Paper, ReceiptPaper
from .seller import Seller
from .sheet import Sheet

log = structlog.get_logger(__name__)

FOLDER: Final = Path(__file__).parent / "typst"
SHEET: Final = FOLDER / "sheet.typ"
# Typst looks for packages here before it fetches any: our sheet imports none.
_NO_PACKAGES: Final = FOLDER / "no-packages"


LONG: Final = 16 * 1024
"""Bytes of JSON, some hundred lines of goods."""
_REMEMBERED: Final = 11
"""Typst keeps what it worked out for the last ten documents: 80 MB for one of 500 lines."""


class PaperFailed(NotDrawn):
    """Typst drew nothing. What it said may hold what a person wrote, so it isn't told."""


def drawn(paper: Paper | PlainPaper, seller: Seller) -> bytes:
    """The paper as a PDF. Slow: call `press.PRESS.draw`. Raises `PaperFailed`."""
    laid_out = laid(paper, seller)
    try:
        return _drawn(paper, laid_out)
    finally:
        if len(_json(laid_out)) > LONG:
            forget()


def _drawn(paper: Paper | PlainPaper, laid_out: Sheet) -> bytes:
    noon = datetime.combine(paper.dated, time(12), UTC)
    try:
        return typeset(laid_out, noon)
    except typst.TypstError:
        # A sign that no font of ours has may not stand in PDF/UA, and comes as an empty box.
        log.warning("paper_without_standard", paper=type(paper).__name__)
    try:
        return typeset(laid_out, noon, standards=())
    except typst.TypstError:
        raise PaperFailed(type(paper).__name__) from None


def forget() -> None:
    """Draw blank sheets until nothing of the long one is remembered."""
    for _ in range(_REMEMBERED):
        typst.compile(b"", **bounds())


def laid(paper: Paper | PlainPaper, seller: Seller) -> Sheet:
    """The paper as blocks, every word in place."""
    match paper:
        case InvoicePaper():
            return invoice.sheet(paper, seller)
        case ReceiptPaper():
            return receipt.sheet(paper, seller)
        case PackingSlipPaper():
            return packing_slip.sheet(paper, seller)
        case PlainPaper():
            return plain.sheet(paper, seller)
        case _:
            return return_form.sheet(paper, seller)


def typeset(
    sheet: Sheet,
    at: datetime,
    *,
    standards: tuple[Literal["ua-1"], ...] = ("ua-1",),
    format: Literal["pdf", "png"] = "pdf",
) -> Any:
    """One PDF, or a list of pictures a page. Raises `typst.TypstError`."""
    return typst.compile(
        SHEET,
        format=format,
        sys_inputs={"paper": _json(sheet)},
        pdf_standards=list(standards),
        timestamp=at,
        **bounds(),
    )


def bounds() -> dict[str, Any]:
    """What Typst may read: our folder, and the fonts."""
    return {
        "root": FOLDER,
        "font_paths": _fonts(),
        "ignore_system_fonts": True,
        "package_path": _NO_PACKAGES,
        "package_cache_path": _NO_PACKAGES,
    }


@cache
def _fonts() -> typst.Fonts:
    """The house's own typeface, and Noto for the scripts and signs that it lacks."""
    folders = [fontpkg_nunito.ROOT / "files", Path(manimgx_fonts.__file__).parent]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def _json(sheet: Sheet) -> str:
    return msgspec.json.encode(msgspec.to_builtins(sheet, str_keys=True)).decode()
