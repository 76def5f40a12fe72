package dev.rooms.objectstorage.recording;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/** The credentials of Rooms at the storage: a key pair, or the role that Amazon gives this process. */
public final class BucketCredentials {
    private final AwsCredentialsProvider provider;

    BucketCredentials(AwsCredentialsProvider provider) {
        this.provider = provider;
    }

    public static BucketCredentials of(String accessKey, String secretKey) {
        return new BucketCredentials(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)));
    }

    /**
     * The credentials that the SDK's default chain finds: variables of Amazon's tools, a service account (IRSA, by STS),
     * a container's role (EKS Pod Identity, ECS) or a machine's. The SDK renews them in the background before they expire.
     */
    public static BucketCredentials ofTheRole() {
        return new BucketCredentials(OfTheRole.PROVIDER);
    }

    /** One provider per process: the question at start fills its cache. */
    private static final class OfTheRole {
        private static final AwsCredentialsProvider PROVIDER = DefaultCredentialsProvider.builder()
                .asyncCredentialUpdateEnabled(true)
                .build();
    }

    /**
     * Asks for them once; it may take seconds.
     *
     * @return why there are none
     */
    public Optional<String> missing() {
        try {
            provider.resolveCredentials();
            return Optional.empty();
        } catch (SdkException none) {
            return Optional.of(String.valueOf(none.getMessage()));
        }
    }

    AwsCredentialsProvider provider() {
        return provider;
    }

    AwsCredentials now() {
        return provider.resolveCredentials();
    }

    /** A secret must not be printed by accident. */
    @Override
    public String toString() {
        return "BucketCredentials";
    }
}
