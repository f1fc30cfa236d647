"""What a code of the records means, in words: `N1` is abuse or neglect."""

from functools import cache

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.standard import TABLES
from lineofsight.records.standard.code_sets import CODE_SETS


def meaning(table: str, column: str, code: str | None) -> str:
    """Give the words of a code of a column; empty where nothing is recorded."""
    if code is None or code == NOT_RECORDED:
        return ""
    return _meanings(table, column).get(code, code)


@cache
def _meanings(table: str, column: str) -> dict[str, str]:
    codes = TABLES[table].column(column).codes
    return dict(CODE_SETS[codes].codes) if codes else {}
