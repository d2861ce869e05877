package dev.catamaran.local;

/** A job cannot run there now; the message is one sentence that says why. */
public final class JobRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobRefusedException(String message) {
        super(message);
    }
}
