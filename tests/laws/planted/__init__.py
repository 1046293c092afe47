"""Bugs planted on purpose, a `.diff` each, and the test that catches each: what the tests are worth.

A diff begins with what the bug is, and with the test that must fail where it is planted. A new one is
written as `git diff -U1` shows it; `python -m tests.laws.planted > docs/planted-bugs.md` lists them all.
"""
