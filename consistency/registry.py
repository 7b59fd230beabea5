"""Rack: interchangeable parts by name, loaded only when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from consistency.errors import RackError


class Rack(Mapping[str, Any]):
    """Names mapped to `"module:Object"`, merged with the entry points of the group `consistency.<noun>`.

    Looking a name up imports its module; listing the names imports nothing. A part of this package wins over an entry point of
    the same name, so that an installed plug-in cannot change silently what a built-in name means.

    RackError RCK01 for an unknown name, RCK02 for a plug-in that cannot be loaded.
    """

    def __init__(self, noun: str, parts: Mapping[str, str]) -> None:
        self.noun = noun
        self._parts = dict(parts)

    @cached_property
    def _plugins(self) -> dict[str, EntryPoint]:
        return {entry.name: entry for entry in entry_points(group=f"consistency.{self.noun}")}

    def __getitem__(self, name: str) -> Any:
        if name in self._parts:
            module, _, attribute = self._parts[name].partition(":")
            return getattr(import_module(module), attribute)
        if name in self._plugins:
            return self._loaded(self._plugins[name])
        near = get_close_matches(name, list(self), n=1)
        hint = f"Did you mean {near[0]!r}?" if near else f"Known names: {', '.join(self)}."
        raise RackError(f"there is no {self.noun.removesuffix('s')} named {name!r}.", todo=hint)

    def _loaded(self, plugin: EntryPoint) -> Any:
        """The plug-in's object; its package may fail in any way of its own, and whose fault that is must be told."""
        try:
            return plugin.load()
        except Exception as error:
            package = f"the package {plugin.dist.name}" if plugin.dist else "a package"
            what = f"the {self.noun.removesuffix('s')} {plugin.name!r} of {package} cannot be loaded ({type(error).__name__}: {error})."
            raise RackError(what, where=plugin.value, todo="Mend that package, or uninstall it.", code="RCK02") from error

    def __contains__(self, name: object) -> bool:
        return name in self._parts or name in self._plugins

    def __iter__(self) -> Iterator[str]:
        yield from self._parts
        yield from (name for name in sorted(self._plugins) if name not in self._parts)

    def __len__(self) -> int:
        return sum(1 for _ in self)
