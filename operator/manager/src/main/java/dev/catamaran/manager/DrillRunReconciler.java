package dev.catamaran.manager;

import dev.catamaran.api.Drill;
import dev.catamaran.api.DrillRun;
import dev.catamaran.api.DrillRunStatus;
import dev.catamaran.core.capacity.Guard;
import dev.catamaran.core.capacity.ReadyReplicas;
import dev.catamaran.core.drill.Cells;
import dev.catamaran.core.drill.Fault;
import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.CellState;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.RequestRate;
import dev.catamaran.drill.Changes;
import dev.catamaran.drill.DrillPlan;
import dev.catamaran.kubernetes.drill.CellFault;
import dev.catamaran.kubernetes.drill.DrillRuns;
import dev.catamaran.kubernetes.mesh.Turn;
import dev.catamaran.kubernetes.objects.Owner;
import dev.catamaran.kubernetes.objects.RunnerJob;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Begins a run when its turn has come, and looks after it: a runner that is lost leaves its fault behind, and its DrillRun says what that is. So any replica of the operator
 * that leads can undo it. The finalizer keeps a DrillRun until that was done.
 */
@ApplicationScoped
@ControllerConfiguration(name = "drillrun")
public class DrillRunReconciler implements Reconciler<DrillRun>, Cleaner<DrillRun> {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** A runner says every 3 s that it lives. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    /** Its image may have to be pulled. */
    private static final Duration START = Duration.ofMinutes(5);

    private final KubernetesClient client;
    private final ManagerConfig config;
    private final Serving serving;
    private final DrillRuns runs;
    private final CellFault faults;

    public DrillRunReconciler(KubernetesClient client, ManagerConfig config, Serving serving) {
        this.client = client;
        this.config = config;
        this.serving = serving;
        this.runs = new DrillRuns(client, config.namespace());
        this.faults = new CellFault(client, config.namespace());
    }

    @Override
    public UpdateControl<DrillRun> reconcile(DrillRun cached, Context<DrillRun> context) {
        var found = runs.find(cached.getMetadata().getName());
        if (found.isEmpty()) {
            return UpdateControl.noUpdate();
        }
        var run = found.get();
        var status = DrillRuns.status(run);
        if (status.ended()) {
            faults.recover(run);
            return UpdateControl.noUpdate();
        }
        if (status.startedAt() == null) {
            begin(run);
        } else {
            lookAfter(run, status);
        }
        return UpdateControl.<DrillRun>noUpdate().rescheduleAfter(LOOK_AGAIN);
    }

    @Override
    public DeleteControl cleanup(DrillRun cached, Context<DrillRun> context) {
        runs.find(cached.getMetadata().getName()).ifPresent(faults::recover);
        return DeleteControl.defaultDelete();
    }

    /** One at a time: two would see the same mesh as free. */
    private synchronized void begin(DrillRun run) {
        var active = runs.all().stream()
                .filter(other -> DrillRuns.status(other).startedAt() != null
                        && !DrillRuns.status(other).ended())
                .findFirst();
        if (active.isPresent()) {
            waits(run, "waits for the end of " + active.get().getMetadata().getName());
            return;
        }
        var turn =
                serving.latest().map(Serving.Seen::turn).filter(t -> t.model().isPresent());
        if (turn.isEmpty()) {
            waits(run, "waits for a mesh: there is none, or its resources have errors");
            return;
        }
        begin(run, turn.get(), turn.get().model().orElseThrow());
    }

    private void begin(DrillRun run, Turn turn, MeshModel model) {
        var drill = client.resources(Drill.class)
                .inNamespace(config.namespace())
                .withName(run.getSpec().drill())
                .get();
        if (drill == null) {
            end(run, "Refused", "there is no Drill " + run.getSpec().drill());
            return;
        }
        Fault fault = CellFault.of(drill.getSpec(), name(run));
        CellName lost = fault.cell();
        if (model.cell(lost).isEmpty()) {
            end(run, "Refused", "there is no cell " + lost + " in the mesh " + model.name());
            return;
        }
        Optional<CellName> other = model.cells().stream()
                .map(Cell::name)
                .filter(c -> !c.equals(lost))
                .findFirst();
        if (other.isEmpty()) {
            end(run, "Refused", "there is no cell but " + lost + " that could carry anything");
            return;
        }
        var away = model.cells().stream()
                .filter(cell -> cell.state() != CellState.ACTIVE)
                .findFirst();
        if (away.isPresent()) {
            waits(
                    run,
                    "waits for %s to be Active: until then it would prove nothing"
                            .formatted(away.get().name()));
            return;
        }
        try {
            var plan = DrillPlan.of(drill.getMetadata().getName(), drill.getSpec(), Changes.NONE, fault);
            begin(run, other.get(), admission(plan, new Guard(model, ReadyReplicas.of(turn.endpoints())), lost));
        } catch (IllegalArgumentException e) {
            end(run, "Refused", String.valueOf(e.getMessage()));
        }
    }

    private static DrillRunStatus.Admission admission(DrillPlan plan, Guard guard, CellName lost) {
        var own = plan.inItsOwnRequests(Cells.Admission.of(guard, lost, new RequestRate(plan.demand())));
        return new DrillRunStatus.Admission(
                own.admitted(),
                own.arithmetic(),
                String.format(Locale.ROOT, "%.2f", own.saturation()),
                own.saturationArithmetic());
    }

    private void begin(DrillRun run, CellName runner, DrillRunStatus.Admission admission) {
        if (!admission.admitted()) {
            end(run, "Refused", admission.arithmetic());
            return;
        }
        runs.edit(name(run), status -> status.started(DrillRuns.now(), runner.value(), admission));
        start(run, runner);
    }

    private void start(DrillRun run, CellName runner) {
        var job = RunnerJob.of(run, runner, config.images().drill(), config.drillServiceAccount());
        job.getMetadata().setOwnerReferences(List.of(Owner.of(run)));
        client.resource(job).forceConflicts().serverSideApply();
    }

    private void lookAfter(DrillRun run, DrillRunStatus status) {
        var job = client.batch()
                .v1()
                .jobs()
                .inNamespace(config.namespace())
                .withName(name(run))
                .get();
        boolean began = status.seenAt() != null;
        if (job == null && !began) {
            // whoever led died between the status and the Job
            start(run, new CellName(String.valueOf(status.runnerCell())));
        } else if (job == null) {
            giveUp(run, null, "its Job was deleted");
        } else if (failed(job)) {
            giveUp(run, job, "its runner failed; why is in: kubectl logs job/" + name(run));
        } else if (isPast(status.seenAt(), SILENCE)) {
            giveUp(
                    run,
                    job,
                    "its runner in %s has been silent for %d s".formatted(status.runnerCell(), SILENCE.toSeconds()));
        } else if (!began && isPast(status.startedAt(), START)) {
            giveUp(
                    run,
                    job,
                    "its runner did not start within %d s; why says: kubectl describe job/%s"
                            .formatted(START.toSeconds(), name(run)));
        }
    }

    private static boolean failed(Job job) {
        var status = job.getStatus();
        return status != null && status.getFailed() != null && status.getFailed() > 0;
    }

    private static boolean isPast(@Nullable String since, Duration patience) {
        return since != null && Instant.parse(since).plus(patience).isBefore(Instant.now());
    }

    /** First it is said: a runner that is only frozen must find nothing to do when it wakes up. */
    private void giveUp(DrillRun run, @Nullable Job job, String why) {
        end(run, "Interrupted", why);
        runs.find(name(run)).ifPresent(faults::recover);
        if (job != null) {
            client.resource(job)
                    .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                    .delete();
        }
    }

    private void waits(DrillRun run, String why) {
        runs.edit(name(run), status -> status.waiting(why));
    }

    private void end(DrillRun run, String outcome, String why) {
        runs.edit(
                name(run),
                status -> status.ended() ? status : status.ended(DrillRuns.now(), outcome, why, List.of(), null));
    }

    private static String name(DrillRun run) {
        return run.getMetadata().getName();
    }
}
