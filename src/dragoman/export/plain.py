"""Text that is safe to show, under the name that exports know it by: `model/plain.py` says what it is."""

from dragoman.model.plain import cell, inner_plain, plain

__all__ = ["cell", "inner_plain", "plain"]
