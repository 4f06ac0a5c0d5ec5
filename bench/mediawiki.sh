#!/usr/bin/env bash
# Measures the site beside MediaWiki: both filled with the same documents, one after the other on this machine, asked the
# same requests. Prints Markdown. Run it as root on a quiet machine.
#   PEER=folder bench/mediawiki.sh [DOCUMENTS]      10000 when left out: filling MediaWiki then takes about 20 minutes
# PEER is the folder with the peer's setup.sh, load.sh, bench.sh and bench.lua; needs wrk, curl and the .NET SDK.
# DURATION (10), WORKDIR (where the wiki lives; what is loaded there is kept and used again) and KEEP=folder (keeps our data
# folder) can be set in the environment.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${PEER:?set PEER to the folder with the setup.sh, load.sh and bench.sh of the peer}"
documents=${1:-10000}
export DURATION=${DURATION:-10}
export WORKDIR=${WORKDIR:-${TMPDIR:-/tmp}/mediawiki-peer}
port=5196
work=$(mktemp -d "${TMPDIR:-/tmp}/phb-mediawiki.XXXXXX")
data=${KEEP:-$work}/data-$documents
site=
clean_up() {
    [ -z "$site" ] || { kill "$site" 2>/dev/null || true; wait "$site" 2>/dev/null || true; }
    "$PEER/stop.sh" >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap clean_up EXIT INT TERM

"$PEER/load.sh" "$documents"
"$PEER/bench.sh" >"$work/wiki.tsv"
"$PEER/stop.sh"

dotnet build bench/PhbResources.Generator -c Release -v q >"$work/build.log" || { cat "$work/build.log" >&2; exit 1; }
dotnet publish src/PhbResources.Web -c Release -o "$work/site" -v q >"$work/build.log" || { cat "$work/build.log" >&2; exit 1; }
if [ ! -d "$data" ]; then
    mkdir -p "$data"
    dotnet bench/PhbResources.Generator/bin/Release/net10.0/PhbResources.Generator.dll "$data" "$WORKDIR/corpus/corpus.jsonl" >"$work/generator.log" || { cat "$work/generator.log" >&2; rm -rf "$data"; exit 1; }
fi
(cd / && exec "$work/site/PhbResources.Web" --urls "http://127.0.0.1:$port" --Phb:DataPath="$data" >"$work/site.log" 2>&1) &
site=$!
for _ in $(seq 600); do curl -sf -o /dev/null "http://127.0.0.1:$port/health/ready" && break; kill -0 "$site" || { cat "$work/site.log" >&2; exit 1; }; sleep 0.2; done
sleep 3

export BENCH_ENCODING=gzip
measure() { # measure PATHS-ON-LINES [SCRIPT]: requests/s, p50 and p99
    local path
    while read -r path; do
        [ -z "$path" ] || curl -sf -o /dev/null "http://127.0.0.1:$port$path" || { echo "$path does not answer" >&2; exit 1; }
    done <<<"$1"
    BENCH_PATHS=$1 wrk -t2 -c8 -d3s -s "${2:-$PEER/bench.lua}" "http://127.0.0.1:$port" >/dev/null
    BENCH_PATHS=$1 wrk -t2 -c8 -d"${DURATION}s" --latency -s "${2:-$PEER/bench.lua}" "http://127.0.0.1:$port" |
        awk '/^TSV/ { print $2, $3, $4; found = 1 } /Requests\/sec/ { r = $2 } $1 == "50%" { a = $2 } $1 == "99%" { b = $2 } END { if (!found) print r, a, b }'
}
wiki() { awk -F'\t' -v name="$1" '$1 == name { print $2, $3, $4 }' "$work/wiki.tsv"; }
line() { # line NAME "OURS" "THEIRS"
    local ours theirs
    read -ra ours <<<"$2"
    read -ra theirs <<<"$3"
    awk -v name="$1" -v r="${ours[0]}" -v a="${ours[1]}" -v b="${ours[2]}" -v tr="${theirs[0]}" -v ta="${theirs[1]}" -v tb="${theirs[2]}" \
        'BEGIN { printf "| %s | %.0f | %s | %s | %.1f | %s | %s | %.0f |\n", name, r, a, b, tr, ta, tb, r / tr }'
}

echo "$documents documents; $(nproc) cores; MediaWiki's cache: $(awk -F'\t' '/^# pages/ { for (i = 1; i < NF; i++) if ($i == "cache") print $(i + 1) }' "$work/wiki.tsv"); load of the machine now: $(cut -d' ' -f1-3 /proc/loadavg)"
echo
echo "| | requests/s | p50 ms | p99 ms | MediaWiki requests/s | p50 ms | p99 ms | ratio |"
echo "|---|---:|---:|---:|---:|---:|---:|---:|"
line "main page" "$(measure /)" "$(wiki main-page)"
line "a template's page" "$(measure /templates/weekly-rota)" "$(wiki template-page)"
line "a download" "$(measure '/templates/weekly-rota/download?format=docx')" "$(wiki file-download)"
five=$(printf '/search?q=%s\n' staff+rota annual+leave care+plan risk+assessment contract)
line "five searches in turn (ours kept for 400 ms)" "$(measure "$five")" "$(wiki 'search: all five in turn')"
line "searches that are always different, beside the five" "$(measure "$(head -n 1 <<<"$five")" bench/queries.lua)" "$(wiki 'search: all five in turn')"
echo
echo "Resident: ours $(awk '/VmRSS/ { printf "%.0f", $2 / 1024 }' "/proc/$site/status") MiB; MediaWiki (shared memory divided) $(awk -F'\t' '$1 == "total" { print $4 }' "$work/wiki.tsv") MiB"
