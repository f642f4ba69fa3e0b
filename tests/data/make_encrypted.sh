#!/bin/sh
# Makes encrypted.pdf (password "secret") from a PDF given. Needs qpdf.
#   make_encrypted.sh PLAIN.pdf
exec qpdf --static-id --encrypt secret owner 256 -- "$1" "$(dirname "$0")/encrypted.pdf"
