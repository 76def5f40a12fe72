package dev.rooms.http.document;

import dev.rooms.domain.shared.Scope;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.PathItem;

/** The scope that each operation needs. The use cases decide; a test holds these words against them. */
final class Scopes {
    private static final Set<String> ADMINISTRATION = Set.of("api-keys", "drift", "inbox", "storage");

    private Scopes() {}

    /** The scope of an operation; empty where every caller may call it. */
    static Optional<Scope> of(PathItem.HttpMethod method, String path) {
        var steps = path.substring(ApiDocument.BASE.length()).split("/", -1);
        var resource = steps[0];
        if (resource.equals("me")) {
            return Optional.empty();
        }
        if (ADMINISTRATION.contains(resource)) {
            return Optional.of(Scope.ADMIN);
        }
        var isRead = method == PathItem.HttpMethod.GET || path.endsWith("/introspect");
        var part = steps.length > 2 ? steps[2] : resource;
        return switch (part) {
            case "consents" -> Optional.of(isRead ? Scope.RECORDINGS_READ : Scope.CONSENTS_WRITE);
            case "token", "tokens", "bans", "revoke", "introspect" -> of("tokens", isRead);
            case "participants" -> of("participants", isRead);
            case "recording", "recordings" -> of("recordings", isRead);
            default -> of(resource, isRead);
        };
    }

    private static Optional<Scope> of(String feature, boolean isRead) {
        return Scope.find(feature + (isRead ? ":read" : ":write"));
    }
}
