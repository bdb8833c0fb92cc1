"""The privacy officer has the log checked in two actions; the administrator finds the keys' versions and no key."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Site, Visitor
from tests.browser.test_screens import faults

pytestmark = pytest.mark.browser


@pytest.mark.clause("R6")
def test_the_log_is_checked_in_two_actions_and_says_in_words_what_was_found(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    officer = visitor()
    officer.log_in(site.person("privacy_officer"))
    page = officer.page
    page.get_by_role("link", name="Logboek").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Logboek").wait_for()
    check = page.get_by_role("button", name="Logboek controleren")
    expect(check).to_be_enabled()
    check.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("het logboek is heel")).to_be_visible(timeout=60_000)
    expect(
        page.get_by_role("row").filter(has_text="Gevraagd om het logboek te controleren").first
    ).to_be_visible()
    assert faults(page) == []
    assert officer.complaints == []


@pytest.mark.clause("R6")
def test_the_administrator_sees_versions_of_keys_and_no_key(
    site: Site, visitor: Callable[..., Visitor], key_dir: Path
) -> None:
    administrator = visitor(width=390, height=844)
    administrator.log_in(site.person("administrator"))
    page = administrator.page
    page.get_by_role("link", name="Beheer").click()
    page.get_by_role("radio", name="Sleutels").press("Space")
    expect(page.get_by_role("heading", level=2, name="Hoofdsleutel")).to_be_visible()
    expect(page.get_by_text("Versie 1 in gebruik").first).to_be_visible()
    for path in key_dir.glob("*.key"):
        assert path.read_text(encoding="ascii").strip() not in page.content()
    assert faults(page) == []
    assert administrator.complaints == []
