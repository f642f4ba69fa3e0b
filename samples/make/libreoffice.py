"""Flat OpenDocument to PDF, and to the formats of word processors, by LibreOffice."""
import subprocess
import tempfile
from pathlib import Path

PROFILE = Path(tempfile.gettempdir()) / "lgq-samples-libreoffice"


def save_as(source_text: str, path: Path) -> None:
    """The extension tells the format: .docx or .odt."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / (path.stem + ".fodt")
        source.write_text(source_text, encoding="utf-8")
        subprocess.run(["soffice", f"-env:UserInstallation={PROFILE.as_uri()}", "--headless", "--convert-to",
                        path.suffix[1:], "--outdir", folder, str(source)],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)
        path.write_bytes((Path(folder) / path.name).read_bytes())


def print_pdf(source_text: str, style: dict, path: Path) -> None:
    """style["pdf_options"]: of LibreOffice's PDF filter, as {"ExportFormFields": False}."""
    options = {**style.get("pdf_options", {})}
    kinds = ",".join(f'"{k}":{{"type":"boolean","value":"{str(v).lower()}"}}' for k, v in options.items())
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / (path.stem + ".fodt")
        source.write_text(source_text, encoding="utf-8")
        subprocess.run(["soffice", f"-env:UserInstallation={PROFILE.as_uri()}", "--headless", "--convert-to",
                        "pdf:writer_pdf_Export:{" + kinds + "}", "--outdir", folder, str(source)],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)
        path.write_bytes((Path(folder) / (path.stem + ".pdf")).read_bytes())
