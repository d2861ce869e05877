package dev.catamaran.core.resolve;

import dev.catamaran.core.model.Method;
import java.util.List;

/** Where descriptor sets are read, so that resolving itself reads no file. */
@FunctionalInterface
public interface MethodSource {
    /**
     * The methods of these proto services with their idempotency levels.
     *
     * @param descriptor as the resource names it; relative paths start at the project's home
     * @param services full names
     * @throws UnusableDescriptorException when the file cannot be read or lacks a service
     */
    List<Method> methods(String descriptor, List<String> services);

    /** The message is one sentence that says what to change. */
    final class UnusableDescriptorException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnusableDescriptorException(String sentence) {
            super(sentence);
        }

        public UnusableDescriptorException(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }
}
