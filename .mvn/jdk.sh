# Sourced by mvnw (POSIX sh, before its own "set -euf") and by bin/rooms: exports JAVA_HOME of a JDK that is new enough,
# even when the machine's default java is older.
JDK_MIN=25
jdk_major() { # $1 = JDK home; prints its major version from the release file, or nothing when it is no JDK
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}
jdk_ok() { jdk_v=$(jdk_major "$1") && [ -n "$jdk_v" ] && [ "$jdk_v" -ge "$JDK_MIN" ]; }
jdk_find() {
  if [ -n "${JAVA_HOME-}" ] && jdk_ok "$JAVA_HOME"; then echo "$JAVA_HOME"; return; fi
  jdk_j=$(command -v javac || true)
  if [ -n "$jdk_j" ]; then
    jdk_j=$(readlink -f "$jdk_j" 2>/dev/null || echo "$jdk_j")
    jdk_h=$(cd "$(dirname "$jdk_j")/.." && pwd)
    if jdk_ok "$jdk_h"; then echo "$jdk_h"; return; fi
  fi
  for jdk_h in "${JAVA25_HOME-}" /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$jdk_h" ] && jdk_ok "$jdk_h"; then echo "$jdk_h"; return; fi
  done
}
jdk_h=$(jdk_find)
if [ -z "$jdk_h" ]; then
  echo "Rooms needs a JDK $JDK_MIN or newer; none found in JAVA_HOME, on the PATH or in the usual folders. Install Temurin $JDK_MIN (https://adoptium.net) or set JAVA_HOME." >&2
  exit 1
fi
JAVA_HOME=$jdk_h; export JAVA_HOME
PATH=$JAVA_HOME/bin:$PATH; export PATH
