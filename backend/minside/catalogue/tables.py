"""What the shop sells. Nobody's rows: the same for all who look."""

from typing import Final

from piccolo.columns import (
    JSONB,
    Array,
    BigInt,
    Bytea,
    ForeignKey,
    Integer,
    OnDelete,
    SmallInt,
    Text,
    Timestamptz,
)
from piccolo.table import Table

from minside.core.columns import primary_key
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import Declaration, Declared, Retention, Source, Technical, technical
from minside.core.purposes import ACCOUNT

_FOR_GOOD: Final = Retention(
    "products", Label("Så lenge butikken finnes", "As long as there is a shop"), "not personal data"
)


def _of_the_shop(label: Label, *columns: Technical) -> Declaration:
    return Declaration(
        label=label,
        category="S8",
        subject_reason="what the shop sells says nothing of who buys it",
        purposes=(ACCOUNT,),
        source=Source.OBSERVED,
        access=False,
        portability=False,
        editors=(),
        retention=_FOR_GOOD,
        columns=columns,
    )


class TsVector(Text):
    """PostgreSQL's own kind of text for searching."""


class Xid(Text):
    """A transaction, as PostgreSQL numbers them."""


class ProductPicture(Declared, Table, db=DB, tablename="product_picture"):
    """A picture of our own drawing, shown to everybody at `/product-picture/<id>`."""

    id = primary_key()
    source_sha256 = Bytea(default=None)
    media_type = Text(default=None)
    size = Integer(default=None)
    width = Integer(default=None)
    height = Integer(default=None)
    bytes = Bytea(default=None)
    created_at = Timestamptz(default=None)

    personal = _of_the_shop(
        Label("Produktbilder", "Pictures of products"),
        technical(id, "an id of ours"),
        technical(source_sha256, "fingerprint of the bytes as they came"),
        technical(media_type, "always image/webp"),
        technical(size, "in bytes"),
        technical(width, "in pixels"),
        technical(height, "in pixels"),
        technical(bytes, "drawn anew, without metadata"),
        technical(created_at, "when it was kept"),
    )


class Product(Declared, Table, db=DB, tablename="product"):
    """One thing that can be bought, as the shop last described it."""

    id = primary_key()
    sku = Text(default=None)
    group_sku = Text(null=True, default=None)
    name = Text(default=None)
    brand = Text(null=True, default=None)
    description = Text(null=True, default=None)
    category = Array(base_column=Text(), default=None)
    category_path = Text(default=None)
    google_category = Text(null=True, default=None)
    gtin = Text(null=True, default=None)
    variant = JSONB(default=None)
    contents = JSONB(default=None)
    pack_grams = Integer(null=True, default=None)
    shop_url = Text(null=True, default=None)
    picture_link = Text(null=True, default=None)
    picture_source = Text(null=True, default=None)
    picture = ForeignKey(ProductPicture, null=True, default=None, on_delete=OnDelete.no_action)
    content_sha256 = Bytea(default=None)
    content_at = Timestamptz(default=None)
    content_by = Text(default=None)
    currency = Text(default="NOK")
    price_ore = BigInt(null=True, default=None)
    sale_ore = BigInt(null=True, default=None)
    sale_from = Timestamptz(null=True, default=None)
    sale_until = Timestamptz(null=True, default=None)
    price_at = Timestamptz(null=True, default=None)
    price_by = Text(null=True, default=None)
    availability = Text(null=True, default=None)
    stock = Integer(null=True, default=None)
    stock_at = Timestamptz(null=True, default=None)
    stock_by = Text(null=True, default=None)
    listed_at = Timestamptz(default=None)
    gone_at = Timestamptz(null=True, default=None)
    first_seen_at = Timestamptz(default=None)
    changed_at = Timestamptz(default=None)
    name_key = Text(default=None)

    personal = _of_the_shop(
        Label("Produkter", "Products"),
        technical(id, "an id of ours"),
        technical(sku, "what the shop calls it"),
        technical(group_sku, "what its variants share"),
        technical(name, "what it is called"),
        technical(brand, "who makes it"),
        technical(description, "the shop's own words"),
        technical(category, "as the shop sorts it, outermost first"),
        technical(category_path, "the same as one text, to find by"),
        technical(google_category, "as Google sorts it"),
        technical(gtin, "its barcode"),
        technical(variant, "what tells it from its variants: size, colour and such, by name"),
        technical(contents, "what it says of itself, by name"),
        technical(pack_grams, "what is in one pack, in grams"),
        technical(shop_url, "where the shop shows it"),
        technical(picture_link, "where the shop has a picture"),
        technical(picture_source, "which link the picture was drawn from"),
        technical(picture, "the picture"),
        technical(content_sha256, "fingerprint of what describes it"),
        technical(content_at, "the moment it was last described for"),
        technical(content_by, "which feed or event described it"),
        technical(currency, "always NOK"),
        technical(price_ore, "what it costs where it isn't reduced, in øre"),
        technical(sale_ore, "what it costs while it is reduced, in øre"),
        technical(sale_from, "from when it is reduced"),
        technical(sale_until, "until when it is reduced"),
        technical(price_at, "the moment the price was last told for"),
        technical(price_by, "which feed or event told it"),
        technical(availability, "whether it can be had"),
        technical(stock, "how many there are, where the shop says so"),
        technical(stock_at, "the moment the stock was last told for"),
        technical(stock_by, "which feed or event told it"),
        technical(listed_at, "the moment it was last in the shop"),
        technical(gone_at, "since when it isn't, where it isn't any more"),
        technical(first_seen_at, "when we first heard of it"),
        technical(changed_at, "when we last heard something new of it"),
        technical(name_key, "the name as it is sorted"),
    )


class ProductEntry(Declared, Table, db=DB, tablename="product_entry"):
    """What a search reads of a product."""

    product = ForeignKey(
        Product, primary_key=True, null=False, default=None, on_delete=OnDelete.no_action
    )
    name_key = Text(default=None)
    category_path = Text(default=None)
    standing = SmallInt(default=None)
    lexemes = TsVector(default=None)
    ballast = Text(default=None)

    personal = _of_the_shop(
        Label("Produkter slik de søkes", "Products as they are searched"),
        technical(product, "which product"),
        technical(name_key, "the name as it is sorted"),
        technical(category_path, "the category as one text"),
        technical(standing, "how well it can be had, 0 being best"),
        technical(lexemes, "all its texts as they are searched"),
        technical(ballast, "blanks, which have the lexemes put aside"),
    )


class ProductStood(Declared, Table, db=DB, tablename="product_stood"):
    """How a product stood until a moment, so that a search can be leafed through; kept for a day."""

    id = BigInt(primary_key=True, default=None)
    product = ForeignKey(Product, null=False, default=None, on_delete=OnDelete.no_action)
    standing = SmallInt(default=None)
    changed_by = Xid(default=None)
    changed_at = Timestamptz(default=None)

    personal = _of_the_shop(
        Label("Tilgjengelighet før", "Availability before"),
        technical(id, "an id of ours"),
        technical(product, "which product"),
        technical(standing, "how well it could be had until then, 0 being best"),
        technical(changed_by, "which transaction changed it"),
        technical(changed_at, "until when"),
    )


class ProductWord(Declared, Table, db=DB, tablename="product_word"):
    """A word that a product is found by; it stays when the last such product goes."""

    word = Text(primary_key=True, default=None)

    personal = _of_the_shop(
        Label("Ord i produktnavn", "Words in products' names"),
        technical(word, "folded, as it is searched"),
    )


class ProductPrice(Declared, Table, db=DB, tablename="product_price"):
    """What a product cost from a moment on; one row a change."""

    id = primary_key()
    product = ForeignKey(Product, null=False, default=None, on_delete=OnDelete.no_action)
    since = Timestamptz(default=None)
    since_by = Text(default=None)
    told_at = Timestamptz(default=None)
    told_by = Text(default=None)
    price_ore = BigInt(default=None)
    sale_ore = BigInt(null=True, default=None)
    sale_from = Timestamptz(null=True, default=None)
    sale_until = Timestamptz(null=True, default=None)

    personal = _of_the_shop(
        Label("Prishistorikk", "Price history"),
        technical(id, "an id of ours"),
        technical(product, "which product"),
        technical(since, "from when"),
        technical(since_by, "which feed or event said so"),
        technical(told_at, "the last moment it was said for"),
        technical(told_by, "which feed or event said that"),
        technical(price_ore, "what it cost where it wasn't reduced, in øre"),
        technical(sale_ore, "what it cost while it was reduced, in øre"),
        technical(sale_from, "from when it was reduced"),
        technical(sale_until, "until when it was reduced"),
    )


class ProductStock(Declared, Table, db=DB, tablename="product_stock"):
    """How many there were of a product from a moment on; one row a change."""

    id = primary_key()
    product = ForeignKey(Product, null=False, default=None, on_delete=OnDelete.no_action)
    since = Timestamptz(default=None)
    since_by = Text(default=None)
    told_at = Timestamptz(default=None)
    told_by = Text(default=None)
    availability = Text(default=None)
    stock = Integer(null=True, default=None)

    personal = _of_the_shop(
        Label("Lagerhistorikk", "Stock history"),
        technical(id, "an id of ours"),
        technical(product, "which product"),
        technical(since, "from when"),
        technical(since_by, "which feed or event said so"),
        technical(told_at, "the last moment it was said for"),
        technical(told_by, "which feed or event said that"),
        technical(availability, "whether it could be had"),
        technical(stock, "how many there were, where the shop said so"),
    )
