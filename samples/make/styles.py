"""How a document looks: drawn from a seed, so that the same name gives the same document."""
import random

import form

A4, LETTER = [595.3, 841.9], [612.0, 792.0]
WESTERN = ["Liberation Sans", "Liberation Serif", "DejaVu Sans", "DejaVu Serif", "Carlito", "Caladea"]
SCRIPTS = {"ar": ["Noto Naskh Arabic", "DejaVu Sans"], "zh": ["Noto Sans CJK SC", "Noto Serif CJK SC"],
           "ja": ["Noto Sans CJK JP"]}


def common(seed: str, content: dict) -> dict:
    """The keys that every producer knows."""
    pick = random.Random(seed)
    city = content["answers"].get("respondent.city", "City")
    return {
        "page": pick.choice([A4, LETTER]), "size": pick.choice([9.5, 10, 10.5, 11, 12]),
        "margin": pick.choice([1.8, 2.2, 2.5, 3.0]),
        "font": pick.choice(WESTERN),
        "footer": pick.choice([form.RUNNING[content["form"]], f"LGQ 2022 – {city}", ""]),
        "header": pick.choice([None, f"{city} – response", "UN E-Government Survey 2022"]),
        "footer_align": pick.choice(["left", "center", "right"]), "page_numbers": pick.random() < 0.8,
        "notes_at": pick.choice(["section", "end", "page", "none"]), "city_labels": pick.random() < 0.6,
        "autolink": pick.random() < 0.7, "box_after": pick.random() < 0.15,
        "answer_indent": pick.choice([0, 0, 12, 18]),
        "answer_colour": pick.choice(["#000000", "#000000", "#1f3f9f", "#a01010"]),
        "answer_italic": pick.random() < 0.2, "detail": pick.choice([": ", " – ", " ", "below"]),
        "number": pick.choice(["{}.", "{}.", "{})", "{section}.{}", "Q{}."]),
        "item_number": pick.choice(["{}.", "{})", "({})"]), "bullets": pick.choice(["•", "–", "-"]),
        "leading": pick.choice([1.2, 1.28, 1.4]),
    }


def font_stack(style: dict, content: dict) -> str:
    """A CSS font list that covers the content's script."""
    families = [style["font"], *SCRIPTS.get(content["language"], ["DejaVu Sans"])]
    return ", ".join(f"'{name}'" for name in families)


def canvas_font(style: dict, content: dict) -> str:
    """The key of canvas_writer.FONTS for the style's family, or one that has the content's script."""
    if content["language"] not in ("en", "fr", "es", "de", "pt", "zh"):
        return "DejaVuSans"
    if style["font"] in ("Helvetica", "Times", "DejaVu Serif") and not _is_western(str(content["answers"])):
        return "LiberationSerif"
    names = {"Liberation Sans": "LiberationSans", "Liberation Serif": "LiberationSerif", "DejaVu Sans": "DejaVuSans",
             "DejaVu Serif": "Times"}
    return names.get(style["font"], style["font"])


def _is_western(text: str) -> bool:
    """Whether the standard PDF fonts have all its characters."""
    return text.encode("cp1252", "ignore").decode("cp1252") == text
