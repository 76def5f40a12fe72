package dev.rooms.http.shared;

import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Period;
import dev.rooms.http.problem.HttpRefusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pages of a list. A cursor is the last id that was shown, or another place in it, bound to the list and its filter. */
public final class Paging {
    private static final int USUAL = 20;
    private static final int MOST = 100;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
    private static final int ID = 16;
    private static final int BINDING = 8;

    private final byte[] binding;
    private final Page.Request request;

    private Paging(byte[] binding, Page.Request request) {
        this.binding = binding;
        this.request = request;
    }

    /** @param list the list and its filter; a cursor of another list is refused */
    static Paging of(@Nullable String limit, @Nullable String cursor, Period period, @Nullable Object... list) {
        // The cursors of a whole list do not change when it learns to filter by time: consumers of events keep theirs.
        var bound = period.equals(Period.ALWAYS) ? Stream.of(list) : Stream.concat(Stream.of(list), Stream.of(period));
        var binding = binding(bound.map(Objects::toString).collect(Collectors.joining("\n")));
        var after = cursor == null ? null : after(cursor, binding);
        return new Paging(binding, new Page.Request(limit(limit), after, period));
    }

    public Page.Request request() {
        return request;
    }

    public @Nullable String next(Page<?> page) {
        var last = page.next();
        return last == null ? null : cursor(last);
    }

    public String cursor(UUID last) {
        var bytes = ByteBuffer.allocate(BINDING + ID)
                .put(binding)
                .putLong(last.getMostSignificantBits())
                .putLong(last.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        if (NUMBER.matcher(text).matches()) {
            var limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        }
        throw HttpRefusal.badParameter("limit", "must be a number from 1 to " + MOST);
    }

    private static UUID after(String cursor, byte[] binding) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            var bound = new byte[BINDING];
            if (bytes.remaining() == BINDING + ID) {
                bytes.get(bound);
                if (Arrays.equals(bound, binding)) {
                    return new UUID(bytes.getLong(), bytes.getLong());
                }
            }
        } catch (IllegalArgumentException notBase64) {
            // Refused below, as a cursor of another list is.
        }
        throw HttpRefusal.badCursor();
    }

    private static byte[] binding(String list) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(list.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest, BINDING);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
