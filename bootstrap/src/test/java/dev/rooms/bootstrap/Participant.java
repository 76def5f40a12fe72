package dev.rooms.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real WebRTC participant: a process of its own that tells what it sees, and can be killed. */
public final class Participant implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Process process;
    private final Writer commands;
    private final List<JsonNode> seen = new CopyOnWriteArrayList<>();

    private Participant(Process process) {
        this.process = process;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofVirtual().start(() -> listen(process.inputReader(StandardCharsets.UTF_8)));
    }

    /** @param publishes audio, video */
    public static Participant enter(String url, String token, String... publishes) {
        var words = new ArrayList<>(
                List.of(GoProgram.PARTICIPANT.path().orElseThrow().toString(), url, token));
        words.addAll(List.of(publishes));
        try {
            return new Participant(new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Participant connected() {
        await("connected");
        return this;
    }

    public JsonNode await(String event) {
        return Eventually.within(
                PATIENCE,
                "the participant sees " + event,
                () -> seen.stream()
                        .filter(line -> line.path("ev").asText().equals(event))
                        .findFirst());
    }

    public boolean hasSeen(String event) {
        return seen.stream().anyMatch(line -> line.path("ev").asText().equals(event));
    }

    void say(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public void leave() {
        say("leave");
        await(process);
    }

    /** As a crash: nobody is told. */
    public void kill() {
        process.destroyForcibly();
    }

    public boolean isOut() {
        return !process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static void await(Process process) {
        Eventually.within(PATIENCE, "the participant is gone", () -> !process.isAlive());
    }

    private void listen(BufferedReader lines) {
        try (lines) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                seen.add(JSON.readTree(line));
            }
        } catch (IOException gone) {
            // It was killed.
        }
    }
}
