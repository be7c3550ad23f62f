"""The tasks of a developer: `nox -l` lists them, `nox` runs the linters and the quick tests.

The same commands as `.ci/run`, each in a virtual environment of its own.
"""

import nox

nox.options.sessions = ["lint", "quick"]
nox.options.reuse_venv = "yes"
VERSIONS = ["3.11", "3.12", "3.13", "3.14"]


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, types and the import contract."""
    session.install("-e", ".[dev]")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")
    session.run("lint-imports")


@nox.session
def quick(session: nox.Session) -> None:
    """Run the tests that take no more than a moment each."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "pytest", "-m", "not slow", *session.posargs)


@nox.session(python=VERSIONS)
def tests(session: nox.Session) -> None:
    """Run all tests, against an installed wheel."""
    session.install(".[test]")
    session.run("python", "examples/build.py")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """Measure what the tests run; less than the floor in pyproject.toml fails."""
    session.install("-e", ".[dev]")
    session.run("coverage", "run", "-m", "pytest", *session.posargs)
    session.run("coverage", "combine", "-q")
    session.run("coverage", "report")


@nox.session
def gates(session: nox.Session) -> None:
    """Run the tests with every validator required (Java, a browser, qpdf, poppler).

    Slow tests that need none of them are left to `tests`.
    """
    session.install("-e", ".[gates]")
    session.run("python", "-m", "pytest", "-m", "gate or not slow", env={"BULLETIN_GATES": "1"})


@nox.session
def docs(session: nox.Session) -> None:
    """Make the site, without a warning."""
    session.install("-e", ".[docs]")
    session.run("python", "docs/make_site.py")
