package dev.rooms.http;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The classes of a module of ours. */
public final class Classes {
    private static final String ENDING = ".class";

    private Classes() {}

    /** All classes that lie in the same place, be it a folder or a jar. */
    public static List<Class<?>> beside(Class<?> one) {
        var file = one.getName().replace('.', '/') + ENDING;
        try {
            var place = one.getClassLoader().getResource(file).toURI();
            if (!place.getScheme().equals("jar")) {
                return in(Path.of(place)
                        .resolve("../".repeat(file.split("/", -1).length))
                        .normalize());
            }
            var jar = URI.create(place.toString().substring(0, place.toString().lastIndexOf('!')));
            try (var content = FileSystems.newFileSystem(jar, Map.of())) {
                return in(content.getPath("/"));
            }
        } catch (IOException | URISyntaxException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static List<Class<?>> in(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.startsWith("dev/rooms/") && file.endsWith(ENDING))
                    .filter(file -> !file.endsWith("package-info.class"))
                    .map(file ->
                            file.substring(0, file.length() - ENDING.length()).replace('/', '.'))
                    .<Class<?>>map(Classes::load)
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new LinkageError(name, impossible);
        }
    }
}
