package dev.rooms.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs every measurement and prints the table. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]);
        var folder = home.resolve("bench/target/run");
        delete(folder);
        Files.createDirectories(folder);
        var facts = facts();
        var rows = new ArrayList<Row>();
        rows.add(Measurement.rowOf(Codec.TOKEN, Codec.TOKEN_TARGET, Codec::token));
        rows.add(Measurement.rowOf(Codec.WEBHOOK, Codec.WEBHOOK_TARGET, Codec::webhook));
        rows.addAll(service(home, folder));
        System.out.println(facts + ", and " + load() + " at the end");
        System.out.println();
        System.out.println("| row | measured | target | verdict |");
        System.out.println("|---|---|---|---|");
        rows.forEach(row -> System.out.println(row.line()));
        System.exit(rows.stream().allMatch(Row::wasMeasured) ? 0 : 1);
    }

    private static List<Row> service(Path home, Path folder) {
        try (var database = Database.start(folder)) {
            var service = new Service(home, folder, database);
            var ready = Measurement.rowOf(Service.READY, Service.READY_TARGET, service::ready);
            // Memory first: its requests are those of a server that has just started, and warm the other one up.
            try (var server = service.start()) {
                var memory = Measurement.rowOf(Service.MEMORY, Service.MEMORY_TARGET, () -> service.memory(server));
                var post = Measurement.rowOf(Service.POST, Service.POST_TARGET, () -> service.post(server));
                var acks = new Acks(database, folder);
                return List.of(post, acks.rowOf(server, Acks.MANY), acks.rowOf(server, Acks.FEW), ready, memory);
            }
        } catch (Exception failure) {
            Measurement broken = () -> {
                throw failure;
            };
            return List.of(
                    Measurement.rowOf(Service.POST, Service.POST_TARGET, broken),
                    Measurement.rowOf(Acks.name(Acks.MANY), Acks.target(Acks.MANY), broken),
                    Measurement.rowOf(Acks.name(Acks.FEW), Acks.target(Acks.FEW), broken),
                    Measurement.rowOf(Service.READY, Service.READY_TARGET, broken),
                    Measurement.rowOf(Service.MEMORY, Service.MEMORY_TARGET, broken));
        }
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
