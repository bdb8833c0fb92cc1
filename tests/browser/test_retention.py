"""A retention run as people do it: the officer makes and checks the list, the director types its name or stops it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Site, Visitor
from tests.browser.test_screens import faults

pytestmark = pytest.mark.browser


@pytest.mark.clause("R35")
def test_a_list_takes_two_people_and_a_typed_name_and_can_be_stopped(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    officer, director = visitor(), visitor()
    officer.log_in(site.person("privacy_officer"))
    page = officer.page
    page.get_by_role("link", name="Bewaren").first.click()
    page.get_by_role("heading", level=1, name="Bewaren").wait_for()
    expect(
        page.get_by_role("table", name="Wat gebeurt er wanneer").get_by_text("Moet nu weg").first
    ).to_be_visible()
    assert faults(page) == []
    # Two actions to a list; a third and a reason take one file off it.
    page.get_by_role("button", name="Lijst maken").press("Enter")
    name = page.get_by_role("heading", level=1, name="Bewaarlijst").inner_text()
    page.get_by_role("button", name="Van de lijst").first.press("Enter")
    page.get_by_label("De einddatum klopt misschien niet").check()
    page.get_by_role("dialog").get_by_role("button", name="Van de lijst").press("Enter")
    expect(page.get_by_role("row").filter(has_text="Van de lijst gehaald")).to_have_count(1)
    expect(page.get_by_role("button", name="Goedkeuren")).to_have_count(0)
    assert faults(page) == []

    director.log_in(site.person("director"))
    theirs = director.page
    theirs.get_by_role("link", name="Bewaren").first.click()
    theirs.get_by_role("link", name=name).press("Enter")
    theirs.get_by_role("button", name="Goedkeuren").press("Enter")
    dialog = theirs.get_by_role("dialog")
    confirm = dialog.get_by_role("button", name="Goedkeuren")
    dialog.get_by_role("textbox").fill("Bewaarlijst")
    expect(confirm).to_be_disabled()
    dialog.get_by_role("textbox").fill(name)
    assert faults(theirs) == []
    confirm.press("Enter")
    expect(theirs.get_by_text("Gaat over 7 dagen in")).to_be_visible()
    theirs.get_by_role("button", name="Stoppen").press("Enter")
    theirs.get_by_label("Eerst nog nalopen").check()
    theirs.get_by_role("dialog").get_by_role("button", name="Stoppen").press("Enter")
    expect(theirs.get_by_text("Gestopt", exact=True).first).to_be_visible()
    assert faults(theirs) == []
