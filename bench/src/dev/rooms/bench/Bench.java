package dev.rooms.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Runs every measurement, or one, and prints the table. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]);
        var folder = home.resolve("bench/target/run");
        delete(folder);
        Files.createDirectories(folder);
        var facts = facts();
        var table = new Table(arguments.length > 1 ? arguments[1] : "");
        try (var stage = new Stage(home, folder)) {
            measure(table, stage);
        }
        System.out.println(facts + ", and " + load() + " at the end");
        System.out.println();
        System.out.println("| row | measured | target | verdict |");
        System.out.println("|---|---|---|---|");
        table.rows().forEach(row -> System.out.println(row.line()));
        System.exit(table.isWhole() ? 0 : 1);
    }

    private static void measure(Table table, Stage stage) {
        table.measure("token", List.of(Codec.TOKEN), Codec::token);
        table.measure("webhook", List.of(Codec.WEBHOOK), Codec::webhook);
        table.measure("hostile", List.of(Codec.HOSTILE), Codec::hostile);
        var service = new Service(stage);
        table.measure("ready", List.of(Service.READY), service::ready);
        // Memory first: its requests are those of a server that has just started, and warm it up for the others.
        table.measure("memory", List.of(Service.MEMORY), service::memory);
        table.measure("post", List.of(Service.POST), service::post);
        var acks = new Acks(stage);
        table.measure("acks", List.of(Acks.target(Acks.MANY)), () -> acks.throughput(Acks.MANY));
        table.measure("acks-few", List.of(Acks.target(Acks.FEW)), () -> acks.throughput(Acks.FEW));
        table.measure("latency", List.of(Acks.LATENCY), acks::latency);
        var mint = new Mint(stage);
        table.measure("mint", List.of(Mint.RATE, Mint.CPU), mint::rows);
        var visibility = new Visibility(stage);
        table.measure("visible", List.of(Visibility.TARGET), visibility::rows);
        var listing = new Listing(stage);
        table.measure("list", List.of(Listing.TARGET), listing::rows);
        var rooms = new ManyRooms(stage);
        table.measure("rooms", List.of(ManyRooms.ROOMS, ManyRooms.PEOPLE), rooms::rows);
    }

    private static String facts() {
        return "Machine: " + Runtime.getRuntime().availableProcessors() + " cores, "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Java "
                + System.getProperty("java.vm.version") + ", load " + load() + " at the beginning";
    }

    private static String load() {
        return Row.text("%.1f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
