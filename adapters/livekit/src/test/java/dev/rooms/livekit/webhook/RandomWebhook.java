package dev.rooms.livekit.webhook;

import java.util.Random;
import java.util.stream.Stream;

/** JSON objects with members of webhooks in their places and elsewhere, however they may be written. */
final class RandomWebhook {
    private static final String[] NAMES = Stream.concat(
                    Kept.places()
                            .flatMap(path -> Stream.of(path.substring(1).split("/", -1)))
                            .filter(name -> !name.equals("0")),
                    Stream.of("", "metadata", "turnPassword", "egress_info", "Room", "si", "sid2", "ï", "a\"b", "\\"))
            .distinct()
            .sorted()
            .toArray(String[]::new);

    private static final String[] PIECES = {
        "ana",
        "RM_1",
        "EGRESS_COMPLETE",
        " ",
        "/",
        "://",
        ":\\/",
        "@",
        "?",
        "#",
        ":",
        "8080",
        "[::1]",
        ".",
        "_",
        "-",
        "eyJ",
        "eyJhIjoxfQ.eyJiIjoyfQ.c2ln",
        "rk_",
        "rk_dev_00000000000000000000000000000000",
        "mark_twain_of_hannibal",
        "https://ana:secret@h.test/p?token=1#x",
        "s3://KEY:se/cret@bucket/",
        "ä",
        "\uFFFD",
        "\u20AC",
        "\uD83D\uDC69",
        "\"",
        "\\",
        "\n",
        "\u007F",
        "x".repeat(50)
    };

    private static final String[] ESCAPED = {"\\u0000", "\\ud83d", "\\udc69", "\\ud83d\\udc69", "\\/", "\\b\\f\\r\\t"};
    private static final String[] SCALARS = {"0", "-1", "1772359200", "1.5e3", "true", "false", "null", "9".repeat(60)};

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    private RandomWebhook(Random random) {
        this.random = random;
    }

    static String of(Random random) {
        var webhook = new RandomWebhook(random);
        webhook.object("");
        return webhook.text.toString();
    }

    private void object(String path) {
        text.append('{');
        for (var left = random.nextInt(7); left > 0; left--) {
            space();
            var name = name(path);
            string(name);
            space();
            text.append(':');
            space();
            value(path + '/' + name);
            space();
            text.append(left == 1 ? "" : ",");
        }
        space();
        text.append('}');
    }

    /** Mostly one that has a place here. */
    private String name(String path) {
        var above = path + '/';
        var here = Kept.places()
                .filter(it -> it.startsWith(above))
                .map(it -> it.substring(above.length()).split("/", -1)[0])
                .distinct()
                .sorted()
                .toArray(String[]::new);
        var names = here.length == 0 || random.nextInt(4) == 0 ? NAMES : here;
        return names[random.nextInt(names.length)];
    }

    private void value(String path) {
        var isContainer = Kept.places().anyMatch(it -> it.startsWith(path + '/'));
        var isList = path.endsWith("fileOutputs") || path.endsWith("fileResults");
        var what = random.nextInt(10);
        if (what == 0 || (isList && what < 8)) {
            array(path + "/0");
        } else if (what == 1 || (isContainer && what < 9)) {
            object(path);
        } else if (what == 2) {
            text.append(SCALARS[random.nextInt(SCALARS.length)]);
        } else {
            string();
        }
    }

    private void array(String path) {
        text.append('[');
        for (var left = random.nextInt(4); left > 0; left--) {
            space();
            if (random.nextInt(3) > 0) {
                object(path);
            } else {
                value(path);
            }
            space();
            text.append(left == 1 ? "" : ",");
        }
        space();
        text.append(']');
    }

    private void string(String said) {
        text.append('"');
        said.chars().forEach(character -> character((char) character, 30));
        text.append('"');
    }

    private void string() {
        text.append('"');
        for (var left = random.nextInt(6); left > 0; left--) {
            if (random.nextInt(8) == 0) {
                text.append(ESCAPED[random.nextInt(ESCAPED.length)]);
            } else {
                var seldom = random.nextInt(5) == 0 ? 3 : 1_000;
                PIECES[random.nextInt(PIECES.length)].chars().forEach(it -> character((char) it, seldom));
            }
        }
        text.append('"');
    }

    private void character(char character, int seldom) {
        if (character < ' ' || (!Character.isSurrogate(character) && random.nextInt(seldom) == 0)) {
            text.append("\\u%04x".formatted((int) character));
        } else if (character == '"' || character == '\\') {
            text.append('\\').append(character);
        } else {
            text.append(character);
        }
    }

    private void space() {
        if (random.nextInt(10) == 0) {
            text.append(" \n\r\t".charAt(random.nextInt(4)));
        }
    }
}
