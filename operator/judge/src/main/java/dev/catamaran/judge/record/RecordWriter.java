package dev.catamaran.judge.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends lines to a record. Threads may share it. What was flushed survives the death of the process; whoever owns the writer calls
 * {@link #flush} as often as the format asks for.
 */
public final class RecordWriter implements AutoCloseable {
    private static final ObjectWriter LINES = RecordFormat.JSON.writerFor(Line.class);

    private final OutputStream out;
    private long requests;
    private long writes;

    private RecordWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Starts a new record.
     *
     * @throws UncheckedIOException when the file exists already: evidence is never overwritten
     */
    public static RecordWriter create(Path file) {
        try {
            return new RecordWriter(new BufferedOutputStream(
                    Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the record " + file, e);
        }
    }

    public synchronized void write(Line line) {
        try {
            out.write(LINES.writeValueAsBytes(line));
            out.write('\n');
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a line cannot be written as JSON: " + line, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the record", e);
        }
        switch (line) {
            case Line.Request r -> requests++;
            case Line.Write w -> writes++;
            case Line.Header h -> {}
            case Line.Load l -> {}
            case Line.Mark m -> {}
            case Line.StoreRow s -> {}
            case Line.StoreEnd s -> {}
            case Line.Spread s -> {}
            case Line.Usage u -> {}
            case Line.Counters c -> {}
            case Line.Footer f -> {}
        }
    }

    public synchronized void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the record", e);
        }
    }

    /** Writes the footer and closes the file: the record is complete. */
    public synchronized void finish() {
        write(new Line.Footer(requests, writes));
        close();
    }

    /** Closes the file without a footer: the record stays cut short. */
    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the record", e);
        }
    }
}
