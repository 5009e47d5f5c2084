#!/usr/bin/env bash
# Compares /recommendation/{id} with /check under load; the options are those of BenchmarkSettings. Takes four minutes.
set -euo pipefail
cd "$(dirname "$0")/.."

classpath=target/benchmark.classpath
./mvnw -q -pl recommendation-api -am package -DskipTests \
    dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$classpath"

. ./.mvn/environment.sh
pin=()
options=()
if [ "$(nproc)" -ge 2 ] && command -v taskset >/dev/null; then
    # The API alone on core 0; PostgreSQL, a child of the load generator, shares core 1 with it.
    pin=(taskset -c 1)
    options=(--server-core 0)
fi
exec "${pin[@]}" "$JAVA_HOME/bin/java" -Xmx512m -Dlogback.configurationFile=benchmark-logback.xml \
    -cp "recommendation-api/target/test-classes:$(cat "recommendation-api/$classpath")" \
    app.passculture.data.recommendation.api.benchmark.RecommendationBenchmark "${options[@]}" "$@"
