#!/usr/bin/env bash
# Measures the published site under load, beside a bare endpoint that answers with the same bytes, and prints Markdown.
# Needs the .NET SDK, wrk and curl. Everything happens in a temporary folder and on 127.0.0.1.
#   bench/load.sh [TEMPLATES ...]       library sizes besides the starter library; 10000 when left out
# DURATION (10s), CONNECTIONS (8) and KEEP=folder (keeps data folders between runs) can be set in the environment.
set -euo pipefail
cd "$(dirname "$0")/.."
duration=${DURATION:-10s}
connections=${CONNECTIONS:-8}
sizes=("$@")
[ $# -gt 0 ] || sizes=(10000)
site_port=5198
bare_port=5199
work=$(mktemp -d "${TMPDIR:-/tmp}/phb-load.XXXXXX")
data=${KEEP:-$work/data}
mkdir -p "$data"
pids=()

stop() {
    kill "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}

clean_up() {
    for pid in "${pids[@]:-}"; do [ -z "$pid" ] || stop "$pid"; done
    rm -rf "$work"
}
trap clean_up EXIT INT TERM

now() { date +%s%N; }

# until_answers URL PID: milliseconds until the address answers with 200
until_answers() {
    local begun
    begun=$(now)
    until curl -sf -o /dev/null --max-time 10 "$1"; do
        kill -0 "$2" 2>/dev/null || { echo "It stopped before it answered $1." >&2; cat "$work/site.log" >&2; exit 1; }
        [ $((($(now) - begun) / 1000000)) -lt 60000 ] || { echo "No answer from $1 within a minute." >&2; exit 1; }
        sleep 0.02
    done
    echo $((($(now) - begun) / 1000000))
}

start_site() {
    # From another folder, as a service would; the data folder is all it is told.
    (cd / && exec "$work/site/PhbResources.Web" --urls "http://127.0.0.1:$site_port" --Phb:DataPath="$1" >"$work/site.log" 2>&1) &
    site=$!
    pids+=("$site")
}

memory() { awk -v name="$1:" '$1 == name { printf "%.0f", $2 / 1024 }' "/proc/$site/status"; }

# load URL [SCRIPT]: sets rate, p50 and p99
load() {
    local output
    output=$(wrk -t2 -c"$connections" -d"$duration" --latency ${2:+-s "$2"} "$1")
    if grep -q 'Non-2xx' <<<"$output"; then
        echo "Not every answer was good: $output" >&2
        exit 1
    fi
    rate=$(awk '/Requests\/sec/ { print $2 }' <<<"$output")
    p50=$(awk '$1 == "50%" { print $2 }' <<<"$output")
    p99=$(awk '$1 == "99%" { print $2 }' <<<"$output")
}

# compare NAME SITE-PATH SAVED-AS [SCRIPT]: one line of the table
compare() {
    local bare_rate bare_p99
    wrk -t2 -c"$connections" -d3s ${4:+-s "$4"} "http://127.0.0.1:$site_port$2" >/dev/null
    wrk -t2 -c"$connections" -d1s "http://127.0.0.1:$bare_port/$3" >/dev/null
    load "http://127.0.0.1:$bare_port/$3"
    bare_rate=$rate bare_p99=$p99
    load "http://127.0.0.1:$site_port$2" "${4:-}"
    awk -v name="$1" -v bytes="$(stat -c %s "$work/bare/$3")" -v rate="$rate" -v bare="$bare_rate" -v p50="$p50" -v p99="$p99" -v bare_p99="$bare_p99" \
        -v memory="$(memory VmRSS)" 'BEGIN { printf "| %s | %.1f | %.0f | %s | %s | %.0f | %s | %.2f | %s |\n", name, bytes / 1024, rate, p50, p99, bare, bare_p99, rate / bare, memory }'
}

measure() {
    local folder=$1 templates first again
    templates=$2
    echo
    echo "### $templates templates"
    echo
    start_site "$folder"
    first=$(until_answers "http://127.0.0.1:$site_port/" "$site")
    until_answers "http://127.0.0.1:$site_port/health/ready" "$site" >/dev/null
    sleep 3 # what was built is written to disk
    stop "$site"
    start_site "$folder"
    again=$(until_answers "http://127.0.0.1:$site_port/" "$site")
    until_answers "http://127.0.0.1:$site_port/health/ready" "$site" >/dev/null
    sleep 2
    echo "First start (fills the folder or builds the search index) to first answer: $first ms. Start after that to first answer: $again ms."
    echo "Resident after start: $(memory VmRSS) MiB, peak $(memory VmHWM) MiB. Load of the machine: $(cut -d' ' -f1-3 /proc/loadavg)."
    echo
    rm -rf "$work/bare"
    mkdir "$work/bare"
    local url="http://127.0.0.1:$site_port"
    curl -sf "$url/" -o "$work/bare/home"
    curl -sf "$url/templates/weekly-rota" -o "$work/bare/template"
    curl -sf "$url/search?q=night+rota" -o "$work/bare/search"
    curl -sf "$url/templates/weekly-rota/download?format=docx" -o "$work/bare/download"
    dotnet bench/PhbResources.Bare/bin/Release/net10.0/PhbResources.Bare.dll "$work/bare" --urls "http://127.0.0.1:$bare_port" >/dev/null 2>&1 &
    local bare=$!
    pids+=("$bare")
    until_answers "http://127.0.0.1:$bare_port/home" "$bare" >/dev/null
    echo "| Page | KiB | requests/s | p50 | p99 | bare requests/s | bare p99 | ratio to bare | resident MiB |"
    echo "|---|---:|---:|---:|---:|---:|---:|---:|---:|"
    compare "home" "/" home
    compare "template" "/templates/weekly-rota" template
    compare "download (docx)" "/templates/weekly-rota/download?format=docx" download
    compare "search, always the same" "/search?q=night+rota" search
    compare "search, always another" "/search" search bench/queries.lua
    echo
    echo "Resident after the load: $(memory VmRSS) MiB, peak $(memory VmHWM) MiB. Load of the machine: $(cut -d' ' -f1-3 /proc/loadavg)."
    stop "$site"
    stop "$bare"
}

for project in Bare Generator Benchmarks; do
    dotnet build "bench/PhbResources.$project" -c Release -v q >"$work/build.log" || { cat "$work/build.log" >&2; exit 1; }
done
dotnet publish src/PhbResources.Web -c Release -o "$work/site" -v q >"$work/build.log" || { cat "$work/build.log" >&2; exit 1; }
starter=$(find umbraco-config/library -name '*.yaml' ! -name categories.yaml | wc -l)
echo "Machine: $(nproc) cores, $(awk '/MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo) GiB, .NET SDK $(dotnet --version); wrk -t2 -c$connections -d$duration."

mkdir -p "$data/starter"
measure "$data/starter" "$starter"
for size in "${sizes[@]}"; do
    if [ ! -d "$data/$size" ]; then
        dotnet bench/PhbResources.Generator/bin/Release/net10.0/PhbResources.Generator.dll "$data/$size" "$size" >"$work/generator.log" || { cat "$work/generator.log" >&2; exit 1; }
    fi
    measure "$data/$size" "$size"
done

echo
echo "### From publishing to seeing, in ms (median of 20)"
echo
echo "| Templates | publish returned | on its page | found in search | found in search, slowest |"
echo "|---:|---:|---:|---:|---:|"
for folder in starter "${sizes[@]}"; do
    # On a copy, since it adds templates.
    cp -r "$data/$folder" "$work/copy"
    dotnet bench/PhbResources.Benchmarks/bin/Release/net10.0/PhbResources.Benchmarks.dll visible "$work/copy" 2>"$work/visible.log" || { cat "$work/visible.log" >&2; exit 1; }
    rm -rf "$work/copy"
done
