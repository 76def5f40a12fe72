# Sourced by mvnw where it would download Maven. An older mvn on the PATH can fetch the pinned one too, and knows its
# owner's mirrors, so the build also works where the archive of the wrapper cannot be reached.
maven_pinned=${distributionUrlNameMain#apache-maven-}
maven_zip=${HOME}/.m2/repository/org/apache/maven/apache-maven/$maven_pinned/apache-maven-$maven_pinned-bin.zip
if [ ! -d "$MAVEN_HOME" ] && command -v mvn >/dev/null; then
  # Away from this project, whose extensions this mvn would load.
  (cd / && mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:get -Dtransitive=false \
    -Dartifact="org.apache.maven:apache-maven:$maven_pinned:zip:bin" >&2) || true
  if [ -f "$maven_zip" ] && [ "$(sha256sum "$maven_zip" | cut -d' ' -f1)" = "${distributionSha256Sum-}" ]; then
    maven_new=$MAVEN_HOME.$$
    mkdir -p "$maven_new" && (cd "$maven_new" && "$JAVA_HOME/bin/jar" xf "$maven_zip")
    chmod +x "$maven_new/apache-maven-$maven_pinned/bin/mvn"
    mv "$maven_new/apache-maven-$maven_pinned" "$MAVEN_HOME" 2>/dev/null || true # somebody else was faster
    rm -rf "$maven_new"
  fi
fi
