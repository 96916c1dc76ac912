"""stub"""
from typing import Any

def flows(*a: Any) -> list[Any]:
    return []
