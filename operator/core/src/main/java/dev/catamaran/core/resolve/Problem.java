package dev.catamaran.core.resolve;

/**
 * A mistake in the resources, as data. What it is about is left out of the model; the rest stands.
 *
 * @param resource kind and name, for example {@code MeshService/gateway}; only the kind when what is missing is a whole resource
 * @param field path in the resource, for example {@code spec.calls[0].service}; empty when a whole resource is missing
 * @param message a sentence that says what to change
 */
public record Problem(Severity severity, String resource, String field, Reason reason, String message) {
    /** Whether the mesh is less than what was asked for. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** Kinds of problems; they become reasons of conditions. */
    public enum Reason {
        /** There is no Mesh, or more than one. */
        MESH_NOT_UNIQUE,
        /** Fewer than two cells: nothing can carry everything when one is lost. */
        TOO_FEW_CELLS,
        /** Two workloads have the same name, whatever their kinds. */
        NAME_TAKEN,
        /** A name refers to nothing. */
        REF_NOT_FOUND,
        /** A service is called that says nothing about gRPC. */
        NOT_CALLABLE,
        /** A descriptor set is missing, unreadable, or lacks a service. */
        DESCRIPTOR_UNUSABLE,
        /** Services call each other in a circle: demand would have no end. */
        CALL_CYCLE,
        /** A port is taken by the sidecar or by the replica's own health endpoint. */
        PORT_TAKEN,
        /** The loss of a cell would leave too little capacity for the expected demand. */
        CAPACITY_TOO_SMALL,
        /** What only a mesh that is started anew can become. */
        NOT_WHILE_RUNNING
    }
}
