package dev.catamaran.local;

import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.model.Identity;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.core.plan.Program;
import dev.catamaran.core.plan.Workload;
import dev.catamaran.core.plan.WorkloadPlan;
import dev.catamaran.local.address.AddressBook;
import dev.catamaran.local.fault.CellOutage;
import dev.catamaran.local.fault.FaultStore;
import dev.catamaran.local.process.ProcTable;
import dev.catamaran.local.process.ProcessId;
import dev.catamaran.local.process.Signal;
import dev.catamaran.local.replica.JobRun;
import dev.catamaran.local.replica.Launches;
import dev.catamaran.local.replica.Replica;
import dev.catamaran.local.replica.ReplicaSpec;
import dev.catamaran.local.state.StateFolder;
import dev.catamaran.local.usage.Usage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a plan as processes of this machine. What it is told is what should be; replicas get there, and stay there, by themselves. */
public final class LocalRuntime implements AutoCloseable {
    private final SidecarIdentity sidecarIdentity;
    private final Clock clock;
    private final StateFolder state;
    private final AddressBook addresses;
    private final FaultStore faults;
    private final Launches launches;
    private final CpuAccount cpus;
    private final CellKill cellKill;
    private final Jobs jobs;
    private final Map<String, Replica> replicas = new LinkedHashMap<>();
    private final Map<String, Thread> ending = new HashMap<>();
    private WorkloadPlan plan = new WorkloadPlan(List.of());
    private List<Cell> cells = List.of();
    private boolean closed;
    private volatile Consumer<List<Endpoint>> listener = endpoints -> {};

    public LocalRuntime(LocalConfig config, SidecarIdentity sidecarIdentity, Clock clock) {
        this.sidecarIdentity = sidecarIdentity;
        this.clock = clock;
        this.state = new StateFolder(config.stateDir());
        this.addresses = new AddressBook(state, config.addresses());
        this.faults = new FaultStore(state);
        this.launches = new Launches(config);
        this.jobs = new Jobs(state, launches, sidecarIdentity, clock);
        this.cellKill = new CellKill(state, clock);
        this.cpus = new CpuAccount(state, this::roots);
        cpus.start();
    }

    /** Called, on any thread, whenever a replica became ready or stopped being so, or the plan changed. */
    public void onEndpoints(Consumer<List<Endpoint>> consumer) {
        listener = consumer;
        consumer.accept(endpoints());
    }

    /** Sets what should run. Returns at once; {@link #status()} says how far it is. What is wanted no more ends in order: programs, then sidecars. */
    public synchronized void apply(WorkloadPlan wantedPlan, List<Cell> itsCells) {
        plan = wantedPlan;
        cells = itsCells;
        cpus.share(cells);
        for (CellOutage fault : faults.all()) {
            if (!fault.recovering()) {
                cellKill.kill(
                        fault,
                        of(new CellName(fault.cell()))); // a controller may have died between the record and the signal
            }
        }
        if (!faults.all().isEmpty()) {
            stayOffSurvivors();
        }
        var wanted = specs();
        var gone = replicas.keySet().stream()
                .filter(key -> !wanted.containsKey(key))
                .toList();
        end(gone);
        jobs.leaving(plan).forEach(run -> Thread.ofVirtual().start(() -> run.stop("it is wanted no more")));
        endStrays(wanted);
        wanted.forEach((key, spec) -> {
            if (ending.containsKey(key)) {
                return; // begun anew when it has ended
            }
            var known = replicas.get(key);
            if (known != null) {
                known.become(spec);
                return;
            }
            boolean down = faults.lost(spec.identity().cell());
            var replica = new Replica(state, spec, down, launches, sidecarIdentity, this::tell);
            replicas.put(key, replica);
            replica.begin();
        });
        tell();
    }

    /** Starts an outdated replica as it should be; whoever calls this has taken it out of the traffic. Others stay as they are. */
    public synchronized void renew(WorkloadName workload, CellName cell, int ordinal) {
        Optional.ofNullable(replicas.get(key(workload, cell, ordinal))).ifPresent(Replica::renew);
    }

    /**
     * Runs a job of the plan in that cell, beside a sidecar of its own, and returns at once; {@link #jobs()} says how far it is.
     *
     * @param arguments added to its command
     * @throws IllegalArgumentException when the plan has no such job there
     * @throws JobRefusedException when it runs in that cell already, or the cell is lost
     */
    public synchronized JobStatus run(WorkloadName job, CellName cell, List<String> arguments) {
        var workload = plan.workloads().stream()
                .filter(w -> w.name().equals(job) && w.cell().equals(cell))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no job " + job + " in " + cell));
        if (!(workload.program() instanceof Program.Job known)) {
            throw new IllegalArgumentException(job + " is no job: it runs all the time");
        }
        if (closed || faults.lost(cell)) {
            throw new JobRefusedException(cell + " is lost: run " + job + " in another cell");
        }
        var command =
                Stream.concat(known.command().stream(), arguments.stream()).toList();
        var asked = new Program.Job(command, known.image(), known.timeout());
        return jobs.begin(spec(workload.with(asked), 0), asked);
    }

    /** The last run of each job in each cell. */
    public synchronized List<JobStatus> jobs() {
        return jobs.statuses();
    }

    /** Ends a run in order, and returns when nothing of it runs any more. Nothing happens when it has ended, or was never known. */
    public void endJob(String id) {
        List<JobRun> known;
        synchronized (this) {
            known = jobs.all();
        }
        known.stream()
                .filter(run -> run.status().id().equals(id))
                .forEach(run -> run.stop("it was ended before its time"));
    }

    /** Whether every replica has compared what it runs with what it should; until then, a status may not say that one is outdated. */
    public synchronized boolean isExamined() {
        return replicas.values().stream().allMatch(Replica::isExamined);
    }

    public synchronized List<ReplicaStatus> status() {
        return replicas.values().stream().map(Replica::status).toList();
    }

    public List<Endpoint> endpoints() {
        return status().stream().map(ReplicaStatus::endpoint).toList();
    }

    public synchronized List<CellOutage> faults() {
        return faults.all();
    }

    /**
     * Kills every process of the cell and keeps it down, also after a restart of the controller, until {@link #returnCell}. Idempotent by id: a fault that is
     * on record is answered, not applied again.
     *
     * @param withholdDisk takes the cell's data away as well, so that it returns empty
     */
    public synchronized CellOutage loseCell(String id, CellName cell, boolean withholdDisk) {
        var known = faults.find(id);
        if (known.isPresent()) {
            return known.get();
        }
        for (Replica replica : of(cell)) {
            replica.keepDown();
        }
        jobs.of(cell).forEach(JobRun::wasLost);
        cpus.sample();
        var fault = new CellOutage(id, cell.value(), withholdDisk, clock.millis(), false);
        faults.put(fault);
        cellKill.kill(fault, of(cell));
        stayOffSurvivors();
        return fault;
    }

    /** The cell is wanted again; its fault stays on record, as recovering, until {@link #forgetFault}. Idempotent. */
    public synchronized void returnCell(String id) {
        faults.recover(id);
        faults.find(id)
                .map(fault -> new CellName(fault.cell()))
                .filter(cell -> !faults.lost(cell))
                .ifPresent(cell -> of(cell).forEach(Replica::mayRun));
        stayOffSurvivors();
    }

    private void stayOffSurvivors() {
        if (cells.isEmpty()) {
            return; // begun anew while a cell is down: with the first plan this is called again
        }
        var lost = cells.stream()
                .map(Cell::name)
                .filter(faults::lost)
                .map(CellName::value)
                .collect(Collectors.toSet());
        cpus.stayOffSurvivors(lost);
    }

    /** The recovery is over. */
    public synchronized void forgetFault(String id) {
        faults.forget(id);
    }

    public Usage usage() {
        return cpus.usage();
    }

    /** CPUs for what belongs to no cell, in the notation of taskset; empty before the first plan. */
    public String cpusLeftOver() {
        return cpus.rest();
    }

    /** Lets go of everything without ending it, as a controller does that is replaced: the next one adopts the processes. */
    public synchronized void release() {
        closed = true;
        cpus.close();
        replicas.values().forEach(Replica::release);
        jobs.all().forEach(JobRun::release);
    }

    /** Ends everything in order: jobs, then programs, so that they drain through their sidecars, then sidecars, servers last. */
    @Override
    public void close() {
        List<Thread> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(ending.values());
            cpus.sample();
            together(jobs.all(), run -> run.stop("the mesh is taken down"));
            stop(List.copyOf(replicas.values()));
            cpus.sample();
            replicas.clear();
            cpus.close();
        }
        join(left);
    }

    /** On a thread of its own: a program may take seconds to answer what is under way. */
    private void end(List<String> keys) {
        var leaving = keys.stream().map(replicas::remove).toList();
        if (leaving.isEmpty()) {
            return;
        }
        var thread = Thread.ofVirtual().name("ending").unstarted(() -> {
            stop(leaving);
            ended(keys);
        });
        keys.forEach(key -> ending.put(key, thread));
        thread.start();
    }

    private synchronized void ended(List<String> keys) {
        keys.forEach(ending::remove);
        if (!closed) {
            apply(plan, cells); // one of them may have been wanted again meanwhile
        }
    }

    private static void stop(List<Replica> ending) {
        var services = ending.stream().filter(r -> !r.isServer()).toList();
        var servers = ending.stream().filter(Replica::isServer).toList();
        together(services, Replica::stopProgram);
        together(services, Replica::stopSidecar);
        together(servers, Replica::stopProgram);
        together(servers, Replica::stopSidecar);
    }

    private static <T> void together(List<T> some, Consumer<T> what) {
        var threads = some.stream()
                .map(each -> Thread.ofVirtual().start(() -> what.accept(each)))
                .toList();
        join(threads);
    }

    private static void join(List<Thread> threads) {
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Map<String, ReplicaSpec> specs() {
        var specs = new LinkedHashMap<String, ReplicaSpec>();
        for (var workload : plan.workloads()) {
            for (int n = 0; n < workload.replicas(); n++) {
                specs.put(key(workload.name(), workload.cell(), n), spec(workload, n));
            }
        }
        return specs;
    }

    private ReplicaSpec spec(Workload workload, int ordinal) {
        var cell = cells.stream()
                .filter(c -> c.name().equals(workload.cell()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the plan names the cell " + workload.cell() + ", which is not given"));
        String address = addresses.addressOf(key(workload.name(), workload.cell(), ordinal), cell.index());
        var id = Identity.at(address, workload.name(), workload.cell(), ordinal);
        return new ReplicaSpec(workload, id, state.path().toString(), cpus.cpusOf(cell.name()));
    }

    private static String key(WorkloadName workload, CellName cell, int ordinal) {
        return cell + "/" + workload + "-" + ordinal;
    }

    /** What an earlier controller left running and nobody wants or has on record. */
    private void endStrays(Map<String, ReplicaSpec> wanted) {
        var strays = new LinkedHashSet<>(LocalProcesses.find(state, cell -> !cell.isEmpty()));
        var kept = new ArrayList<ProcessId>();
        for (String key : wanted.keySet()) {
            kept.addAll(LocalProcesses.recorded(state, state.cells().resolve(key)));
        }
        ProcTable.read().withDescendants(kept).forEach(stat -> strays.remove(stat.id()));
        if (strays.isEmpty() || !replicas.isEmpty()) {
            return; // once replicas live, what runs is theirs
        }
        Signal.TERM.send(strays);
        Signal.KILL.send(Signal.awaitEnd(strays, Duration.ofSeconds(5)));
    }

    private List<Replica> of(CellName cell) {
        return replicas.values().stream()
                .filter(r -> r.spec().identity().cell().equals(cell))
                .toList();
    }

    private void tell() {
        // not under the caller's lock: replicas call this from their own threads
        Thread.ofVirtual().start(() -> listener.accept(endpoints()));
    }

    private synchronized Map<String, List<ProcessId>> roots() {
        var roots = new HashMap<String, List<ProcessId>>();
        replicas.values()
                .forEach(replica -> roots.computeIfAbsent(
                                replica.spec().identity().cell().value(), c -> new ArrayList<>())
                        .addAll(replica.processes()));
        jobs.all()
                .forEach(run -> roots.computeIfAbsent(run.status().cell().value(), c -> new ArrayList<>())
                        .addAll(run.processes()));
        return roots;
    }
}
