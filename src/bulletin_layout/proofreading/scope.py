"""What 校对 looked at: how many rules, how many characters, and whether the word check ran."""

from __future__ import annotations

from bulletin_layout.issue.model import Issue
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.proofreading.registry import rules_by_name
from bulletin_layout.proofreading.spelling.lexicon import is_installed
from bulletin_layout.proofreading.texts import texts_of

_WORD_CHECK = ("spelling", "typing")


class Scope(NamedTuple):
    """How many rules were asked about how many characters; why the word check was not, if so."""

    rules: int
    characters: int
    without_words: str

    @property
    def words(self) -> Message:
        """What was looked at, and what no program can see, as a sentence."""
        return Bilingual(
            "looked at {characters} characters by {rules} rules{without_words}. Facts, names, "
            "figures and whether something should be said at all no program can see.",
            "已用{rules}条规则看过{characters}字{without_words}。事实、人名、数据是否属实，话该不该这样说，机器看不出。",
            characters=f"{self.characters:,}",
            rules=self.rules,
            without_words=self.without_words,
        )


def scope_of(issue: Issue) -> Scope:
    """Return what `bulletin check` looks at in an issue."""
    off = {text.value for text in issue.check.off}
    asked = [name for name in rules_by_name() if name not in off]
    characters = sum(len(text.value) for _, text in texts_of(issue))
    without: str = ""
    if off.issuperset(_WORD_CHECK):
        without = Bilingual(", without the word check", "（不查别字）")
    elif not is_installed():
        asked = [name for name in asked if name not in _WORD_CHECK]
        without = Bilingual(
            ", without the word check, which needs bulletin-layout[words]",
            "（未装 bulletin-layout[words]，没有查别字）",
        )
    return Scope(len(asked), characters, without)
