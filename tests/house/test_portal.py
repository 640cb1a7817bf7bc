"""Min Side from the network to PostgreSQL, by the app's own documents and by those of others."""

import asyncio
import time
from collections.abc import AsyncGenerator
from statistics import median
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.conftest import PASSWORD, give_password
from tests.house.portal import Portal, Visitor, open_portal
from tests.subscriptions import agreed

from minside.core.postgres import Server
from minside.core.settings import Environment
from minside.customers import actions as customers
from minside.pets import actions as pets


async def test_from_signing_in_to_signing_out(portal: Portal) -> None:
    """The session opens with the cookie, and closes at once with it."""
    visitor = portal.visitor()
    assert await visitor.run("Session") is None
    assert "Kari" == (await visitor.sign_in())["me"]["firstName"]
    assert "Kari" == (await visitor.run("Home"))["firstName"]
    cookie = visitor.client.cookies["__Host-minside"]
    assert [] == (await visitor.run("SignOut"))["userErrors"]
    assert await visitor.run("Home") is None
    visitor.client.cookies.set("__Host-minside", cookie)
    assert await visitor.run("Home") is None


async def test_cookies_are_for_this_host_alone(portal: Portal) -> None:
    """Out of scripts' and other sites' reach, over https only."""
    response = await portal.visitor().send(
        "SignIn", input={"email": "kari@example.com", "password": PASSWORD}
    )
    cookies = response.headers.get_list("set-cookie")
    assert ["__Host-minside", "__Host-minside-device"] == [c.split("=")[0] for c in cookies]
    for cookie in cookies:
        for attribute in ("Path=/", "HttpOnly", "SameSite=Lax", "Secure"):
            assert attribute in cookie.split("; ")


async def test_a_session_chosen_by_the_client_opens_nothing(portal: Portal) -> None:
    """A token that somebody planted is not the one that signing in gives."""
    visitor = portal.visitor()
    visitor.client.cookies.set("__Host-minside", "planted")
    response = await visitor.send(
        "SignIn", input={"email": "kari@example.com", "password": PASSWORD}
    )
    assert "planted" not in str(response.headers.get_list("set-cookie"))
    visitor.client.cookies.clear()
    visitor.client.cookies.set("__Host-minside", "planted")
    assert await visitor.run("Home") is None


async def test_signing_in_again_ends_the_browsers_old_session(portal: Portal, owner: Any) -> None:
    """One browser, one session, whoever used it before."""
    visitor = portal.visitor()
    await visitor.sign_in()
    await visitor.sign_in()
    assert 1 == await owner.fetchval("SELECT count(*) FROM session")
    await visitor.sign_in("ola@example.com")
    assert 1 == await owner.fetchval("SELECT count(*) FROM session")


async def test_wrong_credentials_are_told_in_the_readers_language(portal: Portal) -> None:
    """A refusal comes as a code and a sentence, never as an error."""
    payload = await portal.visitor().sign_in(password="feil-passord-hver-gang")
    [error] = payload["userErrors"]
    assert ("WRONG_CREDENTIALS", "The e-mail address or the password isn't right.") == (
        error["code"],
        error["message"],
    )
    assert payload["me"] is None


@pytest.mark.parametrize("operation", ["PetCreate", "ProfileUpdate", "SessionRevokeOthers"])
async def test_who_isnt_signed_in_is_told_so(operation: str, portal: Portal) -> None:
    """A missing sign-in has a code of its own, so that the app can ask and go on."""
    variables: dict[str, Any] = {
        "PetCreate": {"input": {"name": "Luna", "species": "DOG"}},
        "ProfileUpdate": {"input": {"firstName": "Kari"}},
    }.get(operation, {})
    answer = (await portal.visitor().send(operation, **variables)).json()
    assert ["UNAUTHENTICATED"] == [e["extensions"]["code"] for e in answer["errors"]]


async def test_a_profile_is_mended(visitor: Visitor) -> None:
    """What was saved is what the next page shows, with its history."""
    changed = {
        "firstName": "Kari Anne",
        "phone": "400 00 101",
        "birthYear": 1984,
        "postalAddress": {"street": "Furulia 12", "postcode": "0956", "city": "Oslo"},
    }
    payload = await visitor.run("ProfileUpdate", input=changed)
    assert [] == payload["userErrors"]
    assert "+4740000101" == (await visitor.run("Profile"))["phone"]
    changes = (await visitor.run("ProfileChanges"))["profileChanges"]
    assert 4 == changes["totalCount"]


async def test_the_address_is_shown(visitor: Visitor) -> None:
    """The profile shows which address mail goes to (S4)."""
    assert "kari@example.com" == (await visitor.run("Profile"))["email"]


async def test_refusals_name_their_field(visitor: Visitor) -> None:
    """Several at once, each at its place, and nothing saved."""
    wrong = {
        "phone": "123",
        "birthYear": 1700,
        "postalAddress": {"street": "", "postcode": "95", "city": "Oslo"},
    }
    payload = await visitor.run("ProfileUpdate", input=wrong)
    fields = [".".join(error["field"]) for error in payload["userErrors"]]
    assert ["phone", "birthYear", "postalAddress.postcode", "postalAddress.street"] == sorted(
        fields, key=["phone", "birthYear", "postalAddress.postcode", "postalAddress.street"].index
    )
    assert (await visitor.run("Profile"))["phone"] is None


async def test_home_takes_as_many_statements_for_a_hundred_pets_as_for_one(
    portal: Portal, visitor: Visitor, kari: UUID, owner: Any
) -> None:
    """A full house costs no more round trips than a quiet one (W2): who it is and what is theirs, and one
    or two for each thing that the page tells of."""
    await visitor.run("PetCreate", input={"name": "Luna", "species": "DOG"})
    await visitor.run("Home")
    one = portal.statements("Home")
    await owner.execute(
        """
        WITH many AS (
            INSERT INTO pet (customer, name, species, allergies, created_at)
            SELECT $1, 'Gull ' || n, 'fish', '{}', now() FROM generate_series(1, 99) n RETURNING id
        )
        INSERT INTO pet_weight (customer, pet, grams, weighed_on)
        SELECT $1, id, 30, date '2026-01-01' + d FROM many, generate_series(1, 5) d
        """,
        kari,
    )
    assert 100 == len((await visitor.run("Home"))["pets"])
    assert one == portal.statements("Home")
    assert one <= 9


@pytest.mark.parametrize(("operation", "most"), [("Home", 9), ("Subscriptions", 10)])
async def test_many_fixed_deliveries_take_as_many_statements_as_one(
    operation: str, most: int, portal: Portal, visitor: Visitor, kari: UUID, owner: Any
) -> None:
    """What comes first is one question of the overview's; the page of all of them asks no more for
    twenty than for one."""
    await agreed.sells(owner)
    await visitor.run("PetCreate", input={"name": "Luna", "species": "DOG"})
    await _agree(owner, kari, 1)
    await visitor.run(operation)
    one = portal.statements(operation)
    await _agree(owner, kari, 19)
    assert await visitor.run(operation)
    assert one == portal.statements(operation)
    assert one <= most


async def _agree(owner: Any, customer: UUID, count: int) -> None:
    """So many subscriptions of everything that Luna eats, each with its next delivery."""
    await owner.execute(
        """
        WITH many AS (
            INSERT INTO subscription (customer, state, anchor_on, anchor_number, every, unit,
                delivery_method, payment, notice, state_since, created_at)
            SELECT $1, 'active', current_date + 20, 1, 4, 'week', 'home_delivery', 'invoice', 'email',
                now(), now() FROM generate_series(1, $2::integer) RETURNING id
        ), lines AS (
            INSERT INTO subscription_line
                (customer, subscription, position, sku, quantity, agreed_ore, when_out)
            SELECT $1, id, n, sku, 1, 49900, 'leave_out'
            FROM many, unnest($3::text[]) WITH ORDINALITY AS goods (sku, n) RETURNING id
        ), eaters AS (
            INSERT INTO subscription_line_pet (customer, line, pet)
            SELECT $1, lines.id, pet.id FROM lines, pet WHERE pet.customer = $1
        )
        INSERT INTO delivery
            (customer, subscription, number, planned_on, deliver_on, deadline_at, state)
        SELECT $1, id, 1, current_date + 20, current_date + 20, now() + interval '18 days', 'planned'
        FROM many
        """,
        customer, count, [agreed.FEED, agreed.TREATS],
    )  # fmt: skip


async def test_in_and_out_of_the_club_over_http(visitor: Visitor) -> None:
    """What a click did is what the page shows next, and twenty copies of it are one."""
    click = {"idempotencyKey": str(uuid4())}
    payloads = await asyncio.gather(
        *(visitor.run("MembershipJoin", input=click) for _ in range(20))
    )
    assert all(payload["membership"]["isMember"] for payload in payloads)
    left = await visitor.run("MembershipLeave", input={"reason": "x" * 201})
    assert [("TOO_LONG", ["reason"])] == [(e["code"], e["field"]) for e in left["userErrors"]]
    left = await visitor.run("MembershipLeave", input={"reason": "Nok nå"})
    assert ([], False) == (left["userErrors"], left["membership"]["isMember"])
    membership = (await visitor.run("Membership"))["membership"]
    assert [("CUSTOMER", "CUSTOMER", "Nok nå")] == [
        (p["beganBy"], p["endedBy"], p["reason"]) for p in membership["periods"]
    ]


async def test_the_club_takes_as_many_statements_for_many_codes_as_for_one(
    portal: Portal, visitor: Visitor, kari: UUID, owner: Any
) -> None:
    """However much somebody has got and used."""
    await visitor.run("Membership")
    none = portal.statements("Membership")
    await owner.execute(
        """
        WITH issued AS (
            INSERT INTO discount_code (customer, code, percent, is_once, issued_at, event)
            SELECT $1, 'K' || n, 10, true, now(), 'shop/' || n FROM generate_series(1, 100) n
        )
        INSERT INTO discount_code_use (customer, code, used_at, event)
        SELECT $1, 'K' || n, now(), 'shop/' || n FROM generate_series(1, 100) n
        """,
        kari,
    )
    codes = (await visitor.run("Membership"))["membership"]["discountCodes"]
    assert (100, {"USED"}) == (len(codes), {code["state"] for code in codes})
    assert none == portal.statements("Membership")
    assert none <= 7


async def test_details_are_confirmed_over_http(visitor: Visitor, owner: Any) -> None:
    """The question is there until it is answered, and then it isn't."""
    await owner.execute("UPDATE customer SET email_refused_at = now()")
    assert "EMAIL_BOUNCED" == (await visitor.run("Home"))["profileCheck"]["reason"]
    payload = await visitor.run("ProfileConfirm", input={})
    assert ([], True) == (payload["userErrors"], bool(payload["customer"]["profileConfirmedAt"]))
    home = await visitor.run("Home")
    assert (None, None) == (home["profileCheck"], home["emailRefusedSince"])


async def test_twenty_clicks_make_one_pet(visitor: Visitor) -> None:
    """Twenty copies of one form at once register one animal, and all are told which."""
    form = {"name": "Luna", "species": "DOG", "idempotencyKey": str(uuid4())}
    payloads = await asyncio.gather(*(visitor.run("PetCreate", input=form) for _ in range(20)))
    assert 1 == len({payload["pet"]["id"] for payload in payloads})
    assert 1 == len((await visitor.run("Pets"))["pets"])


async def test_nonsense_ids_are_not_found(visitor: Visitor) -> None:
    """An id that we can't have made is a refusal at its field."""
    payload = await visitor.run("PetUpdate", input={"id": "x\u0301", "name": "Luna"})
    assert [("NOT_FOUND", ["id"])] == [(e["code"], e["field"]) for e in payload["userErrors"]]
    assert (await visitor.run("Pet", id="x"))["pet"] is None


async def test_a_refusal_in_a_query_is_no_bug(visitor: Visitor) -> None:
    """A cursor that we didn't make is told as one, with its code."""
    answer = (await visitor.send("ProfileChanges", after="nonsense")).json()
    assert ["INVALID"] == [e["extensions"]["code"] for e in answer["errors"]]


async def test_many_values_are_refused_before_they_are_read(portal: Portal) -> None:
    """Thirty thousand allergies cost nobody's time, signed in or not."""
    form = {"name": "Luna", "species": "DOG", "allergies": ["x"] * 15_000}
    response = await portal.visitor().send("PetCreate", input=form)
    [error] = response.json()["errors"]
    assert "LIMIT_EXCEEDED" == error["extensions"]["code"]


async def test_a_long_wrong_value_isnt_echoed(visitor: Visitor) -> None:
    """The answer to a bad value is short, however long the value was."""
    response = await visitor.send(
        "PetCreate", input={"name": "Luna", "species": "DOG", "birthDate": "x" * 60_000}
    )
    assert len(response.content) < 2_000


@pytest.fixture
async def costly(migrated: Server, kari: UUID) -> AsyncGenerator[Portal]:
    """Where a password costs what it does."""
    async with open_portal(migrated) as portal:
        await give_password(portal.database, kari)
        yield portal


async def test_a_storm_at_the_door_leaves_those_inside_answered(costly: Portal) -> None:
    """While sixty strangers sign in at once, pages open as ever; who must wait is told so."""
    visitor = costly.visitor()
    await visitor.sign_in()

    async def knock(number: int) -> str:
        form = {"email": f"s{number}@example.com", "password": "feil-passord-hver-gang"}
        answer = await costly.visitor(f"198.51.100.{number}").send("SignIn", input=form)
        return answer.text

    async def read() -> float:
        started = time.monotonic()
        assert "Kari" == (await visitor.run("Home"))["firstName"]
        return time.monotonic() - started

    storm = [asyncio.create_task(knock(number)) for number in range(60)]
    await asyncio.sleep(0.1)
    times = [await read() for _ in range(30)]
    assert any(not attempt.done() for attempt in storm), "the storm was over too soon to count"
    told = ("WRONG_CREDENTIALS", "BUSY", "DEADLINE_EXCEEDED")
    assert all(any(code in answer for code in told) for answer in await asyncio.gather(*storm))
    assert (True, True) == (median(times) < 0.2, max(times) < 2), times


async def test_ten_sessions_one_ended_over_http(portal: Portal) -> None:
    """The browser that is shown out is out at its next request; the other nine stay."""
    browsers = [portal.visitor() for _ in range(10)]
    for browser in browsers:
        await browser.sign_in()
    sessions = (await browsers[0].run("Security"))["sessions"]
    other = next(s for s in sessions if not s["current"])
    await browsers[0].run("SessionRevoke", input={"id": other["id"]})
    inside = [await browser.run("Home") is not None for browser in browsers]
    assert (9, True) == (sum(inside), inside[0])


async def test_a_bug_tells_the_client_nothing_but_a_number(
    portal: Portal, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The failing field is null, the answer carries what the log carries, and no word of data."""

    async def broken(customer: UUID) -> list[Any]:
        raise ValueError(f"kari@example.com {customer}")

    monkeypatch.setattr(pets, "pets", broken)
    answer = (await visitor.send("Home")).json()
    [error] = answer["errors"]
    assert "INTERNAL" == error["extensions"]["code"]
    assert error["extensions"]["correlationId"] in portal.lines.text
    assert "kari@example.com" not in str(answer) + portal.lines.text
    assert "ValueError" in portal.lines.text, portal.lines.text


async def test_a_bug_is_told_though_its_neighbours_statement_was_cut_off(
    portal: Portal, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A field that fails ends those beside it, and with a statement under way the transaction: the
    log says what failed, and not what came of it."""
    break_beside_a_statement(monkeypatch)
    answer = (await visitor.send("Home")).json()
    assert {"me": None} == answer["data"]
    assert ["INTERNAL"] == [error["extensions"]["code"] for error in answer["errors"]]
    assert "ValueError" in portal.lines.text, portal.lines.text


async def test_a_bug_in_what_a_mutation_answers_is_told_and_nothing_is_saved(
    migrated: Server, owner: Any, portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was changed is undone with the statement that was cut off, so it isn't told as saved; the
    log says what failed."""
    change = """
        mutation { profileUpdate(input: {firstName: "Karen"}) {
            customer { firstName pets { id } profileChanges(first: 1) { totalCount } }
            userErrors { message }
        } }
    """
    async with open_portal(migrated, environment=Environment.DEVELOPMENT) as development:
        developer = development.visitor()
        await developer.sign_in()
        break_beside_a_statement(monkeypatch)
        answer = (await developer.client.post("/graphql", json={"query": change})).json()
        assert ["INTERNAL"] == [error["extensions"]["code"] for error in answer["errors"]]
        assert answer["data"] is None
        assert "ValueError" in development.lines.text, development.lines.text
    assert "Kari" == await owner.fetchval("SELECT first_name FROM customer")


def break_beside_a_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pets can't be told, while PostgreSQL is asked for what was changed."""
    under_way = asyncio.Event()

    async def slow(*_: Any, **__: Any) -> Any:
        under_way.set()
        await pets.animals.current().fetch("SELECT pg_sleep(30)")

    async def broken(_customer: UUID) -> list[Any]:
        await under_way.wait()
        # So that the statement has reached PostgreSQL.
        await asyncio.sleep(0.1)
        raise ValueError

    monkeypatch.setattr(customers, "changes", slow)
    monkeypatch.setattr(pets, "pets", broken)


async def test_a_failed_statement_never_answers_as_saved(
    portal: Portal, visitor: Visitor, owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A verb that swallows a failed statement gets an error out, not a pet that isn't there."""
    register = pets.register

    async def careless(*args: Any, **kwargs: Any) -> Any:
        made = await register(*args, **kwargs)
        try:
            await pets.animals.current().fetch("SELECT 1 / 0")
        except Exception:
            return made

    monkeypatch.setattr(pets, "register", careless)
    answer = (await visitor.send("PetCreate", input={"name": "Luna", "species": "DOG"})).json()
    assert ["INTERNAL"] == [e["extensions"]["code"] for e in answer["errors"]]
    assert 0 == await owner.fetchval("SELECT count(*) FROM pet")


async def test_parallel_fields_share_one_snapshot(portal: Portal, migrated: Server) -> None:
    """Fourteen aliases of one list run side by side on one connection and agree."""
    async with open_portal(migrated, environment=Environment.DEVELOPMENT) as development:
        developer = development.visitor()
        await developer.sign_in()
        await developer.run("PetCreate", input={"name": "Luna", "species": "DOG"})
        fields = " ".join(f"p{n}: pets {{ name weights {{ grams }} }}" for n in range(14))
        answer = await developer.client.post("/graphql", json={"query": f"{{ me {{ {fields} }} }}"})
    lists = list(answer.json()["data"]["me"].values())
    assert [[{"name": "Luna", "weights": []}]] * 14 == lists


BAD_DOCUMENTS: dict[str, tuple[bytes, set[int]]] = {
    "cut short": (b"{", {400}),
    "null": (b"null", {400}),
    "a number": (b"5", {400}),
    "bad UTF-8": (b"\xff\xfe", {400}),
    "nested brackets": (b"[" * 60_000, {400}),
    "nested variables": (
        b'{"query":"{ me { id } }","variables":' + b'{"a":' * 5000 + b"1" + b"}" * 5001,
        {400},
    ),
    "100 kB": (b'{"query":"' + b"x" * 100_000 + b'"}', {413}),
    "an unknown field": (b'{"query":"{ me { nosuchfield } }"}', {200}),
    "deep": (b'{"query":"{ ' + b"me { " * 500 + b"id" + b" }" * 501 + b'"}', {200}),
    "aliases": (
        b'{"query":"{ ' + b" ".join(b"a%d: me { id }" % n for n in range(200)) + b' }"}',
        {200},
    ),
    "expanding fragments": (
        b'{"query":"query { me { ...f0 } } '
        + b" ".join(
            b"fragment f%d on Customer { ...f%d ...f%d }" % (n, n + 1, n + 1) for n in range(25)
        )
        + b' fragment f25 on Customer { id }"}',
        {200},
    ),
    "NUL in a variable": (b'{"query":"{ me { id } }","variables":{"a":"\\u0000"}}', {400}),
    "NUL in the document": (
        b'{"query":"mutation { petDelete(input: {id: \\"a\\u0000\\"}) { deletedId } }"}',
        {400},
    ),
    "a wrong type": (
        b'{"query":"mutation M($i: PetCreateInput!) { petCreate(input: $i) { pet { id } } }",'
        b'"variables":{"i":{"name":5}}}',
        {200},
    ),
}


@pytest.mark.parametrize("name", BAD_DOCUMENTS)
async def test_bad_documents_get_an_answer_by_the_book(
    name: str, migrated: Server, kari: UUID
) -> None:
    """Wrong JSON, types and fields, NUL, large, deep, wide and expanding: never 500, in 50 ms."""
    body, statuses = BAD_DOCUMENTS[name]
    async with open_portal(migrated, environment=Environment.DEVELOPMENT) as portal:
        client = portal.visitor().client
        json_type = {"content-type": "application/json"}
        await client.post("/graphql", content=b"{}", headers=json_type)
        times = []
        for _ in range(5):
            started = time.perf_counter()
            response = await client.post("/graphql", content=body, headers=json_type)
            times.append(time.perf_counter() - started)
            assert response.status_code in statuses
            assert response.json()["errors"]
    assert min(times) < 0.05


async def test_a_page_of_one_customer_does_nothing_for_another(
    portal: Portal, visitor: Visitor
) -> None:
    """A window that still shows Ola can't read, write or upload as Kari, who signed in beside
    it."""
    kari = await visitor.run("Session")
    visitor.client.headers["minside-customer"] = kari["id"]
    assert "Kari" == (await visitor.run("Home"))["firstName"]
    visitor.client.headers["minside-customer"] = str(uuid4())
    assert await visitor.run("Home") is None
    answer = (await visitor.send("ProfileUpdate", input={"firstName": "Ola"})).json()
    assert ["UNAUTHENTICATED"] == [e["extensions"]["code"] for e in answer["errors"]]
    assert 401 == (await visitor.client.post("/upload", content=b"x")).status_code
    del visitor.client.headers["minside-customer"]
    assert "Kari" == (await visitor.run("Home"))["firstName"]


async def test_signing_out_is_the_browsers_whosever_page_it_is(visitor: Visitor) -> None:
    """On a shared machine nobody who pressed it may be left signed in."""
    visitor.client.headers["minside-customer"] = str(uuid4())
    assert [] == (await visitor.run("SignOut"))["userErrors"]
    del visitor.client.headers["minside-customer"]
    assert await visitor.run("Home") is None
