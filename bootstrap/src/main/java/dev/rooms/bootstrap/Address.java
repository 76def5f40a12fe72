package dev.rooms.bootstrap;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Judges the address of a server. {@link URI} alone would not do: it finds no host in a name with an underscore, which
 * services of Compose and Swarm have, and none in one with letters that are not ASCII.
 */
final class Address {
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.%]+]");

    private final List<String> schemes;
    private final String text;

    private Address(List<String> schemes, String text) {
        this.schemes = schemes;
        this.text = text;
    }

    /**
     * Of an address that only clients use: what they do with the rest is theirs to know.
     *
     * @return what is wrong, in words that follow the name of the variable and do not show the address
     */
    static Optional<String> wrongForClients(String text, List<String> schemes) {
        var address = new Address(schemes, text);
        return address.scheme().or(address::emptyHost).map(address::sentence);
    }

    /** Of an address that Rooms calls. A path may follow the host, nothing else. */
    static Optional<String> wrong(String text, List<String> schemes) {
        var address = new Address(schemes, text);
        return address.form().map(address::sentence);
    }

    /** Of an address that a library calls: most libraries take no host that DNS does not have. */
    static Optional<String> wrongForMost(String text, List<String> schemes) {
        var address = new Address(schemes, text);
        return address.form().or(address::notInDns).map(address::sentence);
    }

    private Optional<String> form() {
        return scheme().or(this::emptyHost)
                .or(this::syntax)
                .or(this::more)
                .or(this::host)
                .or(this::port);
    }

    private Optional<String> notInDns() {
        if (hasUnderscore(text)) {
            return Optional.of("its host has an underscore, which no host in DNS may have");
        }
        // Letters beyond ASCII, which DNS writes in another way (RFC 5891).
        return hostOf(authority(text)).chars().anyMatch(letter -> letter > '~')
                ? Optional.of("its host must be written as DNS has it (xn--)")
                : Optional.empty();
    }

    /** Whether the host has an underscore: no certificate names such a host, and few clients take it. */
    static boolean hasUnderscore(String text) {
        return hostOf(authority(text)).contains("_");
    }

    private String sentence(String why) {
        var all = String.join(", ", schemes.subList(0, schemes.size() - 1)) + " or " + schemes.getLast();
        return "must be " + (all.startsWith("h") ? "an " : "a ") + all + " URL: " + why;
    }

    private Optional<String> scheme() {
        var end = text.indexOf("://");
        if (end < 0) {
            return Optional.of("it has no scheme");
        }
        return schemes.contains(text.substring(0, end)) ? Optional.empty() : Optional.of("it has another scheme");
    }

    private Optional<String> emptyHost() {
        var blank = text.codePoints().filter(Character::isWhitespace).findFirst();
        return blank.isPresent()
                ? Optional.of("it holds " + SettingsReader.named(blank.getAsInt()))
                : Optional.of("it names no host")
                        .filter(_ -> hostOf(authority(text)).isEmpty());
    }

    private Optional<String> syntax() {
        try {
            return new URI(text).isOpaque() ? Optional.of("it names no host") : Optional.empty();
        } catch (URISyntaxException noUrl) {
            var at = noUrl.getIndex();
            return Optional.of(
                    at >= 0 && at < text.length()
                            ? "it may not hold " + SettingsReader.named(text.codePointAt(at)) + " at that place ("
                                    + (at + 1) + ")"
                            : "it is not well-formed");
        }
    }

    private Optional<String> more() {
        if (authority(text).contains("@")) {
            return Optional.of("it may not hold a user");
        }
        var uri = URI.create(text);
        return uri.getRawQuery() != null || uri.getRawFragment() != null
                ? Optional.of("it may not hold a query or a fragment")
                : Optional.empty();
    }

    private Optional<String> host() {
        var host = hostOf(authority(text));
        if (host.startsWith("[")) {
            return IPV6.matcher(host).matches() ? Optional.empty() : Optional.of("its host is no IPv6 address");
        }
        if (!isName(host)) {
            return Optional.of("its host is no name");
        }
        return host.codePoints()
                .filter(letter -> !Character.isLetterOrDigit(letter) && ".-_".indexOf(letter) < 0)
                .mapToObj(letter -> "its host may not hold " + SettingsReader.named(letter))
                .findFirst();
    }

    private static boolean isName(String host) {
        try {
            return !IDN.toASCII(host).isEmpty();
        } catch (IllegalArgumentException tooLongOrEmpty) {
            return false;
        }
    }

    private Optional<String> port() {
        var authority = authority(text);
        var rest = authority.substring(hostOf(authority).length());
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        var port = rest.substring(1);
        return PORT.matcher(port).matches() && SettingsCheck.isNumber(port, 1, SettingsCheck.MAX_PORT)
                ? Optional.empty()
                : Optional.of("its port must be a number from 1 to " + SettingsCheck.MAX_PORT);
    }

    private static String authority(String text) {
        var scheme = text.indexOf("://");
        var begin = scheme < 0 ? text.length() : scheme + "://".length();
        var end = begin;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(begin, end);
    }

    private static String hostOf(String authority) {
        var ip = authority.indexOf(']');
        var colon = authority.indexOf(':', Math.max(ip, 0));
        return colon < 0 ? authority : authority.substring(0, colon);
    }
}
