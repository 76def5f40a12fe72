package dev.rooms.objectstorage.recording;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** S3Proxy over a folder, which checks who asks. */
final class LocalS3 implements AutoCloseable {
    static final String BUCKET = "rooms";
    private static final String SECRET = "secret-of-the-test";

    private final S3Proxy proxy;

    LocalS3(Path folder) throws Exception {
        Files.createDirectories(folder.resolve(BUCKET));
        proxy = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "key", SECRET)
                .build();
        proxy.start();
    }

    S3Bucket bucket() {
        return bucket(BUCKET, SECRET);
    }

    S3Bucket bucket(String name, String secret) {
        return bucket("http://127.0.0.1:" + proxy.getPort(), name, secret);
    }

    static S3Bucket bucket(String endpoint, String name, String secret) {
        return new S3Bucket(
                URI.create(endpoint),
                URI.create(endpoint),
                "us-east-1",
                name,
                BucketCredentials.of("key", secret),
                true);
    }

    @Override
    public void close() throws IOException {
        try {
            proxy.stop();
        } catch (Exception failure) {
            throw new IOException(failure);
        }
    }
}
