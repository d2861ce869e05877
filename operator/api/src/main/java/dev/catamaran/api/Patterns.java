package dev.catamaran.api;

/** Shapes of strings that several resources share. */
final class Patterns {
    /** RFC 1123 label. */
    static final String NAME = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";

    /** RFC 1123 subdomain. */
    static final String DNS_NAME = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";

    /** Whole or decimal numbers with units, as Go and the CEL function {@code duration} read them. */
    static final String DURATION = "^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$";

    static final String DECIMAL = "^[0-9]+(\\.[0-9]+)?$";

    /** A name with its package, {@code feed.relation.v1.Relations}. */
    static final String PROTO_NAME = "^[a-zA-Z_][a-zA-Z0-9_]*(\\.[a-zA-Z_][a-zA-Z0-9_]*)*$";

    /** CEL: a name is a DNS label, because it is a service account and a host name as well. */
    static final String NAMED =
            "size(self.metadata.name) <= 63 && self.metadata.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')";

    static final String NAMED_MESSAGE =
            "metadata.name is at most 63 lower-case letters, digits and '-', without a dot: it becomes a host name";

    private Patterns() {}
}
