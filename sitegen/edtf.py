"""Dates as EDTF strings (ISO 8601-2): parse, bounds, order, arithmetic. Pure; no clock."""
