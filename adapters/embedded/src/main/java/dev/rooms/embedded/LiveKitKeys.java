package dev.rooms.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The API key and secret that the LiveKit server of a checkout shares with Rooms. */
record LiveKitKeys(String key, String secret) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The same at every start of one checkout, so tokens in open browsers stay good. */
    static LiveKitKeys keptIn(Path folder) {
        var file = folder.resolve("livekit.keys");
        try {
            if (Files.exists(file)) {
                var lines = Files.readAllLines(file);
                if (lines.size() == 2) {
                    return new LiveKitKeys(lines.getFirst(), lines.getLast());
                }
            }
            return random().writtenTo(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LiveKitKeys random() {
        return new LiveKitKeys("API" + randomHex(6), randomHex(32));
    }

    static String randomHex(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private LiveKitKeys writtenTo(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, key + "\n" + secret + "\n");
        return this;
    }

    /** A secret must not be printed by accident. */
    @Override
    public String toString() {
        return key;
    }
}
