package dev.catamaran.local;

import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.core.plan.Program;
import dev.catamaran.core.plan.WorkloadPlan;
import dev.catamaran.local.replica.JobRun;
import dev.catamaran.local.replica.Launches;
import dev.catamaran.local.replica.ReplicaSpec;
import dev.catamaran.local.state.StateFolder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The last run of each job in each cell. Its runtime's lock guards it. */
final class Jobs {
    private final StateFolder state;
    private final Launches launches;
    private final SidecarIdentity sidecars;
    private final Clock clock;
    private final Map<String, JobRun> runs = new TreeMap<>();

    Jobs(StateFolder state, Launches launches, SidecarIdentity sidecars, Clock clock) {
        this.state = state;
        this.launches = launches;
        this.sidecars = sidecars;
        this.clock = clock;
    }

    /** @throws JobRefusedException when it runs in that cell already */
    JobStatus begin(ReplicaSpec spec, Program.Job job) {
        String key = key(spec.identity().workload(), spec.identity().cell());
        var before = runs.get(key);
        if (before != null && !before.status().phase().ended()) {
            throw new JobRefusedException(spec.identity().workload() + " runs in "
                    + spec.identity().cell() + " already: wait for its end, or choose another cell");
        }
        long now = clock.millis();
        String id = spec.identity().workload() + "-" + spec.identity().cell() + "-" + now;
        var run = new JobRun(state, spec, job, id, now, launches, sidecars);
        runs.put(key, run);
        run.begin();
        return run.status();
    }

    List<JobStatus> statuses() {
        return runs.values().stream().map(JobRun::status).toList();
    }

    List<JobRun> all() {
        return List.copyOf(runs.values());
    }

    List<JobRun> of(CellName cell) {
        return runs.values().stream()
                .filter(run -> run.status().cell().equals(cell))
                .toList();
    }

    /** Those that the plan has no more are forgotten here, and are to be ended. */
    List<JobRun> leaving(WorkloadPlan plan) {
        var leaving = new ArrayList<JobRun>();
        runs.values().removeIf(run -> {
            boolean kept = plan.workloads().stream()
                    .anyMatch(w -> w.program() instanceof Program.Job
                            && key(w.name(), w.cell())
                                    .equals(key(run.status().job(), run.status().cell())));
            if (!kept) {
                leaving.add(run);
            }
            return !kept;
        });
        return leaving;
    }

    private static String key(WorkloadName job, CellName cell) {
        return cell + "/" + job;
    }
}
