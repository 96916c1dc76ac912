"""stub"""
from typing import Any

def commitments(*a: Any) -> list[Any]:
    return []
