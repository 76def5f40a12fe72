package dev.rooms.bench;

import dev.rooms.bench.OurRooms.OurRoom;
import java.util.UUID;

/**
 * What LiveKit tells of one room of ours, event by event: each guest comes and publishes two tracks, then each stops
 * them and leaves, and the room ends. The fields are those of a real server's webhooks.
 */
final class RoomStory {
    private static final int PER_GUEST = 3;
    private static final int LEAVING = 1 + PER_GUEST * OurRooms.GUESTS;
    static final int LENGTH = LEAVING + PER_GUEST * OurRooms.GUESTS + 1;

    private static final String CODECS =
            "\"enabledCodecs\":[{\"mime\":\"audio/PCMU\"},{\"mime\":\"audio/opus\"},{\"mime\":\"audio/red\"},"
                    + "{\"mime\":\"video/VP8\"},{\"mime\":\"video/H264\"},{\"mime\":\"video/VP9\"},"
                    + "{\"mime\":\"video/AV1\"},{\"mime\":\"video/rtx\"}]";
    private static final String PERMISSION =
            "\"permission\":{\"canSubscribe\":true,\"canPublish\":true,\"canPublishData\":true,"
                    + "\"canPublishSources\":[\"CAMERA\",\"MICROPHONE\",\"SCREEN_SHARE\",\"SCREEN_SHARE_AUDIO\"]}";

    private final OurRoom room;
    private final String sid;
    private final long begin;
    private final long[] joined = new long[OurRooms.GUESTS];

    /** @param begin in milliseconds since 1970 */
    RoomStory(OurRoom room, long begin) {
        this.room = room;
        this.begin = begin;
        this.sid = room.livekitRoom().substring(room.livekitRoom().length() - 12);
    }

    /** The guest who comes at this step, or -1. */
    static int comes(int step) {
        return step > 0 && step < LEAVING && (step - 1) % PER_GUEST == 0 ? (step - 1) / PER_GUEST : -1;
    }

    /** @param at in milliseconds since 1970 */
    String event(int step, long at) {
        if (step == 0) {
            return event("room_started", wholeRoom(), at);
        }
        if (step == LENGTH - 1) {
            return event("room_finished", wholeRoom(), at);
        }
        var isLeaving = step >= LEAVING;
        var place = step - (isLeaving ? LEAVING : 1);
        var guest = place / PER_GUEST;
        if (comes(step) >= 0) {
            joined[guest] = at;
            return event("participant_joined", wholeRoom() + ',' + whole(guest, "ACTIVE", ""), at);
        }
        if (isLeaving && place % PER_GUEST == 2) {
            var left = ",\"isPublisher\":true,\"disconnectReason\":\"CLIENT_INITIATED\"";
            return event("participant_left", wholeRoom() + ',' + whole(guest, "DISCONNECTED", left), at);
        }
        var isVideo = place % PER_GUEST == (isLeaving ? 0 : 2);
        return event(isLeaving ? "track_unpublished" : "track_published", track(guest, isVideo), at);
    }

    private static String event(String name, String content, long at) {
        return "{\"event\":\"" + name + "\"," + content + ",\"id\":\"EV_" + UUID.randomUUID() + "\",\"createdAt\":\""
                + at / 1000 + "\"}";
    }

    private String brief() {
        return "\"room\":{\"sid\":\"RM_" + sid + "\",\"name\":\"" + room.livekitRoom() + '"';
    }

    private String wholeRoom() {
        return brief() + ",\"emptyTimeout\":300,\"departureTimeout\":20,\"creationTime\":\"" + begin / 1000
                + "\",\"creationTimeMs\":\"" + begin + "\"," + CODECS + '}';
    }

    private String participant(int guest) {
        return "\"participant\":{\"sid\":\"PA_" + sid + guest + "\",\"identity\":\"" + OurRooms.identity(guest) + '"';
    }

    private String whole(int guest, String state, String more) {
        return participant(guest) + ",\"state\":\"" + state + "\",\"joinedAt\":\"" + joined[guest] / 1000
                + "\",\"joinedAtMs\":\"" + joined[guest] + "\",\"name\":\"Ana Pereira\",\"version\":2," + PERMISSION
                + ",\"attributes\":{\"rooms.token_id\":\"" + room.tokens().get(guest) + "\"}" + more + '}';
    }

    private String track(int guest, boolean isVideo) {
        var kind = isVideo
                ? "\"type\":\"VIDEO\",\"name\":\"video\",\"source\":\"CAMERA\",\"mimeType\":\"video/VP8\",\"mid\":\"1\","
                        + "\"layers\":[{\"quality\":\"HIGH\",\"width\":160,\"height\":90,\"ssrc\":4257609647}]"
                : "\"name\":\"audio\",\"source\":\"MICROPHONE\",\"mimeType\":\"audio/opus\",\"mid\":\"0\"";
        return brief() + "}," + participant(guest) + "},\"track\":{\"sid\":\"TR_" + sid + guest
                + (isVideo ? "v" : "a") + "\",\"width\":160,\"height\":90," + kind
                + ",\"stream\":\"camera\",\"version\":{\"unixMicro\":\"1795420968534640\"}}";
    }
}
