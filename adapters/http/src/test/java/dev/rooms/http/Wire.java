package dev.rooms.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rooms.http.problem.Catalogue;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A connection to the server, byte by byte. */
public final class Wire implements AutoCloseable {
    private final Socket socket;

    private Wire(Socket socket) {
        this.socket = socket;
    }

    public static Wire open() throws IOException {
        var socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(10_000);
        return new Wire(socket);
    }

    public Wire send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Wire send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** All that comes until this text has come. */
    public String until(String end) throws IOException {
        var read = new StringBuilder();
        while (read.indexOf(end) < 0) {
            var next = socket.getInputStream().read();
            if (next < 0) {
                throw new AssertionError("closed after: " + read);
            }
            read.append((char) next);
        }
        return read.toString();
    }

    /** All that comes until the server closes the connection. */
    public String rest() throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException reset) {
            return "";
        }
    }

    public static void assertProblem(String answer, String code) throws IOException {
        assertThat(answer).as("an answer").contains("\r\n\r\n");
        var head = answer.substring(0, answer.indexOf("\r\n\r\n"));
        assertThat(head).as(answer).matches("(?s)HTTP/1\\.[01] " + Catalogue.status(code) + " .*");
        assertThat(head).containsIgnoringCase("content-type: application/problem+json");
        assertThat(head).containsIgnoringCase("x-content-type-options: nosniff");
        assertThat(new ObjectMapper()
                        .readTree(answer.substring(head.length()))
                        .path("code")
                        .asText())
                .isEqualTo(code);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
