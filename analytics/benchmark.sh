#!/usr/bin/env bash
# Measures the goals of the engine and prints every run with the load of the machine. Takes five minutes; needs GNU time.
# Works in a new directory that it leaves in place: ext4 gives out the places of files deleted in the last minutes slowly.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-3}
work=$(mktemp -d "${TMPDIR:-/tmp}/analytics-benchmark.XXXXXX")

./mvnw -q -pl analytics -am test-compile dependency:build-classpath \
    -Dmdep.includeScope=test -Dmdep.outputFile=target/benchmark.classpath -Djacoco.skip -Dspotless.check.skip
analytics/analytics --version >/dev/null
. ./.mvn/environment.sh
classpath=analytics/target/test-classes:analytics/target/classes:$(cat analytics/target/benchmark.classpath)
java=("$JAVA_HOME/bin/java" -XX:+UseParallelGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED
    --sun-misc-unsafe-memory-access=allow -cp "$classpath")
package=app.passculture.data.analytics

load() { cut -d' ' -f1-3 /proc/loadavg; }

# figure LABEL COMMAND…: one line a run.
figure() {
    local label=$1 measured
    shift
    measured=$(/usr/bin/time -f '%e s wall, %U + %S s CPU, %M KB' "$@" 2>&1 >"$work/out" | tail -n 1)
    printf '| %s | %s | %s |\n' "$label" "$measured" "$(load)"
}

project() {
    "${java[@]}" $package.transformation.ProjectBenchmark "$1" "$work/$1-$2" >"$work/out"
    printf '%s' "$work/$1-$2"
}

echo "analytics/benchmark.sh, $(date -u +'%F %H:%M') UTC: $(nproc) cores, load $(load), JDK $("${java[@]}" --version | head -n 1)"
echo '| what | measured | load |'
echo '|---|---|---|'
for run in $(seq "$runs"); do
    for models in 100 1000 10000; do
        directory=$(project "$models" "$run")
        # Half a gigabyte of heap is enough for 10,000 models, so that no more is taken.
        figure "compile of $models models, cold" \
            env JAVA_TOOL_OPTIONS=-Xmx450m analytics/analytics compile --project-dir "$directory"
        [ "$models" -gt 1000 ] && continue
        figure "check of $models models, nothing known" analytics/analytics check --project-dir "$directory"
        figure "check of $models models, nothing changed" analytics/analytics check --project-dir "$directory"
    done
    cp -r analytics/sql "$work/sql-$run"
    rm -rf "$work/sql-$run/target"
    figure "build of the platform's project from nothing" analytics/analytics build --quiet --project-dir "$work/sql-$run"
    figure "its unit tests, 1 thread" \
        analytics/analytics test --select test_type:unit --threads 1 --quiet --project-dir "$work/sql-$run"
    "${java[@]}" $package.quality.UnitTestTimes "$work/sql-$run/target/run_results.json"
done
"${java[@]}" $package.execution.RunBenchmark "$work"
echo "load $(load) at the end; projects left in $work"
