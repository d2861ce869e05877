package dev.catamaran.judge.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads a record line by line. */
public final class RecordReader {
    private static final ObjectReader LINES = RecordFormat.JSON.readerFor(Line.class);

    private RecordReader() {}

    /**
     * Gives each line to {@code lines}, in the order of the file.
     *
     * @return false when the last line was cut off, as it is when the driver was killed; that line is left out
     * @throws BadRecordException when any other line is not one of ours
     * @throws UncheckedIOException when the file cannot be read
     */
    public static boolean read(Path file, Consumer<Line> lines) {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            long number = 0;
            String text = in.readLine();
            while (text != null) {
                number++;
                String next = in.readLine();
                try {
                    lines.accept(LINES.readValue(text));
                } catch (JsonProcessingException e) {
                    if (next == null) {
                        return false;
                    }
                    throw new BadRecordException(file, number, e);
                }
                text = next;
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the record " + file, e);
        }
    }
}
