package dev.rooms.objectstorage.recording;

import dev.rooms.application.recording.RecordingStore.SignedLink;
import dev.rooms.domain.recording.ObjectKey;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/** Signs links by which an object can be read (AWS Signature Version 4 in the query); mere arithmetic. */
record LinkSigner(S3Bucket bucket) {
    private static final String UNRESERVED = PercentEncoding.LETTERS_AND_DIGITS + "-_.~/";

    /**
     * A link that expires with the credentials that sign it, if they expire before its time.
     *
     * @param more parameters of the request that the link stands for
     */
    SignedLink sign(ObjectKey key, Map<String, String> more, Duration ttl, Instant now) {
        var credentials = bucket.credentials().now();
        // A signature knows seconds alone.
        var begin = now.truncatedTo(ChronoUnit.SECONDS);
        var end = credentials
                .expirationTime()
                .map(time -> time.truncatedTo(ChronoUnit.SECONDS))
                .filter(begin.plus(ttl)::isAfter)
                .orElse(begin.plus(ttl));
        return new SignedLink(sign(key, more, credentials, Duration.between(begin, end), begin), end);
    }

    private URI sign(ObjectKey key, Map<String, String> more, AwsCredentials credentials, Duration ttl, Instant now) {
        var endpoint = bucket.publicEndpoint();
        var before = endpoint.getRawPath().replaceAll("/$", "");
        var inBucket = "/" + PercentEncoding.of(key.value(), UNRESERVED);
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .protocol(endpoint.getScheme())
                .host((bucket.pathStyle() ? "" : bucket.name() + ".") + endpoint.getHost())
                .port(endpoint.getPort() == -1 ? null : endpoint.getPort())
                .encodedPath(before + (bucket.pathStyle() ? "/" + bucket.name() + inBucket : inBucket));
        more.forEach(request::putRawQueryParameter);
        return AwsV4HttpSigner.create()
                .sign(signing -> signing.identity(credentials)
                        .request(request.build())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, bucket.region())
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, ttl)
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                        // S3 takes a path as it was sent, other services of Amazon do not.
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)))
                .request()
                .getUri();
    }
}
