"""`python -m bulletin_layout` is the `bulletin` command."""

from bulletin_layout.cli.main import console

if __name__ == "__main__":
    console()
