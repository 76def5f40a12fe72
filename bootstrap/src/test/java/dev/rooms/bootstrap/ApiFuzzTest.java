package dev.rooms.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Throws what schemathesis thinks up from the API document at the API. */
@QuarkusTest
@QuarkusTestResource(RealLiveKit.class)
class ApiFuzzTest {
    @TestHTTPResource("/")
    String url = "";

    @Test
    void nothing_that_the_document_allows_or_forbids_brings_the_api_out_of_its_manners()
            throws IOException, InterruptedException {
        if (!isInstalled()) {
            System.err.println("Skipped, because there is no schemathesis: pip install schemathesis==4.32.5");
            Assumptions.abort("no schemathesis on the PATH");
        }
        var fuzz = new ProcessBuilder(
                        "schemathesis",
                        "run",
                        url + "openapi",
                        "--url",
                        url,
                        "--checks",
                        "all",
                        "--max-examples",
                        "25",
                        "--seed",
                        "1",
                        "--header",
                        "Authorization: Bearer " + RealLiveKit.OPERATOR_KEY)
                .directory(Path.of("src/test/schemathesis").toFile())
                .redirectErrorStream(true)
                .start();
        var report = new String(fuzz.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(fuzz.waitFor()).withFailMessage(() -> report).isZero();
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("schemathesis", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
