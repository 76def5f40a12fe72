package dev.rooms.livekit.history;

import dev.rooms.application.drift.LiveRooms;
import dev.rooms.application.drift.Looks;
import dev.rooms.application.participant.Connections;
import dev.rooms.application.room.MediaServerUnavailable;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Mistakes in comparing LiveKit with the ledger. */
enum FaultOfLooking implements Wiring {
    NOBODY_LOOKS {
        @Override
        public LiveRooms liveRooms(LiveRooms right, Connections connections) {
            return Planted.in(LiveRooms.class, right, "rooms", (_, _) -> {
                throw new MediaServerUnavailable();
            });
        }
    },

    ONE_LOOK_IS_ENOUGH {
        @Override
        public int comparisons() {
            return 2;
        }
    },

    NO_ANSWER_IS_READ_AS_NO_ROOMS {
        @Override
        public LiveRooms liveRooms(LiveRooms right, Connections connections) {
            return Planted.in(LiveRooms.class, right, "rooms", (_, rightly) -> orNobody(rightly));
        }
    },

    NO_ANSWER_IS_READ_AS_NO_NODE {
        @Override
        public LiveRooms liveRooms(LiveRooms right, Connections connections) {
            return Planted.in(LiveRooms.class, right, "isServed", (_, rightly) -> {
                try {
                    return rightly.get();
                } catch (MediaServerUnavailable unknown) {
                    return false;
                }
            });
        }
    },

    GHOSTS_ARE_BELIEVED {
        @Override
        public LiveRooms liveRooms(LiveRooms right, Connections connections) {
            return Planted.in(LiveRooms.class, right, "isServed", (_, rightly) -> rightly.get() != null);
        }
    },

    STRANGERS_ARE_NOT_ADOPTED {
        @Override
        public LiveRooms liveRooms(LiveRooms right, Connections connections) {
            return Planted.in(
                    LiveRooms.class,
                    right,
                    "people",
                    (_, rightly) -> ((List<?>) rightly.get())
                            .stream()
                                    .map(LiveRooms.Present.class::cast)
                                    .filter(each -> connections
                                            .find(each.participant().sid())
                                            .isPresent())
                                    .toList());
        }
    },

    WHO_IS_GONE_LEFT_JUST_NOW {
        @Override
        public Looks looks(Looks right, InstantSource clock) {
            return Planted.in(Looks.class, right, "last", (_, _) -> Optional.of(clock.instant()));
        }
    };

    private static Object orNobody(Supplier<Object> rightly) {
        try {
            return rightly.get();
        } catch (MediaServerUnavailable unknown) {
            return List.of();
        }
    }
}
