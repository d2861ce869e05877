package dev.catamaran.core.model;

import java.util.regex.Pattern;

/** The rule for names: RFC 1123 labels, as Kubernetes uses for Services. */
final class Label {
    private static final Pattern RFC1123 = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private Label() {}

    static void require(String what, String value) {
        if (!RFC1123.matcher(value).matches()) {
            throw new IllegalArgumentException(what + " name '" + value
                    + "' is not an RFC 1123 label: use 1 to 63 lower-case letters, digits and '-'");
        }
    }
}
