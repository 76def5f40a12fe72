package dev.rooms.domain.room;

/** The name under which LiveKit knows a session; drawn anew for each session, and says nothing about the room. */
public record LiveKitRoomName(String value) {
    public static LiveKitRoomName of(SessionId session) {
        return new LiveKitRoomName("s-" + session.value().toString().replace("-", ""));
    }
}
