#!/usr/bin/env bash
# Measures the engine beside db-scheduler on a PostgreSQL of its own, with fsync on. Takes three minutes and prints a table;
# names of parts (latency, throughput, queue, failover, idle) measure only those.
set -euo pipefail
cd "$(dirname "$0")/.."

classpath=target/benchmark.classpath
./mvnw -q -pl orchestration -am package -DskipTests \
    dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$classpath"

. ./.mvn/environment.sh
exec "$JAVA_HOME/bin/java" -Xmx512m \
    -cp "orchestration/target/test-classes:orchestration/target/classes:$(cat "orchestration/$classpath")" \
    app.passculture.data.orchestration.scheduler.SchedulerBenchmark "$@"
