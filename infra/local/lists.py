"""In: a topic. Out: its source list in YAML, in the form of the topics that ship, for a person to go on with."""

from __future__ import annotations

from typing import Any

import yaml

from shared.topics import Topic

ADVICE = """\
# A side consists of what its feeds bring. To let the outlets' home decide instead, whichever feed brought an article,
# give each side its countries (ISO 3166-1 codes): {id: japan, name: Japan, countries: [JP]}.
"""


def as_yaml(topic: Topic) -> str:
    """What was said of the topic, one side and one feed a line; defaults are left out."""
    facts = topic.model_dump(mode="json", exclude_defaults=True)
    parts = [ADVICE] if topic.perspectives and not topic.has_rules else []
    for key in ("id", "name", "perspectives", "feeds"):
        if isinstance(value := facts.get(key, ""), list):
            parts += [f"{key}:\n", *(f"  - {_flow(item)}\n" for item in value)]
        elif value:
            parts.append(f"{_flow({key: value})[1:-1]}\n")
    return "".join(parts)


def _flow(value: dict[str, Any]) -> str:
    return yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=float("inf")).strip()
