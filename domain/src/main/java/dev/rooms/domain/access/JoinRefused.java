package dev.rooms.domain.access;

import dev.rooms.domain.shared.Denied;
import java.util.Locale;
import java.util.Map;

/** Who comes with this token is not let in to the media server. */
public final class JoinRefused extends Denied {
    private static final long serialVersionUID = 1;

    /** What is wrong; the name is part of the API. */
    public enum Reason {
        NO_TOKEN("There is no join token in the request."),
        NOT_VERIFIED("The token is not signed with a key of this deployment, or not good for now."),
        NOT_ISSUED("The token was not issued for this room and identity."),
        REVOKED("The token has been revoked."),
        SESSION_OVER("The session that the token was issued for is over."),
        BANNED("The identity is banned from this room."),
        USED_UP("The token has been used as often as it may be."),
        IN_USE("The holder of this single-use token is in the room already."),
        CHANGES_PARTICIPANT(
                "The request asks LiveKit for another identity, metadata or attributes than the token has.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;

    public JoinRefused(Reason reason) {
        super("join-refused", reason.sentence);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("reason", reason.text());
    }
}
