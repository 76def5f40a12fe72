package dev.rooms.livekit.webhook;

import dev.rooms.livekit.shared.Jwt;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A member of a webhook that Rooms stores, with those of its own members that it stores. It drops all others. */
final class Place {
    enum Shape {
        /** A name that LiveKit or Rooms draws, an enum or a number. */
        NAME,
        /** A text that people or servers fill. */
        TEXT,
        OBJECT,
        /** A list of which the first object is kept. */
        FIRST
    }

    /** The members that the inbox sorts by. */
    static final Place ID = name("id");

    static final Place ROOM_NAME = name("name");
    static final Place EGRESS_ID = name("egressId");
    static final Place INGRESS_ID = name("ingressId");

    /** The members that {@link WebhookJson} and {@code EgressReports} read, and few more. */
    static final Place WEBHOOK = object(
            "",
            name("event"),
            ID,
            name("createdAt"),
            name("roomEndReason"),
            object("room", name("sid"), ROOM_NAME),
            object(
                    "participant",
                    name("sid"),
                    // The ledger finds people by their identity, so only credentials are removed, not URL parts.
                    name("identity"),
                    text("name"),
                    name("kind"),
                    name("state"),
                    name("joinedAt"),
                    name("joinedAtMs"),
                    name("disconnectReason"),
                    object("attributes", name(Jwt.TOKEN_ID))),
            object("track", name("sid"), name("source"), name("type")),
            object(
                    "egressInfo",
                    EGRESS_ID,
                    name("roomName"),
                    name("status"),
                    text("error"),
                    text("details"),
                    name("startedAt"),
                    name("endedAt"),
                    name("updatedAt"),
                    request("roomComposite"),
                    request("participant"),
                    request("trackComposite"),
                    first(
                            "fileResults",
                            text("filename"),
                            name("startedAt"),
                            name("endedAt"),
                            name("duration"),
                            name("size"))),
            object("ingressInfo", INGRESS_ID));

    private final byte[] name;
    private final Shape shape;
    private final String prefix;
    private final Place[] members;

    private Place(String name, Shape shape, Place... members) {
        this.name = name.getBytes(StandardCharsets.US_ASCII);
        this.shape = shape;
        this.prefix = '"' + name + "\":";
        this.members = members;
    }

    private static Place name(String name) {
        return new Place(name, Shape.NAME);
    }

    private static Place text(String name) {
        return new Place(name, Shape.TEXT);
    }

    private static Place object(String name, Place... members) {
        return new Place(name, Shape.OBJECT, members);
    }

    private static Place first(String name, Place... members) {
        return new Place(name, Shape.FIRST, members);
    }

    /** The egress request of API version 1, with the path of its file. */
    private static Place request(String name) {
        return object(name, first("fileOutputs", text("filepath")));
    }

    Shape shape() {
        return shape;
    }

    boolean isNoticed() {
        return this == ID || this == ROOM_NAME || this == EGRESS_ID || this == INGRESS_ID;
    }

    boolean isLeaf() {
        return members.length == 0;
    }

    /** The name as it stands before its value. */
    String prefix() {
        return prefix;
    }

    /** The member that these octets name, if it is kept. */
    @Nullable
    Place member(byte[] text, int begin, int end) {
        for (var member : members) {
            var length = member.name.length;
            // The length alone rules most members out.
            if (length == end - begin && Arrays.equals(member.name, 0, length, text, begin, end)) {
                return member;
            }
        }
        return null;
    }
}
