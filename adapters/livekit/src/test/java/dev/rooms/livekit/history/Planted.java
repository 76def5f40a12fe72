package dev.rooms.livekit.history;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.function.Supplier;

/** Ports that are right but for one method. */
final class Planted {
    /** What that method answers. */
    @FunctionalInterface
    interface Answer {
        Object to(Object[] question, Supplier<Object> right);
    }

    private Planted() {}

    static <P> P in(Class<P> port, P right, String method, Answer wrong) {
        if (Arrays.stream(port.getMethods()).noneMatch(each -> each.getName().equals(method))) {
            throw new IllegalArgumentException(port + " has no " + method);
        }
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (_, called, question) -> {
            Supplier<Object> asked = () -> {
                try {
                    return called.invoke(right, question);
                } catch (InvocationTargetException thrown) {
                    if (thrown.getCause() instanceof RuntimeException failure) {
                        throw failure;
                    }
                    throw new IllegalStateException(thrown);
                } catch (IllegalAccessException impossible) {
                    throw new IllegalStateException(impossible);
                }
            };
            return called.getName().equals(method) ? wrong.to(question, asked) : asked.get();
        }));
    }
}
