package dev.catamaran.manager;

import dev.catamaran.api.Drill;
import dev.catamaran.api.DrillRun;
import dev.catamaran.api.DrillRunSpec;
import dev.catamaran.api.ResourceStatus;
import dev.catamaran.kubernetes.drill.DrillRuns;
import dev.catamaran.kubernetes.objects.Owner;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** A Drill that is applied, or changed, is run once. */
@ApplicationScoped
@ControllerConfiguration(name = "drill")
public class DrillReconciler implements Reconciler<Drill> {
    /** So that the run's name, with its number, is still a host name. */
    private static final int LONGEST = 52;

    private final KubernetesClient client;

    public DrillReconciler(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public UpdateControl<Drill> reconcile(Drill drill, Context<Drill> context) {
        long generation = drill.getMetadata().getGeneration();
        if (drill.getStatus() != null && drill.getStatus().observedGeneration() >= generation) {
            return UpdateControl.noUpdate();
        }
        var run = run(drill, generation);
        client.resource(run).forceConflicts().serverSideApply();
        var said = new Drill();
        said.setMetadata(new ObjectMetaBuilder()
                .withName(drill.getMetadata().getName())
                .withNamespace(drill.getMetadata().getNamespace())
                .build());
        said.setStatus(new ResourceStatus(
                generation,
                List.of(new ResourceStatus.Condition(
                        "Accepted",
                        "True",
                        generation,
                        DrillRuns.now(),
                        "Run",
                        "it is run as the DrillRun " + run.getMetadata().getName())),
                null));
        return UpdateControl.patchStatus(said);
    }

    private static DrillRun run(Drill drill, long generation) {
        String name = drill.getMetadata().getName();
        var run = new DrillRun();
        run.setMetadata(new ObjectMetaBuilder()
                .withName(name.substring(0, Math.min(name.length(), LONGEST)) + "-" + generation)
                .withNamespace(drill.getMetadata().getNamespace())
                .withOwnerReferences(Owner.of(drill))
                .build());
        run.setSpec(new DrillRunSpec(name));
        return run;
    }
}
