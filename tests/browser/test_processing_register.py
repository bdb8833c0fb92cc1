"""The register of processing: on the screen in two actions, every activity opens by keyboard, and it comes as PDF."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Site, Visitor
from tests.browser.test_screens import faults

pytestmark = [pytest.mark.browser, pytest.mark.clause("AVG 30")]


def test_the_officer_opens_an_activity_and_takes_the_register_along(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    someone = visitor()
    someone.log_in(site.person("privacy_officer"))
    page = someone.page
    page.goto(f"{site.url}/administration")
    page.get_by_text("Register van verwerkingen", exact=True).first.click()
    activity = page.locator("summary").filter(has_text="Begeleiding naar werk")
    activity.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Gegevens: Begeleiding naar werk")).to_contain_text("UAVG 46")
    assert faults(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Register als PDF").press("Enter")
    assert download.value.suggested_filename == "register-van-verwerkingen.pdf"
    assert someone.complaints == []


def test_the_director_finds_the_register_on_a_phone(site: Site, visitor: Callable[..., Visitor]) -> None:
    someone = visitor(width=390, height=844)
    someone.log_in(site.person("director"))
    page = someone.page
    page.goto(f"{site.url}/administration")
    expect(page.get_by_role("heading", name="Register van verwerkingen")).to_be_visible()
    expect(page.get_by_text("Verantwoording aan de opdrachtgever")).to_be_visible()
    assert faults(page) == []
    assert someone.complaints == []
