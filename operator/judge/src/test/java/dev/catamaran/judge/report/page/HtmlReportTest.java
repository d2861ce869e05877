package dev.catamaran.judge.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.judge.Report;
import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.report.markup.Numbers;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** What the page is made of; how it looks is for {@link HtmlReportIT} to see. */
class HtmlReportTest {
    @TempDir
    Path folder = Path.of("");

    private static Document parse(Report report) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(HtmlReport.render(report, "record.jsonl"))));
    }

    private static List<Element> all(Document page, String tag) {
        var nodes = page.getElementsByTagName(tag);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static Element section(Document page, String id) {
        return all(page, "section").stream()
                .filter(s -> s.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> row(Element section, String head) {
        var rows = section.getElementsByTagName("tr");
        return IntStream.range(0, rows.getLength())
                .mapToObj(i -> cells((Element) rows.item(i)))
                .filter(cells -> cells.getFirst().startsWith(head))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> cells(Element row) {
        var children = row.getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(Element.class::isInstance)
                .map(HtmlReportTest::text)
                .toList();
    }

    private static String text(Node node) {
        return node.getTextContent().replace(Numbers.SPACE, ' ').strip();
    }

    private static List<Element> classed(Document page, String tag, String style) {
        return all(page, tag).stream()
                .filter(e -> List.of(e.getAttribute("class").split(" ")).contains(style))
                .toList();
    }

    @Test
    void sectionsComeInTheOrderInWhichOneAsks() throws Exception {
        var page = parse(SampleDrill.passed().judge(folder));

        assertThat(all(page, "section").stream().map(s -> s.getAttribute("id")))
                .containsExactly(
                        "checks",
                        "timeline",
                        "fault",
                        "operations",
                        "served",
                        "counters",
                        "ledger",
                        "guard",
                        "usage",
                        "origin");
        assertThat(all(page, "h1")).hasSize(1);
    }

    @Test
    void aSurgeShowsItsClassesAndWhatWasShedAsASeriesOfItsOwn() throws Exception {
        var report = SampleDrill.surged().judge(folder);
        var page = parse(report);
        var overload = section(page, "overload");
        var background = report.figures().overload().classes().stream()
                .filter(c -> c.phase().equals("surge") && c.name().equals("background"))
                .findFirst()
                .orElseThrow();

        assertThat(background.shed()).isPositive().isEqualTo(background.offered());
        String shed = Numbers.count(background.shed());
        assertThat(row(overload, "the surge")).startsWith("the surge", "critical");
        assertThat(rows(overload))
                .contains(List.of("the surge", "background", shed, "0", shed, shed, "0", "not known", "not known"));
        assertThat(text(overload))
                .contains("110 that can be asked for", "Of the critical ones, 0 % failed or were shed");
        // once a size of the chart
        assertThat(classed(page, "path", "shed")).hasSize(2);
        assertThat(text(section(page, "timeline"))).contains("shed");
        assertThat(text(section(page, "guard"))).contains("gateway: 1 × 110 req/s / 1 = 110 req/s; not measured");
    }

    @Test
    void aClimbShowsItsStepsAndThePredictionBesideTheMeasurement() throws Exception {
        var report = SampleDrill.climbed().judge(folder);
        var page = parse(report);
        var steps = report.figures().overload().saturation().steps();

        assertThat(steps).hasSize(6);
        assertThat(text(section(page, "overload")))
                .contains("gateway: 1 × 110 req/s / 1 = 110 req/s; measured 99.58 req/s")
                .contains("predicted 110", "measured 99.6");
        assertThat(rows(section(page, "overload")).stream()
                        .filter(r -> r.size() == 8)
                        .map(List::getLast))
                .containsExactly("Carried", "yes", "yes", "yes", "yes", "no", "no");
        assertThat(classed(page, "circle", "rung")).hasSize(12);
        assertThat(classed(page, "circle", "carried")).hasSize(8);
        assertThat(row(section(page, "checks"), "predictionWithinPercent")).anyMatch(cell -> cell.contains("≤ 25 %"));
    }

    private static List<List<String>> rows(Element section) {
        var rows = section.getElementsByTagName("tr");
        return IntStream.range(0, rows.getLength())
                .mapToObj(i -> cells((Element) rows.item(i)))
                .toList();
    }

    @Test
    void theVerdictIsOneSentenceWithTheFigures() throws Exception {
        Report report = SampleDrill.passed().judge(folder);
        var page = parse(report);
        long failed = report.figures().failed();

        assertThat(failed).isPositive();
        assertThat(text(all(page, "h1").getFirst()))
                .isEqualTo("cell-a was killed under 150 requests per second, cell-b carried on; " + failed
                        + " of 10,500 requests failed, and none of the "
                        + String.format(
                                java.util.Locale.ROOT, "%,d", report.figures().ackedWrites() + 1_000)
                        + " acknowledged writes was lost.");
        assertThat(classed(page, "p", "badge").getFirst().getTextContent()).isEqualTo("✓ Passed");
    }

    @Test
    void everyCheckHasItsRow() throws Exception {
        Report report = SampleDrill.failed().judge(folder);
        var checks = section(parse(report), "checks");

        assertThat(checks.getElementsByTagName("tr").getLength())
                .isEqualTo(report.checks().size() + 1);
        assertThat(row(checks, "lostWrites").subList(1, 4)).containsExactly("✕ failed", "17", "≤ 0");
        assertThat(row(checks, "errorWindowMs").get(3)).isEqualTo("≤ 2 s");
        assertThat(row(checks, "ackedNearFault").get(3)).isEqualTo("≥ 50");
    }

    @Test
    void everyFailedRequestNearTheFaultIsACross() throws Exception {
        Report report = SampleDrill.passed().judge(folder);
        var page = parse(report);

        // each chart is there twice, for wide and for narrow screens
        assertThat(classed(page, "path", "cross"))
                .hasSize(2 * (int) report.figures().failed());
        var titles = all(page, "title").stream().map(HtmlReportTest::text).toList();
        assertThat(titles).anyMatch(t -> t.contains("failed after") && t.contains("Connection was closed"));
    }

    @Test
    void phasesAreShadedAndTheFaultAndTheReturnMarked() throws Exception {
        var page = parse(SampleDrill.passed().judge(folder));

        assertThat(classed(page, "rect", "band")).hasSize(2 * 6);
        assertThat(classed(page, "rect", "struck")).hasSize(2);
        assertThat(classed(page, "text", "label").stream()
                        .map(HtmlReportTest::text)
                        .distinct())
                .containsExactlyInAnyOrder("cell-a killed", "back +37.4 s");
    }

    @Test
    void everyPictureIsToldInWords() throws Exception {
        var page = parse(SampleDrill.passed().judge(folder));
        var ids = Stream.of("title", "desc", "section", "svg")
                .flatMap(tag -> all(page, tag).stream())
                .map(e -> e.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
        for (Element svg : classed(page, "svg", "chart")) {
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(ids).contains(svg.getAttribute("aria-labelledby").split(" "));
        }
        assertThat(text(all(page, "desc").getFirst())).contains("Failed: ").contains("hold from +5.1 s");
    }

    @Test
    void everyTableHasACaptionAndEveryColumnAHead() throws Exception {
        var page = parse(SampleDrill.failed().judge(folder));
        for (Element table : all(page, "table")) {
            assertThat(table.getElementsByTagName("caption").getLength()).isEqualTo(1);
            var heads = table.getElementsByTagName("thead").item(0);
            var rows = table.getElementsByTagName("tr");
            int columns = cells((Element) rows.item(0)).size();
            assertThat(heads).isNotNull();
            for (int i = 0; i < rows.getLength(); i++) {
                assertThat(cells((Element) rows.item(i))).hasSize(columns);
            }
        }
        assertThat(all(page, "th")).allMatch(th -> List.of("row", "col").contains(th.getAttribute("scope")));
    }

    @Test
    void nothingIsFetchedOrExecuted() throws Exception {
        var page = parse(SampleDrill.failed().judge(folder));

        for (String tag : List.of("script", "link", "img", "iframe", "object", "a", "image", "use")) {
            assertThat(all(page, tag)).as(tag).isEmpty();
        }
        assertThat(all(page, "style").getFirst().getTextContent()).doesNotContain("url(", "@import");
        assertThat(all(page, "meta").stream().map(m -> m.getAttribute("content")))
                .anyMatch(content -> content.startsWith("default-src 'none'"));
    }

    @Test
    void everyOperationHasARow() throws Exception {
        var report = SampleDrill.passed().judge(folder);
        var rows = section(parse(report), "operations").getElementsByTagName("tr");

        assertThat(rows.getLength())
                .isEqualTo(1 + report.figures().operations().size())
                .isGreaterThan(2);
        var first = report.figures().operations().getFirst();
        assertThat(rows.item(1).getTextContent()).startsWith(first.name()).contains(first.idempotent() ? "yes" : "no");
    }

    @Test
    void whoAnsweredWhatHasAColumnForEachPhase() throws Exception {
        var served = section(parse(SampleDrill.passed().judge(folder)), "served");

        assertThat(cells((Element) served.getElementsByTagName("tr").item(0)))
                .containsExactly("entered", "answered by", "steady", "fault", "hold", "recover", "return", "after");
        assertThat(served.getTextContent()).contains("nobody");
    }

    @Test
    void theOriginSaysWhatRanAndHowToRunItAgain() throws Exception {
        var origin = section(parse(SampleDrill.passed().judge(folder)), "origin");

        assertThat(origin.getTextContent())
                .contains("./catamaran demo --keep --report out", "./catamaran judge record.jsonl", "1893426");
        assertThat(row(origin, "envoy")).containsExactly("envoy", "1.40.0");
        assertThat(row(origin, "memory")).containsExactly("memory", "8132608 kB");
    }

    /** A record of before 0.1.0 has none of it. */
    @Test
    void anOlderRecordIsShownAsFarAsItGoes() throws Exception {
        var sample = SampleDrill.passed();
        sample.facts.keySet().removeAll(List.of("command", "versions", "machine", "pinning"));
        var origin = section(parse(sample.judge(folder)), "origin");

        assertThat(origin.getTextContent())
                .contains("./catamaran drill run --cell cell-a --rate 150", "Versions: the record does not say");
    }

    @Test
    void aRefusedDrillHasAPageToo() throws Exception {
        var sample = SampleDrill.passed();
        sample.lines.removeIf(l -> !(l instanceof Line.Header) && !(l instanceof Line.Mark));
        sample.lines.removeIf(
                l -> l instanceof Line.Mark m && !List.of("drill", "end").contains(m.name()));
        sample.mark(0.2, "precheck", Map.of("admitted", false, "arithmetic", "relation: 264 req/s for 1300 req/s"));
        var page = parse(sample.judge(folder));

        assertThat(text(all(page, "h1").getFirst()))
                .isEqualTo(
                        "The capacity guard refused the drill, and nothing was broken: relation: 264 req/s for 1300 req/s.");
        assertThat(classed(page, "svg", "chart")).isEmpty();
        assertThat(section(page, "timeline").getTextContent()).contains("The record holds no request.");
        assertThat(section(page, "fault").getTextContent()).contains("The record shows no fault.");
    }

    /** Names come from resource files, and the reasons of failures from whatever answered. */
    @Test
    void hostileNamesAreOnlyText() throws Exception {
        String hostile = "\"><script>alert(1)</script>'--></style>\u202E\0&amp;";
        var sample = SampleDrill.passed();
        for (String key : List.of("drill", "cell", "fault")) {
            sample.facts.put(key, hostile);
        }
        sample.facts.put("command", List.of("demo", hostile));
        sample.facts.put("versions", Map.of(hostile, hostile));
        sample.facts.put("machine", Map.of(hostile, hostile));
        sample.mark(30, hostile + "-start", Map.of());
        sample.lines.replaceAll(l -> l instanceof Line.Request r && r.failed() ? hostile(r, hostile) : l);
        sample.lines.add(new Line.StoreRow("cell-a", 1, 2, true, "5", hostile, false));
        sample.lines.replaceAll(l -> l instanceof Line.StoreEnd e && e.cell().equals("cell-a")
                ? new Line.StoreEnd(e.cell(), e.rows() + 1, false)
                : l);
        var page = parse(sample.judge(folder));

        assertThat(all(page, "script")).isEmpty();
        assertThat(all(page, "style")).hasSize(1);
        String shown = hostile.replace('\u202E', '\uFFFD').replace('\0', '\uFFFD');
        var text = all(page, "body").getFirst().getTextContent();
        assertThat(text).doesNotContain("\u202E").contains(shown);
        for (String id : List.of("timeline", "fault", "served", "ledger", "origin")) {
            assertThat(section(page, id).getTextContent()).as(id).contains(shown);
        }
        assertThat(attributes(page)).noneMatch(a -> a.startsWith("on"));
    }

    private static Line.Request hostile(Line.Request r, String text) {
        return new Line.Request(
                r.id(),
                text,
                true,
                text,
                List.of(text),
                r.intended(),
                r.sent(),
                r.answered(),
                0,
                Line.Result.FAILED,
                text,
                text);
    }

    private static List<String> attributes(Document page) {
        var names = new ArrayList<String>();
        for (Element element : all(page, "*")) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                names.add(element.getAttributes().item(i).getNodeName());
            }
        }
        return names;
    }
}
