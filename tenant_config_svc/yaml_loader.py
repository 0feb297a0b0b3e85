"""The YAML library's loader, with question marks.

PyYAML ends a plain text inside braces at every `?`, so that `{question: Do you take walk-ins?, answer: Yes}`
is refused. YAML 1.2 allows it (section 7.3.3), and people write it.
"""

from __future__ import annotations

from typing import Any

import yaml

_BLANK = "\0 \t\r\n\x85\u2028\u2029"


class Loader(yaml.SafeLoader):
    flow_level: int
    column: int
    indent: int

    def check_key(self) -> bool:
        """A `?` marks a key only when a blank follows, inside braces too."""
        return self.peek(1) in _BLANK

    def check_plain(self) -> bool:
        character = self.peek()
        return character not in _BLANK + "-?:,[]{}#&*!|>'\"%@`" or (
            self.peek(1) not in _BLANK and (character in "-?" or (not self.flow_level and character == ":"))
        )

    def scan_plain(self) -> Any:
        """As in the library, without the rule about `?`."""
        pieces: list[str] = []
        spaces: list[str] = []
        start = end = self.get_mark()
        while self.peek() != "#":
            length = self._plain_length()
            if length == 0:
                break
            self.allow_simple_key = False
            pieces += [*spaces, self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(self.indent + 1, start) or []
            if not spaces or (not self.flow_level and self.column < self.indent + 1):
                break
        return yaml.ScalarToken("".join(pieces), True, start, end)

    def _plain_length(self) -> int:
        """How many characters go on without a blank or a mark of YAML's own."""
        ends_value = _BLANK + (",[]{}" if self.flow_level else "")
        length = 0
        while True:
            character = self.peek(length)
            if character in _BLANK or (self.flow_level and character in ",[]{}"):
                return length
            if character == ":" and self.peek(length + 1) in ends_value:
                return length
            length += 1
