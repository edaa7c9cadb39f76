#!/bin/sh
# Makes README's two pictures from what is in dist: a page of the PDF, the EPUB on a phone.
#   pictures.sh PAGE READING     such as: pictures.sh 8 us-japan-alliance
set -eu
cd "$(dirname "$0")/../.."
page=$1 reading=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p .readme
pdftoppm -png -gray -r 100 -f "$page" -l "$page" -singlefile dist/*.pdf .readme/page
node tests/readers/open.mjs "${PUBLISH_CHROMIUM:-$(command -v chromium)}" dist/*.epub "$folder" \
    "$reading" >/dev/null
cp "$folder/phone-light-$reading.png" .readme/phone.png
ls -l .readme
