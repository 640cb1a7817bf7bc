"""Every page, in each state in which a person may meet it: nothing that keeps anybody out."""

import pytest
from tests.e2e.app import Words, paths
from tests.e2e.conftest import Visit
from tests.e2e.states import STATES, State
from tests.e2e.test_axe import AXE, against_the_rules
from tests.e2e.test_layout import MEASURES, out_of_place_on_a_phone, out_of_place_when_large
from tests.e2e.watch import Watch


def test_every_page_is_looked_at() -> None:
    """A page that is added to the app is missed here until a state of it is."""
    assert paths() == {state.route for state in STATES} - {"/her-er-ingenting"}


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_everybody_can_read_and_use_it(
    state: State, visit: Visit, words: Words, watch: Watch
) -> None:
    """Axe finds nothing, on a phone and a desk; everything fits and can be hit, with large letters
    too.

    The narrow windows come first: a menu that is open there goes into its column on a desk.
    """
    watch.expect("401|ERR_INTERNET_DISCONNECTED|500")
    page = state.show(visit(state.who, reduced_motion="reduce"), words)
    page.evaluate(AXE)
    page.evaluate(MEASURES)
    assert [] == [
        *out_of_place_on_a_phone(page),
        *against_the_rules(page, 360),
        *out_of_place_when_large(page),
        *against_the_rules(page, 1280),
    ]
