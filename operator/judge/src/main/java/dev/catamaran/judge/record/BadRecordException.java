package dev.catamaran.judge.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;

/** A line inside a record is not one of ours: the file was changed, or is no record. */
public final class BadRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRecordException(Path file, long line, JsonProcessingException cause) {
        super(file + ":" + line + " is not a line of a raw record: " + cause.getOriginalMessage(), cause);
    }
}
