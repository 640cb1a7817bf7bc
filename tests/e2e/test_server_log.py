"""What the server wrote while all the other tests here went in and out."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.app import Words
from tests.e2e.conftest import Visit, fill_sign_in, sign_in
from tests.e2e.newcomers import Newcomer
from tests.e2e.personal import PersonalValues
from tests.e2e.running_demo import RunningDemo

WRONG = "feil-passord-fra-et-gammelt-brev"


def test_the_whole_run_left_nothing_personal_in_any_log(
    demo: RunningDemo,
    visit: Visit,
    words: Words,
    newcomer: Callable[..., Newcomer],
    personal: PersonalValues,
) -> None:
    """No name, address, number, note, password or session stands in anything the server wrote."""
    go_astray_and_in(visit().new_page(), words, newcomer(pet="Vaskebjarne"))
    personal.add(WRONG)

    assert 0 == demo.stop()
    written = demo.written
    assert '"operation":"SignIn"' in written["web.log"]
    assert {"web.log": [], "postgres": [], "terminal": []} == {
        name: personal.found_in(log) for name, log in written.items()
    }


def go_astray_and_in(page: Page, words: Words, me: Newcomer) -> None:
    """Something to be told of, where this test runs alone."""
    page.goto(f"/logg-inn?til=/profil%3Fe-post={me.email}")
    fill_sign_in(page, words, me.email, WRONG)
    expect(page.get_by_role("group", name=words("sign-in.failed"))).to_be_visible()
    sign_in(page, words, me.email)
    page.goto(f"/kjaeledyr/{me.pet}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vaskebjarne")


@pytest.mark.parametrize(
    "line",
    [
        '{"event":"request","route":"/kari@example.com"}',
        '{"event":"request","route":"/?e=KARI%40example.com"}',
        '{"event":"saved","birth_year":1984}',
        "DETAIL:  Failing row contains (…, Furulia 12, 0956, Oslo).",
        '{"event":"weighed","pet":"Frøken Snø"}',
        '{"event":"wrong password","given":"tre-katter-paa-taket"}',
        "2026-11-30 08:00:00.000 UTC [421] ERROR:  no customer [10002]",
    ],
)
def test_a_value_planted_in_a_log_is_found(line: str) -> None:
    """The search itself finds what it is there to find, and nothing in an honest line."""
    honest = '{"timestamp":"1984-01-01","event":"request","status":200,"duration_ms":1984}'
    own = "2026-11-30 08:00:00.000 UTC [10002] LOG:  database system is ready"
    assert [line] == PersonalValues().found_in(f"{honest}\n{own}\n{line}")
