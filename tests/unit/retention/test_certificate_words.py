"""The certificate in words: every kind of data has one, so that nothing that went is left out."""

import pytest

from domain.inventory_entry import Category
from domain.retention.certificate import CATEGORY_WORDS


@pytest.mark.clause("R35")
def test_every_category_of_the_inventory_has_words_on_the_certificate() -> None:
    assert set(CATEGORY_WORDS) == set(Category)
