"""Tests of many issues as one."""
