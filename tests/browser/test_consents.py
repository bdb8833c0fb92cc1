"""Consents by keyboard: taking one back takes as many actions as giving it; an objection takes two."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Site, Visitor
from tests.browser.test_results import Acts, at_section
from tests.browser.test_screens import faults
from tests.browser.test_statement import sign

pytestmark = pytest.mark.browser

MOST_ACTIONS = 4


@pytest.mark.clause("R28")
def test_withdrawing_takes_as_many_actions_as_giving(site: Site, visitor: Callable[..., Visitor]) -> None:
    someone = visitor()
    someone.log_in(site.person("adviser"))
    page = at_section(someone, "Toestemmingen")
    given = Acts(page)
    given.press("button", "Toestemming vragen")
    page.get_by_label("Ontvanger").fill("Bakkerij Voorbeeld")
    sign(page)
    assert faults(page) == []
    given.save()
    row = page.get_by_role("row").filter(has_text="Bakkerij Voorbeeld")
    expect(row).to_contain_text("Gegeven")
    withdrawn = Acts(page)
    row.get_by_role("button", name="Intrekken").press("Enter")
    withdrawn.count += 1
    assert faults(page) == []
    withdrawn.save()
    expect(row).to_contain_text("Ingetrokken")
    assert withdrawn.count == given.count <= MOST_ACTIONS
    objected = Acts(page)
    objected.press("button", "Bezwaar vastleggen")
    objected.save()
    expect(page.get_by_role("listitem").filter(has_text="in een gesprek, vastgelegd door")).to_be_visible()
    assert objected.count == 2
    assert faults(page) == []
    assert someone.complaints == []
