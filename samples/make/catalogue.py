"""Which city answers through which producer: (content, producer, overrides of the style)."""
CATALOGUE = [
    ("lindhaven", "web-css-tick", {}),
    ("lindhaven", "web-table", {}),
    ("oakmere", "web-native", {}),
    ("oakmere", "web-svg-x", {}),
    ("valmoray", "web-radio", {}),
    ("valmoray", "web-table-shaded", {}),
    ("valmoray", "web-table-plain", {}),
    ("puerto_alcaron", "web-filled", {}),
    ("puerto_alcaron", "web-columns", {}),
    ("lindhaven", "web-svg-dot", {}),
    ("puerto_alcaron", "web-letter", {}),
]
