package dev.rooms.domain.access;

import dev.rooms.domain.shared.Invalid;
import dev.rooms.domain.shared.Rules;
import dev.rooms.domain.shared.Violation;

/**
 * A token that servers and proxies would refuse, since it stands in headers and URLs. Its metadata and attributes are the
 * only parts without a small bound; the larger of them is to blame.
 */
public final class TokenTooLarge extends Invalid {
    private static final long serialVersionUID = 1;
    private static final String CODE = "token-too-large";

    public TokenTooLarge(TokenWish wish, int bytes, int most) {
        super(
                CODE,
                new Violation(
                        pointer(wish),
                        CODE,
                        "makes a token of " + bytes + " bytes; at most " + most + " are possible"));
    }

    private static String pointer(TokenWish wish) {
        var metadata = wish.metadata() == null ? 0 : Rules.utf8Length(wish.metadata());
        return metadata >= wish.attributesBytes() ? "/metadata" : "/attributes";
    }
}
