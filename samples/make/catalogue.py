"""Which city answers through which producers: (content, producer, overrides of the style)."""

_PLAIN = {
    "lindhaven": "web-css-tick web-table web-svg-dot office-x office-fields office-table-plain office-parentheses"
                 " md-pandoc md-tasks text layout-office drawn-cross drawn-sloppy form-text form-radio notes-ink"
                 " word-controls odt-controls",
    "oakmere": "web-native web-svg-x office-check office-table office-flattened office-brackets md-bold md-table"
               " text-1252 layout-brackets drawn-tick drawn-letter form-checks form-short notes-x",
    "valmoray": "web-radio web-table-shaded web-table-plain office-wingdings office-columns office-content-control"
                " md-brackets md-bare text-1252 layout-web drawn-dot drawn-dingbat form-text notes-stamp",
    "puerto_alcaron": "web-filled web-columns web-letter office-fieldmark office-after office-table-shaded"
                      " office-square md-html md-table text-utf16 drawn-fill form-comb notes-square word-fields",
    "qasr_alnoor": "web-css-x web-table office-x md-tasks text-utf16 word-table",
    "qinghe": "web-native office-check drawn-cross md-bold text layout-office form-text",
    "zarechnoborsk": "web-svg-tick office-wingdings-x office-table drawn-tick md-pandoc form-checks text-utf16"
                     " odt-table",
    "mbarawe": "web-css-x office-x drawn-cross form-text md-html text",
    "kestrelford": "web-css-tick web-table-plain office-tick office-table md-pandoc md-html drawn-tick form-short"
                   " layout-office text",
    "gruenfelden": "web-css-tick office-x office-tagged drawn-letter md-brackets text form-radio notes-ink",
    "saint_aubert": "web-native web-table office-brackets drawn-cross md-table form-checks text",
    "hollowbrook": "web-css-x office-x office-brackets md-bold drawn-cross form-checks text",
    "tamariva": "web-svg-x web-glyph office-check office-table-plain drawn-fill md-bold layout-table",
}
_CHANGED = [  # the same after something was done to the file
    ("lindhaven", "web-css-tick", "upright"), ("oakmere", "drawn-tick", "sideways"), ("valmoray", "office-wingdings", "encrypted"),
    ("puerto_alcaron", "web-filled", "cropped"), ("kestrelford", "office-tick", "objstm"), ("gruenfelden", "drawn-letter", "upright"),
    ("saint_aubert", "web-native", "upside-down"), ("tamariva", "office-check", "encrypted-rc4"), ("zarechnoborsk", "web-svg-tick", "linearized"),
    ("lindhaven", "form-text", "encrypted"), ("oakmere", "form-checks", "cropped"), ("qinghe", "web-native", "plain"),
]
CATALOGUE = [(city, producer, {}) for city, names in _PLAIN.items() for producer in names.split()] + [
    (city, producer, {"post": how, "suffix": "-" + how}) for city, producer, how in _CHANGED] + [
    ("lindhaven", "web-glyph", {"browser_lines": True, "suffix": "-browser"}),
    ("tamariva", "web-css-x", {"justify": True, "size": 9.5, "suffix": "-justified"}),
    ("saint_aubert", "office-x", {"no_introduction": True, "no_closing": True, "suffix": "-short"}),
]

# The files in samples/, made without their truths: name there, and the row of the catalogue.
SAMPLES = {
    "lindhaven-glyph.pdf": "lindhaven-office-x",
    "lindhaven-form-fields.pdf": "lindhaven-form-text",
    "oakmere-drawn-boxes.pdf": "oakmere-drawn-tick",
    "oakmere-plain-text.txt": "oakmere-text-1252",
    "saint-aubert-french.pdf": "saint_aubert-web-native",
    "zarechnoborsk-two-column.pdf": "zarechnoborsk-office-table",
    "puerto-alcaron-newspaper.pdf": "puerto_alcaron-web-columns",
    "kestrelford-long.md": "kestrelford-md-html",
    "qasr-alnoor-arabic.pdf": "qasr_alnoor-web-css-x",
    "qinghe-chinese.pdf": "qinghe-office-check",
    "gruenfelden-annotations.pdf": "gruenfelden-notes-ink",
    "tamariva-renumbered.md": "tamariva-md-bold",
    "mbarawe-nearly-blank.pdf": "mbarawe-drawn-cross",
    "lindhaven-word.docx": "lindhaven-word-controls",
    "zarechnoborsk-table.odt": "zarechnoborsk-odt-table",
}
