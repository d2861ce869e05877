package dev.catamaran.local.fault;

import dev.catamaran.core.model.CellName;
import dev.catamaran.local.LocalException;
import dev.catamaran.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Faults on disk, {@code faults/<id>.json}: a controller that dies between the record and the signal finishes the fault when it is back. */
public final class FaultStore {
    private final StateFolder state;

    public FaultStore(StateFolder state) {
        this.state = state;
    }

    public List<CellOutage> all() {
        return StateFolder.list(state.faults(), 1).stream()
                .filter(p -> p.toString().endsWith(".json"))
                .flatMap(p -> state.read(p, CellOutage.class).stream())
                .toList();
    }

    public Optional<CellOutage> find(String id) {
        return all().stream().filter(f -> f.id().equals(id)).findFirst();
    }

    public boolean lost(CellName cell) {
        return all().stream().anyMatch(f -> f.cell().equals(cell.value()) && !f.recovering());
    }

    public void put(CellOutage fault) {
        state.write(file(fault), fault);
    }

    /** The cell is wanted again; nothing happens for an id that is unknown. */
    public void recover(String id) {
        find(id).ifPresent(fault -> put(fault.recover()));
    }

    public void forget(String id) {
        find(id).ifPresent(fault -> {
            try {
                Files.deleteIfExists(file(fault));
            } catch (IOException e) {
                throw new LocalException("cannot delete " + file(fault) + ": " + e.getMessage(), e);
            }
        });
    }

    private Path file(CellOutage fault) {
        return state.faults().resolve(fault.id() + ".json");
    }
}
