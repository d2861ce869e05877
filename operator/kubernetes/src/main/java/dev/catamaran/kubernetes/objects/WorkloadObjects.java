package dev.catamaran.kubernetes.objects;

import dev.catamaran.core.model.SidecarPorts;
import dev.catamaran.core.plan.Program;
import dev.catamaran.core.plan.Workload;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.ArrayList;
import java.util.List;

/** Everything that one workload in one cell needs. */
public final class WorkloadObjects {
    private final Workload workload;
    private final Installation at;

    private WorkloadObjects(Workload workload, Installation at) {
        this.workload = workload;
        this.at = at;
    }

    /** In the order in which they are to be applied: what a pod refers to comes before it. */
    public static List<HasMetadata> of(Workload workload, Installation at) {
        var objects = new WorkloadObjects(workload, at);
        var all = new ArrayList<HasMetadata>();
        all.add(objects.serviceAccount());
        all.add(objects.networkPolicy());
        if (workload.program() instanceof Program.Job job) {
            all.add(objects.cronJob(job));
            return all;
        }
        all.add(objects.service());
        all.add(objects.disruptionBudget());
        if (workload.program() instanceof Program.PostgreSql store) {
            all.add(objects.databases(store));
        }
        all.add(isServer(workload.program()) ? objects.statefulSet() : objects.deployment());
        return all;
    }

    /** One for all cells: who a workload is does not depend on where it runs. */
    private ServiceAccount serviceAccount() {
        return new ServiceAccountBuilder()
                .withNewMetadata()
                .withName(workload.name().value())
                .withNamespace(at.namespace())
                .withLabels(Labels.ofAllCells(workload, at))
                .endMetadata()
                .withAutomountServiceAccountToken(false)
                .build();
    }

    /**
     * A job runs when it is asked for: {@code kubectl create job NAME --from=cronjob/JOB-CELL}. Suspended, so that its schedule, which must be there, means nothing.
     */
    private CronJob cronJob(Program.Job job) {
        return new CronJobBuilder()
                .withMetadata(metadata())
                .withNewSpec()
                .withSuspend(true)
                .withSchedule("@yearly")
                .withConcurrencyPolicy("Forbid")
                .withNewJobTemplate()
                .withNewSpec()
                .withActiveDeadlineSeconds(job.timeout().toSeconds())
                .withBackoffLimit(0)
                .withTemplate(Pods.template(workload, at))
                .endSpec()
                .endJobTemplate()
                .endSpec()
                .build();
    }

    private static boolean isServer(Program program) {
        return program instanceof Program.Redis || Servers.hasDisk(program);
    }

    private ConfigMap databases(Program.PostgreSql store) {
        return new ConfigMapBuilder()
                .withMetadata(metadata())
                .addToData("databases.sql", Servers.databases(store))
                .build();
    }

    /** Servers of data: a replica keeps its number, and its disk. What is deleted leaves its disks behind, as Kubernetes does by itself. */
    private StatefulSet statefulSet() {
        var set = new StatefulSetBuilder()
                .withMetadata(metadata())
                .withNewSpec()
                .withReplicas(workload.replicas())
                .withServiceName(Labels.name(workload))
                .withPodManagementPolicy("Parallel")
                .withSelector(selector())
                .withTemplate(Pods.template(workload, at));
        if (Servers.hasDisk(workload.program())) {
            set.withVolumeClaimTemplates(Servers.disk());
        }
        return set.endSpec().build();
    }

    private LabelSelector selector() {
        return new LabelSelectorBuilder()
                .withMatchLabels(Labels.selector(workload.name(), workload.cell()))
                .build();
    }

    private Deployment deployment() {
        return new DeploymentBuilder()
                .withMetadata(metadata())
                .withNewSpec()
                .withReplicas(workload.replicas())
                .withSelector(selector())
                .withNewStrategy()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                // The rule of half the system counts what is there: never fewer than wanted.
                .withMaxUnavailable(new IntOrString(0))
                .withMaxSurge(new IntOrString(1))
                .endRollingUpdate()
                .endStrategy()
                .withTemplate(Pods.template(workload, at))
                .endSpec()
                .build();
    }

    /** Headless: names and endpoints, no address of its own. Pods count from the moment they are ready, in the sidecars too. */
    private Service service() {
        var service = new ServiceBuilder()
                .withMetadata(metadata())
                .withNewSpec()
                .withSelector(Labels.selector(workload.name(), workload.cell()))
                .addToPorts(new ServicePortBuilder()
                        .withName("mesh")
                        .withPort(SidecarPorts.INGRESS.value())
                        .withAppProtocol("https")
                        .build());
        if (workload.program() instanceof Program.Gateway) {
            service.addToPorts(new ServicePortBuilder()
                    .withName("public")
                    .withPort(workload.port().value())
                    .withAppProtocol("http")
                    .build());
        } else {
            service.withClusterIP("None");
        }
        return service.endSpec().build();
    }

    /** One replica at a time may be taken away on purpose. */
    private PodDisruptionBudget disruptionBudget() {
        return new PodDisruptionBudgetBuilder()
                .withMetadata(metadata())
                .withNewSpec()
                .withMaxUnavailable(new IntOrString(1))
                .withSelector(selector())
                .endSpec()
                .build();
    }

    /** Sidecars of this mesh reach the sidecar, anyone may look at health and metrics, clients reach a gateway; nothing else gets in. */
    private NetworkPolicy networkPolicy() {
        var rules = new ArrayList<NetworkPolicyIngressRule>();
        rules.add(new NetworkPolicyIngressRuleBuilder()
                .withFrom(new NetworkPolicyPeerBuilder()
                        .withNewPodSelector()
                        .addToMatchLabels(Labels.PART_OF, at.mesh())
                        .endPodSelector()
                        .build())
                .withPorts(port(SidecarPorts.INGRESS.value()))
                .build());
        var open = new ArrayList<NetworkPolicyPort>();
        open.add(port(SidecarPorts.HEALTH.value()));
        open.add(port(SidecarPorts.METRICS.value()));
        open.add(port(
                workload.program() instanceof Program.Gateway ? workload.port().value() : Pods.MANAGEMENT_PORT));
        rules.add(new NetworkPolicyIngressRuleBuilder().withPorts(open).build());
        return new NetworkPolicyBuilder()
                .withMetadata(metadata())
                .withNewSpec()
                .withPolicyTypes("Ingress")
                .withNewPodSelector()
                .withMatchLabels(Labels.selector(workload.name(), workload.cell()))
                .endPodSelector()
                .withIngress(rules)
                .endSpec()
                .build();
    }

    private static NetworkPolicyPort port(int number) {
        return new NetworkPolicyPortBuilder()
                .withProtocol("TCP")
                .withPort(new IntOrString(number))
                .build();
    }

    private ObjectMeta metadata() {
        return new ObjectMetaBuilder()
                .withName(Labels.name(workload))
                .withNamespace(at.namespace())
                .withLabels(Labels.of(workload, at))
                .build();
    }
}
