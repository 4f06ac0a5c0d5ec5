#!/usr/bin/env bash
# Measures bringing in a MediaWiki: fills the wiki, makes its dump, imports it into an empty library, and imports it again. Prints Markdown.
# Run it as root on a quiet machine.
#   PEER=folder bench/mediawiki-import.sh [PAGES]      75 when left out; 10000 takes MediaWiki about 20 minutes to fill
# PEER is the folder with the peer's setup.sh, load.sh, stop.sh, common.sh and generate.php.
# GENERATED=1 leaves MediaWiki out: the dump is put together from the peer's corpus, in the same format. WORKDIR is where the wiki lives.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${PEER:?set PEER to the folder with the setup.sh and load.sh of the peer}"
pages=${1:-75}
export WORKDIR=${WORKDIR:-${TMPDIR:-/tmp}/mediawiki-peer}
port=5197
work=$(mktemp -d "${TMPDIR:-/tmp}/phb-import.XXXXXX")
site=
clean_up() {
    [ -z "$site" ] || { kill "$site" 2>/dev/null || true; wait "$site" 2>/dev/null || true; }
    [ -n "${GENERATED:-}" ] || "$PEER/stop.sh" >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap clean_up EXIT INT TERM

if [ -n "${GENERATED:-}" ]; then
    php "$PEER/generate.php" "$pages" 1 "$work/corpus" >/dev/null
    php -r '
        [ , $from, $to ] = $argv;
        $out = fopen( "$to/dump.xml", "w" );
        $in = fopen( "$from/pages.xml", "r" );
        while ( ( $line = fgets( $in ) ) !== false ) {
            if ( !str_starts_with( $line, "</mediawiki>" ) ) fwrite( $out, $line );
        }
        foreach ( scandir( "$from/files" ) as $file ) {
            if ( $file[0] === "." || str_ends_with( $file, ".txt" ) ) continue;
            $name = ucfirst( $file );
            $hash = md5( $name );
            @mkdir( "$to/images/{$hash[0]}/" . substr( $hash, 0, 2 ), 0755, true );
            rename( "$from/files/$file", "$to/images/{$hash[0]}/" . substr( $hash, 0, 2 ) . "/$name" );
            fwrite( $out, "<page><title>File:" . strtr( $name, "_", " " ) . "</title><ns>6</ns><revision><timestamp>2023-11-14T22:13:20Z</timestamp><contributor><username>Corpus</username></contributor><text>File</text></revision></page>\n" );
        }
        fwrite( $out, "</mediawiki>\n" );' "$work/corpus" "$work"
    images=$work/images
else
    "$PEER/load.sh" "$pages" >&2
    ( . "$PEER/common.sh"; mw dumpBackup.php --full --quiet ) >"$work/dump.xml"
    images=$WORKDIR/images
    "$PEER/stop.sh" >&2
fi

dotnet publish src/PhbResources.Web -c Release -o "$work/site" -v q >"$work/build.log" || { cat "$work/build.log" >&2; exit 1; }
dotnet "$work/site/PhbResources.Web.dll" --urls "http://127.0.0.1:$port" --Phb:DataPath="$work/data" >"$work/site.log" 2>&1 &
site=$!
curl --silent --fail --retry 120 --retry-delay 1 --retry-all-errors -o /dev/null "http://127.0.0.1:$port/health/ready"
resident() { awk -v key="$1" '$1 == key ":" { print int($2 / 1024) }' "/proc/$site/status"; }
bring() { dotnet "$work/site/PhbResources.Web.dll" import-mediawiki --Phb:DataPath="$work/data" --dump "$work/dump.xml" --images "$images" --licence "CC BY-SA 4.0" --json --report "$work/report.json" >/dev/null || [ $? -eq 1 ]; }
of() { sed -n "s/^  \"$1\": \([0-9.]*\),*$/\1/p" "$work/report.json"; }

before=$(resident VmRSS)
bring
printf '| pages in the dump | dump, MB | templates | guides | held back | seconds | pages/s | resident before, MB | most resident, MB | resident after, MB | again, seconds |\n|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n'
row="$(of pages) | $(($(stat -c %s "$work/dump.xml") / 1048576)) | $(of templates) | $(of guides) | $(of heldBack) | $(of seconds) | $(awk -v p="$(of pages)" -v s="$(of seconds)" 'BEGIN { printf "%.0f", p / s }') | $before | $(resident VmHWM) | $(resident VmRSS)"
bring
printf '| %s | %s |\n' "$row" "$(of seconds)"
