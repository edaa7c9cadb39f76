"""Takes addresses that the engine asks for; gives bytes vetted beforehand, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weasyprint.urls import URLFetcher, URLFetcherResponse

if TYPE_CHECKING:
    from collections.abc import Mapping

BASE = "https://packet.invalid/"
"""A constant address, since the engine puts addresses into names: no folder shows in the output."""

_TYPES = {
    "otf": "font/otf",
    "ttf": "font/ttf",
    "css": "text/css",
    "png": "image/png",
    "jpg": "image/jpeg",
    "epub": "application/epub+zip",
    "md": "text/markdown",
    "toml": "application/toml",
    "yaml": "application/yaml",
}


class Closed(URLFetcher):  # type: ignore[misc]
    """A fetcher that opens no connection and no file: it hands out what it was given by name."""

    def __init__(self, served: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._served = dict(served)
        self.refused: list[str] = []

    def serve(self, name: str, data: bytes) -> str:
        """Take bytes in under a name; give the address at which the engine finds them."""
        self._served[name] = data
        return BASE + name

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Give the bytes of a known name. Raises ValueError for any other address."""
        del headers
        name = url.removeprefix(BASE).split("?")[0].split("#")[0]
        if not url.startswith(BASE) or name not in self._served:
            self.refused.append(url)
            msg = f"closed: {url}"
            raise ValueError(msg)
        suffix = name.rpartition(".")[2]
        kind = _TYPES.get(suffix, "application/octet-stream")
        return URLFetcherResponse(url, self._served[name], {"Content-Type": kind})
