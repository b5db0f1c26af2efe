"""Modules that do not parse."""
