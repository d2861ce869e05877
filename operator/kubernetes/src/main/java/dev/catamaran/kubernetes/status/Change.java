package dev.catamaran.kubernetes.status;

import dev.catamaran.api.CellStatus;
import dev.catamaran.api.ResourceStatus.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is news between a status and the next. Pure.
 *
 * @param good whether nobody has to look at it
 * @param reason one word
 * @param note a sentence for people
 */
public record Change(boolean good, String reason, String note) {
    private static final String GOOD = "everything that it asks for is there";

    /** In the order of the conditions, a cell's phase and capacity last. What was never otherwise is no news, but that a mesh is programmed. */
    public static List<Change> between(@Nullable Object before, Object after) {
        var changes = new ArrayList<Change>();
        for (Condition condition : Conditions.of(after)) {
            var was = Conditions.of(before).stream()
                    .filter(c -> c.type().equals(condition.type()))
                    .findFirst();
            boolean good = condition.status().equals("True");
            boolean news = was.map(c -> !c.status().equals(condition.status())
                            || !c.reason().equals(condition.reason()))
                    .orElse(!good || condition.type().equals("Programmed"));
            if (news) {
                changes.add(new Change(good, condition.reason(), good ? GOOD : condition.message()));
            }
        }
        if (before instanceof CellStatus was && after instanceof CellStatus is) {
            phase(was, is, changes);
            capacity(was, is, changes);
        }
        return changes;
    }

    private static void phase(CellStatus was, CellStatus is, List<Change> changes) {
        if (was.phase() != null && is.phase() != null && !was.phase().equals(is.phase())) {
            changes.add(new Change(
                    !is.phase().equals("Out"),
                    is.phase(),
                    "was " + was.phase() + "; gets " + is.weightPercent() + " % of its normal traffic, ready: "
                            + is.ready()));
        }
    }

    private static void capacity(CellStatus was, CellStatus is, List<Change> changes) {
        if (was.carriesAll() != null && is.carriesAll() != null && !Objects.equals(was.carriesAll(), is.carriesAll())) {
            changes.add(new Change(
                    is.carriesAll(),
                    is.carriesAll() ? "CarriesAll" : "CannotCarryAll",
                    "carries " + is.capacity() + " requests per second alone, " + is.demand() + " are expected"));
        }
    }
}
