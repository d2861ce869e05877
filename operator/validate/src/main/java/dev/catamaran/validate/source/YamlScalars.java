package dev.catamaran.validate.source;

import java.math.BigInteger;
import java.util.Locale;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * What unquoted scalars are. YAML 1.1, as the API server's clients read it, without the numbers to the base of 60 that they do not know; what is none of
 * JSON's types is a text.
 */
final class YamlScalars {
    private YamlScalars() {}

    static Object value(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return Null.NULL;
        }
        if (tag.equals(Tag.BOOL)) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "yes", "true", "on" -> true;
                default -> false;
            };
        }
        try {
            if (tag.equals(Tag.INT)) {
                return integer(text);
            }
            if (tag.equals(Tag.FLOAT)) {
                return Double.valueOf(text.replace("_", ""));
            }
        } catch (NumberFormatException e) {
            return text;
        }
        return text;
    }

    private static Object integer(String text) {
        String digits = text.replace("_", "");
        boolean negative = digits.startsWith("-");
        if (negative || digits.startsWith("+")) {
            digits = digits.substring(1);
        }
        BigInteger magnitude;
        if (digits.startsWith("0x")) {
            magnitude = new BigInteger(digits.substring(2), 16);
        } else if (digits.startsWith("0b")) {
            magnitude = new BigInteger(digits.substring(2), 2);
        } else {
            magnitude = new BigInteger(digits, digits.startsWith("0") && digits.length() > 1 ? 8 : 10);
        }
        BigInteger number = negative ? magnitude.negate() : magnitude;
        return number.bitLength() < Long.SIZE ? (Object) number.longValueExact() : (Object) number.doubleValue();
    }
}
