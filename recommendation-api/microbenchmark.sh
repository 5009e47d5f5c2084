#!/usr/bin/env bash
# Measures candidates + scores + order at 800, 3,000 and 26,800 candidates with JMH, whose options it takes (-h lists them).
set -euo pipefail
cd "$(dirname "$0")/.."

classpath=target/microbenchmark.classpath
forget_test_classes() { # compiled with the harness they are not what the tests expect, and the other way round
    rm -rf recommendation-api/target/test-classes recommendation-api/target/maven-status
}
forget_test_classes
./mvnw -q -pl recommendation-api -am test-compile -Pmicrobenchmark -Dspotless.check.skip \
    dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$classpath"
trap forget_test_classes EXIT

. ./.mvn/environment.sh
"$JAVA_HOME/bin/java" -cp "recommendation-api/target/test-classes:recommendation-api/target/classes:$(cat "recommendation-api/$classpath")" \
    org.openjdk.jmh.Main RankingBenchmark "$@"
