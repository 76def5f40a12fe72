package dev.rooms.livekit.recording;

import org.jspecify.annotations.Nullable;

/** Where recorders upload to, and what lets them in. LiveKit is told with each request, and nobody else ever. */
public sealed interface EgressStorage {
    /**
     * A bucket of S3, or of what speaks as S3 does.
     *
     * @param endpoint with its scheme; null: that of AWS in this region
     * @param pathStyle whether the bucket stands in the path instead of the host
     */
    record S3(
            @Nullable String endpoint,
            String region,
            String bucket,
            String accessKey,
            String secretKey,
            boolean pathStyle)
            implements EgressStorage {
        @Override
        public String toString() {
            return "S3[" + bucket + " at " + endpoint + "]";
        }
    }

    /** @param credentials of a service account, the JSON that Google hands out */
    record GoogleCloud(String bucket, String credentials) implements EgressStorage {
        @Override
        public String toString() {
            return "GoogleCloud[" + bucket + "]";
        }
    }

    /** The recorders know by themselves: the {@code storage} of their own configuration. */
    record OfTheRecorders() implements EgressStorage {}
}
