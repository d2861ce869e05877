package dev.catamaran.judge.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.catamaran.judge.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a real browser. Pictures of it are left in target/report-pictures. */
class HtmlReportIT {
    @TempDir
    static Path profile = Path.of("");

    private static @Nullable Chromium chromium;

    @BeforeAll
    static void start() throws Exception {
        var binary = Chromium.find();
        assumeTrue(
                binary.isPresent(),
                "SKIPPED: no chromium, chromium-browser or google-chrome on PATH, and none named by -Dcatamaran.chromium");
        chromium = new Chromium(binary.get(), profile);
    }

    @AfterAll
    static void end() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "passed, light, 1280",
        "passed, dark, 1280",
        "passed, light, 360",
        "failed, dark, 360",
        "failed, light, 800",
        "surged, light, 1280",
        "surged, dark, 360",
        "climbed, light, 360",
        "climbed, dark, 1280"
    })
    void looksWellInABrowser(String drill, String scheme, int width, @TempDir Path folder) throws Exception {
        var sample = switch (drill) {
            case "passed" -> SampleDrill.passed();
            case "failed" -> SampleDrill.failed();
            case "surged" -> SampleDrill.surged();
            case "climbed" -> SampleDrill.climbed();
            default -> throw new IllegalArgumentException(drill);
        };
        Report report = sample.judge(folder);
        Path page = Files.writeString(folder.resolve("report.html"), HtmlReport.render(report, "record.jsonl"));
        var browser = java.util.Objects.requireNonNull(chromium);
        browser.call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        browser.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
        browser.open(page.toUri());
        picture(browser, drill + "-" + scheme + "-" + width);

        assertThat(browser.events("Network.requestWillBeSent"))
                .as("requests")
                .singleElement()
                .extracting(r -> r.path("request").path("url").asText())
                .isEqualTo(page.toUri().toString());
        assertThat(browser.events("Log.entryAdded")).as("complaints").isEmpty();
        assertThat(browser.events("Runtime.consoleAPICalled")).isEmpty();
        assertThat(browser.events("Runtime.exceptionThrown")).isEmpty();
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .as("width of what is on the page")
                .isLessThanOrEqualTo(width);
        String text = browser.evaluate("document.body.innerText").asText();
        assertThat(text)
                .contains(
                        Headline.of(report),
                        report.outcome().toString(),
                        "cell-a killed",
                        "Requests per second",
                        "Around the fault",
                        "lostWrites",
                        "Who served what",
                        "storage-logic",
                        "Cache hit ratio",
                        "mirrorWrites of hot",
                        "The ledger",
                        "gateway: losing cell-a leaves 1 × 250 req/s",
                        "./catamaran demo --keep --report out",
                        "./catamaran judge record.jsonl",
                        "1.40.0");
        assertThat(strings(browser.evaluate(RATIOS)))
                .as("hit ratios on show, a line for each cell")
                .hasSize(2);
        assertThat(browser.evaluate(BACKGROUND).asText())
                .as("background")
                .isEqualTo(scheme.equals("dark") ? "rgb(20, 24, 28)" : "rgb(253, 253, 252)");
        assertThat(strings(browser.evaluate(CHARTS))).as("charts on show").hasSize(drill.equals("climbed") ? 3 : 2);
        assertThat(text)
                .as("the overload")
                .satisfies(t -> assertThat(t.contains("More than one cell carries"))
                        .isEqualTo(drill.equals("surged") || drill.equals("climbed")));
        assertThat(strings(browser.evaluate(CUT_LABELS)))
                .as("labels outside of their chart")
                .isEmpty();
        assertThat(strings(browser.evaluate(SMALL_LABELS)))
                .as("labels too small to read")
                .isEmpty();
    }

    private static final String BACKGROUND = "getComputedStyle(document.body).backgroundColor";

    private static final String CHARTS =
            "[...document.querySelectorAll('svg.chart')].filter(c => c.getClientRects().length).map(c => c.className.baseVal)";

    private static final String RATIOS =
            "[...document.querySelectorAll('svg.chart path.cache')].filter(p => p.getBoundingClientRect().width > 50).map(p => p.className.baseVal)";

    private static final String SHOWN =
            "[...document.querySelectorAll('svg.chart text')].filter(t => t.getClientRects().length)";

    private static final String CUT_LABELS = SHOWN + """
            .filter(t => {
              const inner = t.getBoundingClientRect(), outer = t.closest('svg').getBoundingClientRect();
              return inner.left < outer.left - 1 || inner.right > outer.right + 1
                || inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1;
            }).map(t => t.textContent)""";

    /** The box of a line of text is about a fifth higher than its letters' size. */
    private static final String SMALL_LABELS =
            SHOWN + ".filter(t => t.getBoundingClientRect().height < 9.5).map(t => t.textContent)";

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    private static void picture(Chromium browser, String name) throws Exception {
        JsonNode shot =
                browser.call("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "optimizeForSpeed", true));
        Path pictures = Files.createDirectories(Path.of("target/report-pictures"));
        Files.write(
                pictures.resolve(name + ".png"),
                Base64.getDecoder().decode(shot.path("data").asText()));
    }
}
