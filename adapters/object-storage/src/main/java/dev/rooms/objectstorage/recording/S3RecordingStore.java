package dev.rooms.objectstorage.recording;

import dev.rooms.application.recording.RecordingStore;
import dev.rooms.application.recording.StorageUnavailable;
import dev.rooms.domain.recording.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Recordings in a bucket of Amazon S3, Cloudflare R2, Google Cloud Storage or whatever else speaks S3.
 *
 * <p>An answer takes five seconds at most, a second try included.
 */
public final class S3RecordingStore implements RecordingStore {
    private static final Logger LOG = Logger.getLogger(S3RecordingStore.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int TRIES = 2;
    /** More are never listed at once. */
    private static final int LONGEST_PAGE = 1000;

    private final S3Bucket bucket;
    private final LinkSigner links;
    private final Duration answer;
    private @Nullable S3Client client;

    public S3RecordingStore(S3Bucket bucket) {
        this(bucket, ANSWER);
    }

    S3RecordingStore(S3Bucket bucket, Duration answer) {
        this.bucket = bucket;
        this.links = new LinkSigner(bucket);
        this.answer = answer;
    }

    @Override
    public boolean isConfigured() {
        return true;
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) {
        return ask("find", s3 -> {
            try {
                var head =
                        s3.headObject(request -> request.bucket(bucket.name()).key(key.value()));
                return Optional.of(new StoredObject(key, head.contentLength(), head.lastModified()));
            } catch (NoSuchKeyException gone) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void put(ObjectKey key, byte[] content) {
        ask(
                "put",
                s3 -> s3.putObject(
                        request -> request.bucket(bucket.name()).key(key.value()), RequestBody.fromBytes(content)));
    }

    @Override
    public byte[] get(ObjectKey key) {
        return ask(
                "get",
                s3 -> s3.getObjectAsBytes(
                                request -> request.bucket(bucket.name()).key(key.value()))
                        .asByteArray());
    }

    @Override
    public void delete(ObjectKey key) {
        ask("delete", s3 -> {
            try {
                s3.deleteObject(request -> request.bucket(bucket.name()).key(key.value()));
                return true;
            } catch (NoSuchKeyException gone) {
                // Google says so, where Amazon does not mind.
                return false;
            }
        });
    }

    @Override
    public List<StoredObject> list(String prefix, @Nullable ObjectKey after, int limit) {
        var found = new ArrayList<StoredObject>();
        var start = after == null ? null : after.value();
        while (found.size() < limit) {
            var page = page(prefix, start, Math.min(limit - found.size(), LONGEST_PAGE));
            page.contents()
                    .forEach(object -> found.add(
                            new StoredObject(new ObjectKey(object.key()), object.size(), object.lastModified())));
            if (!page.isTruncated() || page.contents().isEmpty()) {
                break;
            }
            start = page.contents().getLast().key();
        }
        return List.copyOf(found);
    }

    private ListObjectsV2Response page(String prefix, @Nullable String after, int length) {
        return ask(
                "list",
                s3 -> s3.listObjectsV2(request -> request.bucket(bucket.name())
                        .prefix(prefix)
                        .startAfter(after)
                        .maxKeys(length)));
    }

    @Override
    public SignedLink link(ObjectKey key, String fileName, Duration ttl, Instant now) {
        var disposition = Map.of("response-content-disposition", ContentDisposition.attachment(fileName));
        try {
            return links.sign(key, disposition, ttl, now);
        } catch (SdkException noCredentials) {
            throw unavailable("link", noCredentials);
        }
    }

    private <T> T ask(String what, Function<S3Client, T> request) {
        try {
            return request.apply(client());
        } catch (SdkException failed) {
            throw unavailable(what, failed);
        }
    }

    private static StorageUnavailable unavailable(String what, SdkException failed) {
        var words = words(failed);
        LOG.warnf("The object storage fails at %s: %s", what, words);
        return new StorageUnavailable(words);
    }

    /** The words of an answer, without the ids of the request; or the reason why there is none. */
    private static String words(SdkException failed) {
        if (failed instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
            var details = answer.awsErrorDetails();
            // The answer to a HEAD has no body, so it says nothing but its status.
            return Stream.of(details.errorCode(), details.errorMessage(), "status " + answer.statusCode())
                    .filter(word -> word != null && !word.isBlank())
                    .collect(Collectors.joining(", "));
        }
        var cause = failed.getCause();
        return failed.getMessage() + (cause == null ? "" : " (" + cause.getMessage() + ")");
    }

    /** Made at its first use, because no start shall wait for the classes that it brings. */
    private synchronized S3Client client() {
        var known = client;
        if (known == null) {
            known = newClient();
            client = known;
        }
        return known;
    }

    private S3Client newClient() {
        return S3Client.builder()
                .endpointOverride(bucket.endpoint())
                .region(Region.of(bucket.region()))
                .forcePathStyle(bucket.pathStyle())
                .credentialsProvider(bucket.credentials().provider())
                // The SDK's newer checksums come as trailers, which only Amazon understands.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(answer.compareTo(CONNECT) < 0 ? answer : CONNECT)
                        .socketTimeout(answer))
                .overrideConfiguration(client -> client.apiCallTimeout(answer)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(TRIES)
                                .build())
                        // Whoever runs Rooms may have files of their own for Amazon's tools.
                        .defaultProfileFile(ProfileFile.aggregator().build()))
                .build();
    }
}
