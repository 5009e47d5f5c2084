# Sourced by mvnw and start. Sets JAVA_HOME to a JDK 25, wherever it is, and tells mvnw where Maven comes from.

wanted_java=25

java_feature() { # the feature version of the JDK at $1, from its release file (no JVM start)
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

is_wanted_jdk() {
    [ -x "$1/bin/javac" ] && [ "$(java_feature "$1")" = "$wanted_java" ]
}

jdk_candidates() {
    [ -z "${JAVA_HOME-}" ] || printf '%s\n' "$JAVA_HOME"
    for javac in $(command -v javac 2>/dev/null); do
        real=$(readlink -f "$javac" 2>/dev/null) && printf '%s\n' "${real%/bin/javac}"
    done
    for parent in /usr/lib/jvm /opt /usr/java /usr/local "$HOME/.sdkman/candidates/java" "$HOME/.jdks" "$HOME/.local/share/mise/installs/java" \
        /Library/Java/JavaVirtualMachines "$HOME/Library/Java/JavaVirtualMachines"; do
        [ -d "$parent" ] || continue
        find -L "$parent" -maxdepth 4 -type f -name release 2>/dev/null | sed 's:/release$::'
    done
}

find_jdk() {
    jdk_candidates | while IFS= read -r candidate; do
        if is_wanted_jdk "$candidate"; then
            printf '%s\n' "$candidate"
            break
        fi
    done
}

jdk=$(find_jdk)
if [ -z "$jdk" ]; then
    echo "No JDK $wanted_java found. Install one (Temurin $wanted_java, say) under /usr/lib/jvm, /opt, ~/.sdkman or ~/.jdks, or point JAVA_HOME at it." >&2
    exit 1
fi
export JAVA_HOME="$jdk"

if [ -z "${MVNW_REPOURL-}" ]; then
    # Maven Central's host is its group id read backwards; a mirror's address belongs in MVNW_REPOURL, not in a commit.
    central=org.apache.maven.repo
    MVNW_REPOURL="https://$(printf '%s' "$central" | tr . '\n' | sed '1!G;h;$!d' | tr '\n' . | sed 's/\.$//')/maven2"
    export MVNW_REPOURL
fi
