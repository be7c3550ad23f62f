"""An issue being shown: its newest snapshot, renewed whenever a file that it depends on changes.

Changes are told by the system where it can, and looked for twice a second in any case: folders may
be replaced, lie elsewhere, or be more than the system watches.
"""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from pathlib import Path
from threading import Thread

from watchfiles import awatch

from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.pipeline import BuildOptions
from bulletin_layout.preview.rendering import Pictures
from bulletin_layout.preview.snapshot import Snapshot, Stamp, stamp, taken
from bulletin_layout.preview.state import state_of

# In ms: how long after a change files are read, since editors write in more than one step; how
# often they are looked at without being told.
_SETTLED, _LONGEST_WAIT, _LOOK = 10, 60, 500
# A quiet line keeps the stream open through whatever stands between.
_HEARTBEAT = 15.0


class Session:
    """An issue being shown: its newest snapshot, and who waits for the next."""

    def __init__(self, file: str, options: BuildOptions, fonts: FontSet) -> None:
        self.file = file
        self._options, self._fonts = options, fonts
        self.pictures = Pictures()
        # Versions begin anew in each session: a page that outlived one is told so.
        self._name = secrets.token_hex(8)
        self._renewed = asyncio.Condition()
        self._stopping = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._seen: tuple[Stamp, ...] = ()
        self.snapshot = Snapshot()
        self._state = b""
        self._take()

    def _take(self) -> bool:
        """Build the issue; return whether anything is other than it was."""
        seen = _stamps([self.file, *self.snapshot.files])
        snapshot = taken(self.file, self._options, self._fonts, self.snapshot, time.time())
        changed = snapshot is not self.snapshot
        if changed:
            self.pictures.renew(snapshot)
            # While the page is told of them, so that it need not wait for them.
            Thread(target=self.pictures.draw_ahead, daemon=True).start()
            self._state = _json(state_of(snapshot, self.file, self._name))
            self.snapshot = snapshot
        # Files that are named for the first time have been read just now.
        known = {name for name, _, _ in seen}
        fresh = [name for name in snapshot.files if name not in known]
        self._seen = (*seen, *_stamps(fresh))
        return changed

    @property
    def state(self) -> bytes:
        """What the page is told of the newest snapshot, as JSON."""
        return self._state

    async def renew(self) -> None:
        """Build the issue again and tell everyone who waits, if it is another."""
        if await asyncio.to_thread(self._take):
            await self._wake()

    async def _wake(self) -> None:
        async with self._renewed:
            self._renewed.notify_all()

    def stop(self) -> None:
        """End every stream; may be called from a handler of signals."""
        self._stopping = True
        if self._loop is not None:
            self._loop.call_soon_threadsafe(lambda: asyncio.ensure_future(self._wake()))

    async def versions(self) -> AsyncIterator[int | None]:
        """Yield the version now and each one to come, None now and then, until `stop`."""
        self._loop = asyncio.get_running_loop()
        version = self.snapshot.version
        yield version
        while not self._stopping:
            try:
                async with asyncio.timeout(_HEARTBEAT):
                    await self._newer_than(version)
            except TimeoutError:
                yield None
            else:
                if self.snapshot.version != version:
                    version = self.snapshot.version
                    yield version

    async def _newer_than(self, version: int) -> None:
        async with self._renewed:
            await self._renewed.wait_for(lambda: self._stopping or self.snapshot.version != version)

    async def watch(self, stop: asyncio.Event) -> None:
        """Renew whenever a file changes that the issue depends on, until `stop` is set."""
        self._loop = asyncio.get_running_loop()
        while not stop.is_set():
            try:
                async for changes in awatch(
                    Path(os.path.realpath(self.file)).parent,
                    watch_filter=None,
                    debounce=_LONGEST_WAIT,
                    step=_SETTLED,
                    stop_event=stop,
                    rust_timeout=_LOOK,
                    yield_on_timeout=True,
                ):
                    await self._look_again(bool(changes))
            except Exception:
                # The folder is gone, or there is more to watch than the system can.
                await asyncio.sleep(_LOOK / 1000)
                with suppress(Exception):
                    await self._look_again(False)

    async def _look_again(self, told: bool) -> None:
        # What a wrong issue lacks is not known: any file may be it.
        now = _stamps(name for name, _, _ in self._seen)
        if (told and self.snapshot.wrong) or now != self._seen:
            await self.renew()


def _stamps(files: Iterable[str]) -> tuple[Stamp, ...]:
    """Return what tells whether files are other than they were."""
    return tuple(map(stamp, dict.fromkeys(files)))


def _json(state: object) -> bytes:
    text = json.dumps(state, ensure_ascii=False, separators=(",", ":"))
    # A file's name may be no UTF-8: what is not is written as JSON's own escape.
    return text.encode("utf-8", "backslashreplace")
