"""The customer, their delivery addresses, and the history of changes."""

from piccolo.columns import Boolean, SmallInt, Text, Timestamptz
from piccolo.table import Table

from minside.core.columns import customer_key, primary_key
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import Declaration, Declared, Editor, Source, about, technical
from minside.core.purposes import ACCOUNT, DELIVERY, WITH_ACCOUNT

_BOTH = (Editor.CUSTOMER, Editor.STAFF)
# What a change was from and to.
_HISTORY = ("profile_change.old_value", "profile_change.new_value")
# The notice of a delivery says where it goes.
_TOLD = (*_HISTORY, "message.values")


class Customer(Declared, Table, db=DB, tablename="customer"):
    """A person the shop knows, in the venneklubb or not."""

    id = primary_key()
    number = Text(null=True, default=None)
    email = Text(null=True, default=None)
    own_email = Text(null=True, default=None)
    own_at = Timestamptz(null=True, default=None)
    first_name = Text(null=True, default=None)
    last_name = Text(null=True, default=None)
    phone = Text(null=True, default=None)
    birth_year = SmallInt(null=True, default=None)
    language = Text(default="nb")
    street = Text(null=True, default=None)
    street2 = Text(null=True, default=None)
    postcode = Text(null=True, default=None)
    city = Text(null=True, default=None)
    country = Text(null=True, default=None)
    email_verified_at = Timestamptz(null=True, default=None)
    email_refused_at = Timestamptz(null=True, default=None)
    confirmed_at = Timestamptz(null=True, default=None)
    created_at = Timestamptz(default=None)
    claimed_at = Timestamptz(null=True, default=None)

    personal = Declaration(
        label=Label("Profil", "Profile"),
        category="S1",
        subject=id,
        purposes=(ACCOUNT, DELIVERY),
        retention=WITH_ACCOUNT,
        editors=_BOTH,
        free_text=True,
        copies=_HISTORY,
        columns=(
            about(
                id,
                "Kunde-id",
                "Customer id",
                portability=False,
                editors=(),
                free_text=False,
                copies=(),
            ),
            about(
                number,
                "Kundenummer i butikken",
                "Customer number in the shop",
                category="S8",
                source=Source.OBSERVED,
                editors=(),
                free_text=False,
                copies=("shop_number.number", "event.streams", "event.data"),
            ),
            about(email, "E-postadresse", "E-mail address", category="S4"),
            about(
                own_email,
                "E-postadressen du selv har bekreftet eller logget inn med",
                "The e-mail address that you confirmed, or signed in with, yourself",
                category="S4",
                source=Source.OBSERVED,
                editors=(),
                portability=False,
            ),
            about(
                own_at,
                "Når du sist bekreftet den eller logget inn med den første gang",
                "When you last confirmed it, or first signed in with it",
                category="S4",
                source=Source.OBSERVED,
                editors=(),
                portability=False,
            ),
            about(first_name, "Fornavn", "First name"),
            about(last_name, "Etternavn", "Last name"),
            about(phone, "Telefonnummer", "Phone number", category="S3"),
            about(birth_year, "Fødselsår", "Birth year", category="S5", purposes=(ACCOUNT,)),
            about(language, "Språk", "Language", category="S17", purposes=(ACCOUNT,)),
            about(street, "Gateadresse", "Street address", category="S2", copies=_TOLD),
            about(
                street2,
                "Gateadresse, linje 2",
                "Street address, line 2",
                category="S2",
                copies=_TOLD,
            ),
            about(postcode, "Postnummer", "Postcode", category="S2", copies=_TOLD),
            about(city, "Poststed", "City", category="S2", copies=_TOLD),
            about(country, "Land", "Country", category="S2"),
            about(
                email_verified_at,
                "E-postadressen bekreftet",
                "E-mail address verified",
                category="S4",
                source=Source.OBSERVED,
                editors=(),
                portability=False,
            ),
            about(
                email_refused_at,
                "E-post til adressen ble avvist",
                "Mail to the address was refused",
                category="S4",
                source=Source.OBSERVED,
                editors=(),
                portability=False,
            ),
            about(
                confirmed_at,
                "Når du sist bekreftet at opplysningene stemmer",
                "When you last confirmed that the details are right",
                category="S17",
                source=Source.OBSERVED,
                editors=(Editor.CUSTOMER,),
                free_text=False,
                copies=(),
            ),
            about(
                created_at,
                "Konto laget",
                "Account made",
                category="S17",
                source=Source.OBSERVED,
                editors=(),
            ),
            about(
                claimed_at,
                "Tatt i bruk",
                "First used",
                category="S17",
                source=Source.OBSERVED,
                editors=(),
            ),
        ),
    )


class EmailBounce(Declared, Table, db=DB, tablename="email_bounce"):
    """The shop's message to an address came back for good, be it the customer's address or not."""

    id = primary_key()
    customer = customer_key()
    email = Text(default=None)
    told_of = Text(null=True, default=None)
    bounced_at = Timestamptz(default=None)
    event = Text(default=None)

    personal = Declaration(
        label=Label("E-post som kom i retur", "Mail that came back"),
        category="S4",
        subject=customer,
        purposes=(ACCOUNT,),
        retention=WITH_ACCOUNT,
        source=Source.OBSERVED,
        portability=False,
        editors=(),
        copies=("event.data",),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", copies=("event.streams", "event.data")),
            about(email, "E-postadresse", "E-mail address"),
            about(told_of, "Kundenummeret det gjaldt", "The customer number it was said of"),
            about(bounced_at, "Når", "When"),
            technical(event, "what the newsletter tool calls its event"),
        ),
    )


class DeliveryAddress(Declared, Table, db=DB, tablename="delivery_address"):
    """Where parcels may go; at most one is the default."""

    id = primary_key()
    customer = customer_key()
    recipient = Text(default=None)
    street = Text(default=None)
    street2 = Text(null=True, default=None)
    postcode = Text(default=None)
    city = Text(default=None)
    country = Text(default=None)
    instructions = Text(null=True, default=None)
    is_default = Boolean(default=False)
    created_at = Timestamptz(default=None)

    personal = Declaration(
        label=Label("Leveringsadresser", "Delivery addresses"),
        category="S13",
        subject=customer,
        purposes=(DELIVERY,),
        retention=WITH_ACCOUNT,
        editors=_BOTH,
        free_text=True,
        copies=_HISTORY,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, editors=()),
            about(recipient, "Mottaker", "Recipient"),
            about(street, "Gateadresse", "Street address", copies=_TOLD),
            about(street2, "Gateadresse, linje 2", "Street address, line 2", copies=_TOLD),
            about(postcode, "Postnummer", "Postcode", copies=_TOLD),
            about(city, "Poststed", "City", copies=_TOLD),
            about(country, "Land", "Country"),
            about(instructions, "Beskjed til budet", "Note to the driver", free_text=True),
            about(is_default, "Standardadresse", "Default address"),
            about(created_at, "Lagt til", "Added", source=Source.OBSERVED, editors=()),
        ),
    )


class ProfileChange(Declared, Table, db=DB, tablename="profile_change"):
    """One value that a field of the profile or an address got: what it was before, and by whom.

    Where the shop told a value that was there already, both are the same: nothing to show, but a
    later word of an earlier value doesn't undo it. `event` orders what was told for one moment;
    `told_of` is the number by which the shop said it.
    """

    id = primary_key()
    customer = customer_key()
    field = Text(default=None)
    old_value = Text(null=True, default=None)
    new_value = Text(null=True, default=None)
    changed_by = Text(default=None)
    reason = Text(null=True, default=None)
    changed_at = Timestamptz(default=None)
    event = Text(default="")
    told_of = Text(null=True, default=None)
    contact = Text(null=True, default=None)

    personal = Declaration(
        label=Label("Endringshistorikk", "History of changes"),
        category="S17",
        subject=customer,
        purposes=(ACCOUNT,),
        retention=WITH_ACCOUNT,
        source=Source.OBSERVED,
        editors=(),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False),
            about(field, "Hva som ble endret", "What was changed"),
            about(old_value, "Før", "Before", free_text=True),
            about(new_value, "Etter", "After", free_text=True),
            about(changed_by, "Av hvem", "By whom"),
            about(reason, "Grunn", "Reason", free_text=True, source=Source.STAFF),
            about(changed_at, "Når", "When"),
            technical(event, "what the shop calls its event; empty where it was none"),
            about(told_of, "Kundenummeret det gjaldt", "The customer number it was said of"),
            about(
                contact,
                "Samtalen du ba om det i",
                "The call or conversation in which you asked for it",
                source=Source.STAFF,
            ),
        ),
    )


class ShopNumber(Declared, Table, db=DB, tablename="shop_number"):
    """A number that the shop calls a customer by: one each, and those of customers merged in.

    `joined_at` is since when the number is that of an account, where it wasn't from the beginning. It
    `is_recognised` where the account was there first, and the shop's customer has its address; it
    `is_apart` once an operator said that these are two for all that.
    """

    number = Text(primary_key=True, default=None)
    customer = customer_key()
    kept_at = Timestamptz(null=True, default=None)
    joined_at = Timestamptz(null=True, default=None)
    is_recognised = Boolean(default=False)
    is_apart = Boolean(default=False)

    personal = Declaration(
        label=Label("Kundenumre i butikken", "Customer numbers in the shop"),
        category="S8",
        subject=customer,
        purposes=(ACCOUNT,),
        retention=WITH_ACCOUNT,
        source=Source.OBSERVED,
        portability=False,
        editors=(),
        columns=(
            about(number, "Kundenummer", "Customer number"),
            about(customer, "Kunde-id", "Customer id"),
            about(kept_at, "Slått sammen", "Merged"),
            about(joined_at, "Kontoens siden", "The account's since"),
            about(is_recognised, "Gjenkjent på e-postadressen", "Recognised by the e-mail address"),
            about(is_apart, "Skilt fra en annen konto", "Kept apart from another account"),
        ),
    )
