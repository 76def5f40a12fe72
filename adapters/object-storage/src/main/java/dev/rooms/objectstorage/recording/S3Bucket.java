package dev.rooms.objectstorage.recording;

import java.net.URI;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * A bucket, where its storage answers, and who we are there.
 *
 * @param endpoint what Rooms calls: scheme, host, port, and the path before the bucket
 * @param publicEndpoint the same of signed links, which others follow
 * @param pathStyle whether the bucket stands in the path, and not before the host
 */
public record S3Bucket(
        URI endpoint,
        URI publicEndpoint,
        String region,
        String name,
        BucketCredentials credentials,
        boolean pathStyle) {
    /** Where Amazon's S3 answers in a region, also in China, in GovCloud and in other partitions. */
    public static String amazon(String region) {
        return "https://s3." + region + "."
                + PartitionMetadata.of(Region.of(region)).dnsSuffix();
    }

    @Override
    public String toString() {
        return "S3Bucket[" + name + " at " + endpoint + "]";
    }
}
