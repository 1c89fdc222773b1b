"""The values: frozen, slotted dataclasses with tuples inside. Import them from their own files."""
