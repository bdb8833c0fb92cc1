"""A whole caseload handed over by keyboard in five actions, after a look at what goes along.

Stands last by its name: the demonstration's third adviser has no clients after it.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, Visitor
from tests.browser.test_access import MOST_ACTIONS, Keys, name_of
from tests.browser.test_screens import faults

pytestmark = pytest.mark.browser


@pytest.mark.clause("R26")
def test_a_whole_caseload_is_handed_over_in_five_actions_after_a_look(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    here, there = site.person("adviser", 2), site.person("adviser", 1)
    mine = visitor()
    mine.log_in(site.person("coordinator"))
    assert hand_over(mine.page, here, there) <= MOST_ACTIONS
    assert mine.complaints == []


def hand_over(page: Page, leaving: dict[str, str], receiving: dict[str, str]) -> int:
    """By keyboard; answers how many actions it took."""
    keys = Keys(page)
    page.get_by_role("link", name="Waarneming").first.focus()
    keys.act("Enter")
    page.get_by_role("button", name="Caseload overdragen").focus()
    keys.act("Enter")
    leave = page.get_by_label("Van welke adviseur")
    expect(leave).to_be_focused()
    keys.actions += 1
    leave.press_sequentially(name_of(leaving))
    keys.actions += 1
    page.get_by_label("Naar welke adviseur").press_sequentially(name_of(receiving))
    page.get_by_label("Waarom", exact=True).fill("uit dienst")
    expect(page.get_by_text("meteen over")).to_be_visible()
    expect(page.get_by_text("Mee gaan")).to_be_visible()
    assert faults(page) == []
    keys.act("Control+Enter")
    expect(page.get_by_role("button", name="Caseload overdragen")).to_be_visible()
    return keys.actions
