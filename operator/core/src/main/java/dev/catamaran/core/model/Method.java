package dev.catamaran.core.model;

/**
 * One gRPC method of a service.
 *
 * @param path HTTP/2 path, {@code /package.Service/Method}
 */
public record Method(String path, Idempotency idempotency) implements Comparable<Method> {
    public Method {
        if (!path.startsWith("/") || path.indexOf('/', 1) < 2) {
            throw new IllegalArgumentException("method path '" + path + "' is not of the form /package.Service/Method");
        }
    }

    @Override
    public int compareTo(Method other) {
        return path.compareTo(other.path);
    }
}
