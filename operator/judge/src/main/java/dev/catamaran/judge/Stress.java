package dev.catamaran.judge;

import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.record.Line.TrafficClass;
import dev.catamaran.judge.record.MarkName;
import dev.catamaran.judge.series.Latencies;
import dev.catamaran.judge.series.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Derives what came of each class, of a surge, and of steps. */
final class Stress {
    private final Evidence evidence;
    private final Rates rates;
    private final double limitMs;

    private Stress(Evidence evidence, double limitMs) {
        this.evidence = evidence;
        this.rates = Rates.of(evidence);
        this.limitMs = limitMs;
    }

    /** @param limitMs what the p99 of a step may be at most */
    static Overload of(Evidence evidence, double limitMs) {
        var stress = new Stress(evidence, limitMs);
        Overload.Saturation saturation = stress.saturation();
        return new Overload(
                count(evidence.requests, Line.Request::shed),
                stress.unaskedShedPercent(),
                stress.classes(),
                stress.surge(saturation),
                saturation);
    }

    private double unaskedShedPercent() {
        var unasked = evidence.requests.stream()
                .filter(r -> r.trafficClass() != TrafficClass.BACKGROUND && !rates.asked(r.intended()))
                .toList();
        return share(unasked, Line.Request::shed);
    }

    private List<Overload.ByClass> classes() {
        var classes = new ArrayList<>(classes("drill", evidence.requests));
        if (rates.surge() && !rates.all.isEmpty()) {
            classes.addAll(classes(Rates.SURGE, intendedIn(whole())));
        }
        return List.copyOf(classes);
    }

    private static List<Overload.ByClass> classes(String phase, List<Line.Request> requests) {
        return Stream.of(TrafficClass.values())
                .map(name -> byClass(
                        phase,
                        name,
                        requests.stream().filter(r -> r.trafficClass() == name).toList()))
                .filter(c -> c.offered() > 0)
                .toList();
    }

    private static Overload.ByClass byClass(String phase, TrafficClass name, List<Line.Request> requests) {
        Latencies latencies = Latencies.ofRequests(requests);
        return new Overload.ByClass(
                phase,
                name.name().toLowerCase(Locale.ROOT),
                requests.size(),
                count(requests, Line.Request::ok),
                count(requests, Line.Request::shed),
                count(requests, r -> r.shed() && !r.retryAfter().isEmpty()),
                count(requests, Line.Request::failed),
                latencies.percentileMs(50),
                latencies.percentileMs(99));
    }

    private Overload.Surge surge(Overload.Saturation saturation) {
        if (!rates.surge() || rates.all.isEmpty()) {
            return Overload.Surge.NONE;
        }
        var requests = intendedIn(whole());
        var critical = requests.stream()
                .filter(r -> r.trafficClass() == TrafficClass.CRITICAL)
                .toList();
        double seconds = seconds(whole());
        double offered = requests.size() / seconds;
        double goodput = count(requests, Line.Request::ok) / seconds;
        double most = saturation.measured() > 0 ? saturation.measured() : saturation.predicted();
        double capacity = most > 0 ? Math.min(most, offered) : -1;
        return new Overload.Surge(
                seconds,
                offered,
                goodput,
                capacity,
                percent(goodput, capacity),
                percent(goodput, saturation.predicted()),
                percent(goodput, saturation.measured()),
                Latencies.ofRequests(critical).percentileMs(99),
                share(critical, r -> !r.ok()));
    }

    /**
     * The measured saturation is the rate sent in the highest step that was carried. It is not known when no step was, nor when all of them were: then the
     * climb began too high, or ended too low. A step that was not carried below one that was is taken for a hiccup.
     */
    private Overload.Saturation saturation() {
        double predicted = number(MarkName.PRECHECK, "saturation");
        var steps = rates.steps() ? rates.all.stream().map(this::step).toList() : List.<Overload.Step>of();
        double measured = -1;
        if (!steps.isEmpty() && !steps.getLast().holds()) {
            measured = steps.stream()
                    .filter(Overload.Step::holds)
                    .mapToDouble(Overload.Step::offered)
                    .max()
                    .orElse(-1);
        } else if (!rates.steps()) {
            measured = number(MarkName.DRILL, "saturation");
        }
        return new Overload.Saturation(
                predicted > 0 ? predicted : -1,
                evidence.detail(MarkName.PRECHECK, "saturationArithmetic"),
                measured,
                measured > 0 && predicted > 0 ? percent(Math.abs(predicted - measured), measured) : -1,
                steps);
    }

    private Overload.Step step(Rates.Rate rate) {
        var requests = intendedIn(rate.span());
        double seconds = seconds(rate.span());
        Latencies latencies = Latencies.ofRequests(requests);
        double offered = requests.size() / seconds;
        double ok = count(requests, Line.Request::ok) / seconds;
        double p99 = latencies.percentileMs(99);
        return new Overload.Step(
                rate.perSecond(),
                offered,
                ok,
                count(requests, Line.Request::shed) / seconds,
                count(requests, Line.Request::failed) / seconds,
                latencies.percentileMs(50),
                p99,
                Rates.holds(offered, ok, p99, limitMs));
    }

    private Span whole() {
        return new Span(
                Rates.SURGE,
                rates.all.getFirst().span().start(),
                rates.all.getLast().span().end());
    }

    private List<Line.Request> intendedIn(Span span) {
        return evidence.requests.stream().filter(r -> span.holds(r.intended())).toList();
    }

    private double number(String mark, String key) {
        return evidence.mark(mark).map(m -> m.detail().get(key)).orElse(-1) instanceof Number n ? n.doubleValue() : -1;
    }

    private static double seconds(Span span) {
        return (span.end() - span.start()) / 1e6;
    }

    private static long count(List<Line.Request> requests, Predicate<Line.Request> which) {
        return requests.stream().filter(which).count();
    }

    private static double share(List<Line.Request> requests, Predicate<Line.Request> which) {
        return percent(1.0 * count(requests, which), requests.size());
    }

    /** −1 when the whole is nothing, or not known. */
    private static double percent(double part, double whole) {
        return whole > 0 ? 100 * part / whole : -1;
    }
}
