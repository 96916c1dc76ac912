"""stub"""
from typing import Any

def claims(*a: Any) -> list[Any]:
    return []
