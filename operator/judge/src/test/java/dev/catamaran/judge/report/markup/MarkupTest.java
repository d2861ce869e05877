package dev.catamaran.judge.report.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkupTest {
    private final Markup page = new Markup();

    @Test
    void writesElementsAsTheyAreOpened() {
        try (var _ = page.in("p", "class", "a b")) {
            page.text("x").element("b", "y").empty("br");
        }

        assertThat(page.page()).isEqualTo("<!DOCTYPE html>\n<p class=\"a b\">x<b>y</b><br/></p>\n");
    }

    @Test
    void textsAreOnlyText() {
        page.element("b", "</b><script>alert('1' & \"2\")</script>");

        assertThat(page.page())
                .endsWith("<b>&lt;/b&gt;&lt;script&gt;alert(&#39;1&#39; &amp; &quot;2&quot;)&lt;/script&gt;</b>");
    }

    @Test
    void attributesCannotBeLeft() {
        page.element("b", "", "title", "\" onclick='x' <>");

        assertThat(page.page()).endsWith("<b title=\"&quot; onclick=&#39;x&#39; &lt;&gt;\"></b>");
    }

    /** They are no XML, or they turn around what stands beside them. */
    @Test
    void whatCannotBeSeenIsReplaced() {
        page.text("a\0b\u0007c\u001Bd\u202Ee\u2066f\uFEFFg\ud800h\u0085i");

        assertThat(page.page()).endsWith("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg\uFFFDh\uFFFDi");
    }

    @Test
    void whatPeopleWriteStays() {
        page.text("größer → 1 × 2\t≤ 3\n漢字 👩\u200D🚀");

        assertThat(page.page()).endsWith("größer → 1 × 2\t≤ 3\n漢字 👩\u200D🚀");
    }

    @Test
    void elementsEndInTheirOrder() {
        var outer = page.in("p");
        var inner = page.in("b");

        assertThatThrownBy(outer::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("<p>");
        assertThat(inner).isNotNull();
    }

    @Test
    void anElementThatStaysOpenIsNoPage() {
        var paragraph = page.in("p");

        assertThatThrownBy(page::page).isInstanceOf(IllegalStateException.class).hasMessageContaining("<p>");
        paragraph.close();
        assertThat(page.page()).endsWith("<p></p>\n");
    }

    @Test
    void aStyleSheetCannotEndItself() {
        assertThatThrownBy(() -> page.style("</style><script>")).isInstanceOf(IllegalArgumentException.class);
    }
}
