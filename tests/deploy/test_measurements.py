"""The page of figures is what its parts say."""

from deploy.measurements import WHOLE, compose


def test_the_page_is_composed_of_its_parts() -> None:
    assert WHOLE.read_text(encoding="utf-8") == compose(), "run: python -m deploy.measurements"
