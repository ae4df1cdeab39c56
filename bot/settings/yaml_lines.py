"""Reads a YAML file so that every mistake in it is found at once and told with its line and its key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar, cast

import yaml

T = TypeVar("T")

_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}", re.ASCII)


class ConfigError(Exception):
    """A file has mistakes. ``str()`` is one line for each: ``file:line: key: what is wrong, how to mend it``."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass
class Source:
    """One file being read: its name as the reader is told it, the environment for ``${NAME}``, and the mistakes so far."""

    file: str
    environ: Mapping[str, str]
    _problems: list[tuple[int, str]] = field(default_factory=list)

    def problem(self, line: int, key: str, what: str) -> None:
        """Note a mistake and go on reading."""
        self._problems.append((line, f"{self.file}:{line}: {key}: {what}" if key else f"{self.file}:{line}: {what}"))

    def problems(self) -> list[str]:
        """All mistakes, in the order of the file."""
        return [text for _, text in sorted(self._problems)]


class Section:
    """A mapping in the file. Values are asked for by key and by what they must be; what nobody asked for is a mistake.

    ``fallback`` is the same section of another file: keys missing here are looked up there. After a mistake, reading goes on
    with None in the value's place, so the result must not be used before ``problems()`` of the sources were seen to be empty.
    """

    def __init__(self, source: Source, name: str, node: yaml.MappingNode, fallback: Section | None = None) -> None:
        self.source, self.name, self.line = source, name, node.start_mark.line + 1
        self._fallback, self._asked, self._children = fallback, set[str](), list[Section]()
        self._absent = False  # told already: its keys need not be told as well
        self._nodes: dict[str, tuple[int, yaml.Node]] = {}
        for key_node, value in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in self._nodes:
                source.problem(line, self.path(key), f"stands here twice (first in line {self._nodes[key][0]}); remove one")
            self._nodes[key] = (line, value)

    def path(self, key: str) -> str:
        """The key with the names of the sections around it: ``dealer.timezone``."""
        return f"{self.name}.{key}" if self.name else key

    def line_of(self, key: str) -> int:
        """Where the key stands, or the section if it does not."""
        return self._nodes[key][0] if key in self._nodes else self.line

    def problem(self, key: str, what: str) -> None:
        """Note a mistake about a key, at the place where its value came from."""
        if self._comes_from_fallback(key):
            self._fallback_section.problem(key, what)
        else:
            self.source.problem(self.line_of(key), self.path(key), what)

    def read(self, key: str, parse: Callable[[str], T]) -> T:
        """A value that must be there. ``parse`` raises ValueError with what is wrong and how to mend it."""
        text = self._text(key, needed=True)
        return self._parsed(key, text, parse)

    def read_optional(self, key: str, parse: Callable[[str], T]) -> T | None:
        """A value that may be left empty, or out."""
        text = self._text(key, needed=False)
        return self._parsed(key, text, parse) if text else None

    def read_list(self, key: str, parse: Callable[[str], T]) -> tuple[T, ...]:
        """A list of values, possibly empty."""
        node = self._node(key, needed=True)
        if node is None or _is_empty(node):
            return ()
        if not isinstance(node, yaml.SequenceNode) or not all(isinstance(item, yaml.ScalarNode) for item in node.value):
            self.problem(key, "must be a list: [one, two], or one a line with a dash before it")
            return ()
        return tuple(self._parsed(key, str(item.value), parse) for item in node.value)

    def read_path(self, key: str) -> Path:
        """A path, from the folder of the file in which it stands."""
        value = self.read(key, str)
        home = self._fallback_section if self._comes_from_fallback(key) else self
        return Path(home.source.file).parent / (value or "")

    def secret(self, key: str) -> str | None:
        """A secret, written as ``${NAME}`` and taken from the environment; None while that is unset. Its value is never told."""
        node = self._node(key, needed=False)
        text = str(node.value) if isinstance(node, yaml.ScalarNode) and not _is_empty(node) else ""
        variable = _VARIABLE.fullmatch(text)
        if text and not variable:
            self.problem(key, "a secret must not stand in this file; put it into the environment and write ${NAME} here")
        return self.source.environ.get(variable[1]) or None if variable else None

    def section(self, key: str, own: bool = False) -> Section:
        """The mapping under this key; an ``own`` one takes nothing over from the fallback."""
        self._asked.add(key)
        node = self._nodes[key][1] if key in self._nodes else None
        below = self._fallback.section(key) if self._fallback and key in self._fallback and not own else None
        absent = node is None and below is None
        if absent and not self._absent:
            self.source.problem(self.line, self.path(key), f"is missing; add the section `{key}:`")
        elif node is not None and not isinstance(node, yaml.MappingNode) and not _is_empty(node):
            self.problem(key, "must be a section: its own keys below it, indented by two spaces")
            absent = below is None
        if not isinstance(node, yaml.MappingNode):
            node = _empty_section(node, self.line_of(key))
        child = Section(self.source, self.path(key), node, below)
        child._absent = absent
        self._children.append(child)
        return child

    def sections(self, *names: str) -> dict[str, Section]:
        """Those of the named mappings that are there."""
        self.know(*names)
        return {name: self.section(name) for name in names if name in self}

    def know(self, *keys: str) -> None:
        """These keys may stand here, read or not."""
        self._asked.update(keys)

    def __contains__(self, key: str) -> bool:
        return key in self._nodes or bool(self._fallback and key in self._fallback)

    def __iter__(self) -> Iterator[str]:
        """The keys as they stand, for sections whose keys are the dealer's own."""
        return iter(self._nodes or self._fallback or ())

    def close(self) -> None:
        """Report every key that nobody asked for, here and below."""
        for key in self._nodes.keys() - self._asked:
            near = get_close_matches(key, self._asked, n=1)
            known = f"did you mean `{near[0]}`?" if near else f"known here: {', '.join(sorted(self._asked))}"
            self.problem(key, f"is not a setting; {known}")
        for child in self._children:
            child.close()

    @property
    def _fallback_section(self) -> Section:
        assert self._fallback
        return self._fallback

    def _comes_from_fallback(self, key: str) -> bool:
        return key not in self._nodes and self._fallback is not None and key in self._fallback

    def _node(self, key: str, needed: bool) -> yaml.Node | None:
        self._asked.add(key)
        if key in self._nodes:
            return self._nodes[key][1]
        if self._fallback:
            return self._fallback._node(key, needed)
        if needed and not self._absent:
            self.problem(key, f"is missing; add `{key}:` here")
        return None

    def _text(self, key: str, needed: bool) -> str | None:
        node = self._node(key, needed)
        if node is None:
            return None
        if not isinstance(node, yaml.ScalarNode):
            self.problem(key, "must be a single value")
            return None
        if _is_empty(node):
            if needed:
                self.problem(key, "is empty; a value is needed")
            return None
        return self._expanded(key, str(node.value), needed)

    def _expanded(self, key: str, text: str, needed: bool) -> str | None:
        variable = _VARIABLE.fullmatch(text)
        if not variable:
            return text
        value = self.source.environ.get(variable[1]) or None
        if value is None and needed:
            self.problem(key, f"the environment variable {variable[1]} is not set; set it, or write the value here")
        return value

    def _parsed(self, key: str, text: str | None, parse: Callable[[str], T]) -> T:
        if text is not None:
            try:
                return parse(text)
            except ValueError as wrong:
                self.problem(key, str(wrong))
        return cast(T, None)  # only ever seen together with a problem, see the class


def read_yaml(path: Path, environ: Mapping[str, str], fallback: Section | None = None) -> Section:
    """The file's outermost section. Raises ConfigError if it cannot be read or is not YAML with keys."""
    source = Source(str(path), environ)
    try:
        node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    except OSError as fault:
        raise ConfigError([f"{path}: cannot be read: {fault.strerror}"]) from fault
    except UnicodeDecodeError as fault:
        raise ConfigError([f"{path}: is not UTF-8 text (byte {fault.start}); save it as UTF-8"]) from fault
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 1
        raise ConfigError([f"{path}:{line}: is not valid YAML: {fault.problem}; look at indentation and quotes"]) from fault
    except yaml.YAMLError as fault:
        raise ConfigError([f"{path}: is not valid YAML: {fault}"]) from fault
    if node is not None and not isinstance(node, yaml.MappingNode):
        raise ConfigError([f"{path}:1: must begin with a key, such as `dealer:`"])
    return Section(source, "", node or _empty_section(None, 1), fallback)


def raise_problems(*sections: Section | None) -> None:
    """Raise ConfigError if anything was wrong in these sections' files."""
    sources = {id(section.source): section.source for section in sections if section}
    problems = [text for source in sources.values() for text in source.problems()]
    if problems:
        raise ConfigError(problems)


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def _empty_section(node: yaml.Node | None, line: int) -> yaml.MappingNode:
    mark = node.start_mark if node else yaml.Mark("", 0, line - 1, 0, None, 0)
    return yaml.MappingNode("tag:yaml.org,2002:map", [], mark, mark)
