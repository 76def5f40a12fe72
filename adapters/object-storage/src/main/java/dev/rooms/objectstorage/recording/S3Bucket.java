package dev.rooms.objectstorage.recording;

import java.net.URI;

/**
 * A bucket, where its storage answers, and who we are there.
 *
 * @param endpoint what Rooms calls: scheme, host and port
 * @param publicEndpoint the same of signed links, which others follow
 * @param pathStyle whether the bucket stands in the path, and not before the host
 */
public record S3Bucket(
        URI endpoint,
        URI publicEndpoint,
        String region,
        String name,
        String accessKey,
        String secretKey,
        boolean pathStyle) {
    /** Its secret must not be printed by accident. */
    @Override
    public String toString() {
        return "S3Bucket[" + name + " at " + endpoint + "]";
    }
}
