"""A stranger's PDF: known by content, opened where it does no harm, never run."""

import io
import time
import zipfile
import zlib
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from minside.core import documents
from minside.core.codes import Code
from minside.core.refusals import Refusal


def pdf(pages: int = 1, *, change: Any = None) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if change is not None:
        change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def acting(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert(1)"),
        }
    )


def launching(writer: PdfWriter) -> None:
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("calc.exe")}
    )
    writer.root_object[NameObject("/OpenAction")] = action


def carrying(writer: PdfWriter) -> None:
    writer.add_attachment("calc.exe", b"MZ")


def locked(writer: PdfWriter) -> None:
    writer.encrypt("hemmelig")


def words(**said: Any) -> DictionaryObject:
    """A dictionary; what is a plain text is a name there."""
    return DictionaryObject(
        {
            NameObject(f"/{key}"): NameObject(value) if type(value) is str else value
            for key, value in said.items()
        }
    )


def _put(writer: PdfWriter, annotation: DictionaryObject) -> None:
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(annotation)])


def pinned(writer: PdfWriter) -> None:
    """A file that hangs on a page and stands in no list of files."""
    within = words(EF=words(F=writer._add_object(DecodedStreamObject())))
    _put(writer, words(Type="/Annot", Subtype="/FileAttachment", FS=within))


def playing(writer: PdfWriter) -> None:
    _put(writer, words(Type="/Annot", Subtype="/RichMedia", RichMediaContent=words()))


def roundabout(writer: PdfWriter) -> None:
    """Its name stands elsewhere."""
    opens = words(S=writer._add_object(NameObject("/Launch")), F=TextStringObject("calc.exe"))
    writer.root_object[NameObject("/OpenAction")] = opens


def _link(to: str) -> DictionaryObject:
    return words(S="/URI", URI=TextStringObject(to))


def calling(writer: PdfWriter) -> None:
    """Asks a page for something when it is opened, so that somebody hears that it is."""
    writer.root_object[NameObject("/OpenAction")] = _link("https://example.com")


def calling_later(writer: PdfWriter) -> None:
    moves = words(S="/GoTo", D=ArrayObject(), Next=ArrayObject([_link("https://example.com")]))
    writer.pages[0][NameObject("/AA")] = words(O=moves)


def fetching(writer: PdfWriter) -> None:
    opens = words(S="/GoToR", F=TextStringObject("//example.com/x"))
    writer.root_object[NameObject("/OpenAction")] = opens


def linking(writer: PdfWriter) -> None:
    """Opens at a page, on which there is a link to click."""
    link = words(Type="/Annot", Subtype="/Link", A=_link("https://example.com"))
    _put(writer, link)
    place = ArrayObject([writer.pages[0].indirect_reference, NameObject("/Fit")])
    writer.root_object[NameObject("/OpenAction")] = place
    writer.pages[0][NameObject("/AA")] = words(O=words(S="/GoTo", D=place))


def bursting() -> bytes:
    """A kilobyte that would be three gigabytes, where every reader has to look."""
    inside = zlib.compress(zlib.compress(b"\0" * 400_000_000, 9), 9)
    head = b"%PDF-1.7\n1 0 obj\n"
    stream = (
        b"<< /Type /XRef /Size 999999999 /W [1 2 2] /Root 1 0 R /Filter [/FlateDecode /FlateDecode]"
        b" /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(inside), inside)
    )
    return head + stream + b"startxref\n9\n%%EOF\n"


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0", b"\0" * 50_000_000)
    return out.getvalue()


async def refused(raw: bytes) -> Code:
    with pytest.raises(Refusal) as raised:
        await documents.check(raw)
    return raised.value.code


async def test_a_pdf_is_let_in() -> None:
    """With as many pages as it has."""
    assert 3 == await documents.check(pdf(3))
    assert 1 == await documents.check(pdf(change=linking)), "what waits for a click does no harm"


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"%PDF-", b"%PDF-1.7\n%%EOF", b"MZ a programme", zipped(), b"%PDF-1.7\n" + zipped(),
        pdf(change=acting), pdf(change=launching), pdf(change=carrying), pdf(change=locked),
        pdf(change=pinned), pdf(change=playing), pdf(change=roundabout), pdf(change=calling),
        pdf(change=calling_later), pdf(change=fetching),
    ],
    ids=["empty", "head", "hollow", "programme", "zip", "disguised", "script", "launch", "carried", "locked",
         "pinned", "playing", "roundabout", "calling", "calling later", "fetching"],
)  # fmt: skip
async def test_what_is_none_or_does_something_is_refused(raw: bytes) -> None:
    """By its content, whatever it begins with."""
    assert Code.NOT_A_DOCUMENT is await refused(raw)


async def test_one_made_to_burst_bursts_elsewhere() -> None:
    """In a process of its own with little memory, and soon."""
    began = time.monotonic()
    assert Code.NOT_A_DOCUMENT is await refused(bursting())
    assert time.monotonic() - began < documents.SECONDS + 2


async def test_its_size_and_pages_are_bounded() -> None:
    """Bytes before anything is read."""
    assert Code.FILE_TOO_LARGE is await refused(b"%PDF-" + b"x" * documents.MOST_BYTES)
    assert Code.TOO_MANY_PAGES is await refused(pdf(documents.MOST_PAGES + 1))
