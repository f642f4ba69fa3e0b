"""HTML to PDF by Chromium's own printing, running header and footer in the page margins."""
import subprocess
import tempfile
from pathlib import Path


def print_pdf(page: str, style: dict, path: Path) -> None:
    """style["browser_lines"]: the date, title and address lines that browsers print by default."""
    page = page.replace("</style>", _margins(style) + "</style>", 1)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "form.html"
        source.write_text(page, encoding="utf-8")
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + folder,
                        *([] if style.get("browser_lines") else ["--no-pdf-header-footer"]),
                        *(["--disable-pdf-tagging"] if style.get("untagged") else []),
                        "--print-to-pdf=" + str(path.resolve()), source.as_uri()],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)


def _margins(style: dict) -> str:
    side = style.get("footer_align", "center")
    parts = []
    if style.get("header"):
        parts.append(f'@top-{side} {{content:"{style["header"]}"; font-size:8pt}}')
    footer = f'"{style.get("footer") or ""} "' + (" counter(page)" if style.get("page_numbers") else "")
    if style.get("footer") or style.get("page_numbers"):
        parts.append(f"@bottom-{side} {{content:{footer}; font-size:8pt; font-style:italic}}")
    return "@page {" + " ".join(parts) + "}" if parts else ""
