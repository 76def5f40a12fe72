package dev.rooms.domain.shared;

/** The caller saw an older version than the one that stands (RFC 9110, 13.1.1). */
public final class Stale extends Failure {
    private static final long serialVersionUID = 1;

    public Stale() {
        super("stale", "The resource has changed since the version named in If-Match; read it again.");
    }
}
