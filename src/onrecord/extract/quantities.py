"""stub"""
from typing import Any

def quantities(*a: Any) -> list[Any]:
    return []
