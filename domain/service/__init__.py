"""Machines: service calls, meter readings, supplies."""
