package dev.catamaran.judge.report;

import dev.catamaran.judge.Check;
import dev.catamaran.judge.Report;
import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** {@code report.xml}: a JUnit test suite with one test case for each check. A broken promise is a failure, a missing proof an error. */
public final class JUnitReport {
    private JUnitReport() {}

    public static String render(Report report) {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            suite(xml, report);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a report is always XML", e);
        }
        return text + "\n";
    }

    private static void suite(XMLStreamWriter xml, Report report) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute(xml, "name", "catamaran.drill." + report.drill());
        attribute(xml, "timestamp", report.startedAt());
        attribute(xml, "tests", String.valueOf(report.checks().size()));
        attribute(xml, "failures", String.valueOf(count(report, Check.Kind.PROMISE)));
        attribute(xml, "errors", String.valueOf(count(report, Check.Kind.PROOF)));
        attribute(xml, "time", seconds(report));
        for (Check check : report.checks()) {
            xml.writeCharacters("\n  ");
            testCase(xml, report, check);
        }
        xml.writeCharacters("\n  ");
        xml.writeStartElement("system-out");
        xml.writeCharacters(printable(TableReport.render(report)));
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, Report report, Check check) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute(xml, "classname", "catamaran.drill." + report.drill());
        attribute(xml, "name", check.name());
        if (!check.passed()) {
            xml.writeStartElement(check.kind() == Check.Kind.PROMISE ? "failure" : "error");
            attribute(xml, "type", report.outcome().toString());
            attribute(xml, "message", check.sentence());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static long count(Report report, Check.Kind kind) {
        return report.checks().stream()
                .filter(c -> !c.passed() && c.kind() == kind)
                .count();
    }

    private static String seconds(Report report) {
        double end = report.figures().phases().stream()
                .mapToDouble(p -> p.endMs())
                .max()
                .orElse(0);
        return String.format(Locale.ROOT, "%.3f", end / 1_000);
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, printable(value));
    }

    /** XML 1.0 knows no control characters but these three. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\t\n\r]]", "?");
    }
}
