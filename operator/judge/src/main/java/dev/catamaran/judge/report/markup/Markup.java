package dev.catamaran.judge.report.markup;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTML, with SVG in it, as it is being written, so that an XML parser can read it too. Tags and attribute names come from the code; texts and attribute values may come from anywhere, and
 * are escaped.
 */
public final class Markup {
    private final StringBuilder out = new StringBuilder(1 << 16);
    private final Deque<String> open = new ArrayDeque<>();

    /** An element until {@link #close}; made for {@code try (var _ = …)}. */
    public final class Element implements AutoCloseable {
        private final String tag;

        private Element(String tag) {
            this.tag = tag;
        }

        @Override
        public void close() {
            if (!tag.equals(open.poll())) {
                throw new IllegalStateException("<" + tag + "> is not the element that was opened last");
            }
            out.append("</").append(tag).append(">\n");
        }
    }

    /**
     * Opens an element.
     *
     * @param attributes name, value, name, value …
     */
    public Element in(String tag, String... attributes) {
        start(tag, attributes);
        open.push(tag);
        return new Element(tag);
    }

    /** An element with nothing but a text in it. */
    public Markup element(String tag, String text, String... attributes) {
        start(tag, attributes);
        text(text);
        out.append("</").append(tag).append('>');
        return this;
    }

    /** An element that holds nothing. */
    public Markup empty(String tag, String... attributes) {
        start(tag, attributes);
        out.insert(out.length() - 1, '/');
        return this;
    }

    public Markup text(String text) {
        escape(text);
        return this;
    }

    /** A style sheet of our own: HTML does not decode what is in it, so nothing in it may come from elsewhere. */
    public Markup style(String css) {
        if (css.contains("<") || css.contains("&")) {
            throw new IllegalArgumentException("a style sheet in a page must hold neither '<' nor '&'");
        }
        out.append("<style>\n").append(css).append("</style>\n");
        return this;
    }

    /** The whole page. */
    public String page() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("<" + open.peek() + "> is still open");
        }
        return "<!DOCTYPE html>\n" + out;
    }

    private void start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
    }

    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(printable(c) ? c : 0xFFFD);
            }
        });
    }

    /** Neither a control character, nor half of a pair, nor none at all, nor one that turns the direction of the text around it. */
    private static boolean printable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n' || c == '\t';
            case Character.SURROGATE, Character.UNASSIGNED -> false;
            case Character.FORMAT -> c == 0xAD || c == 0x200D;
            default -> true;
        };
    }
}
