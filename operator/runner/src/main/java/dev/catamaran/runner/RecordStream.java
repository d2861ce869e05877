package dev.catamaran.runner;

import dev.catamaran.api.DrillRun;
import dev.catamaran.kubernetes.objects.Owner;
import dev.catamaran.kubernetes.objects.RunnerJob;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/**
 * Takes the record off the pod while it grows: what is new each second becomes a gzip member in a ConfigMap, so that all of them one after the other are the gzipped record.
 * A ConfigMap holds some of them; its size is limited. When the API server is away, what is new waits.
 */
final class RecordStream implements AutoCloseable {
    /** Base64 included, half of what a ConfigMap may hold. */
    private static final int LARGEST = 512 * 1024;
    /** Of the record, before it is compressed to a tenth or so. */
    private static final int MOST_AT_ONCE = 2 << 20;

    private final KubernetesClient client;
    private final DrillRun run;
    private final Path record;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("record").factory());
    private final Map<String, String> parts = new LinkedHashMap<>();
    private long taken;
    private int map = 1;
    private int size;

    RecordStream(KubernetesClient client, DrillRun run, Path record) {
        this.client = client;
        this.run = run;
        this.record = record;
        var _ = thread.scheduleWithFixedDelay(this::attempt, 1, 1, TimeUnit.SECONDS);
    }

    private void attempt() {
        try {
            take();
        } catch (IOException | KubernetesClientException e) {
            System.err.println("the record could not be taken off the pod, which is tried again: " + e.getMessage());
        }
    }

    private synchronized boolean take() throws IOException {
        byte[] news = news();
        if (news.length == 0) {
            return false;
        }
        String part = Base64.getEncoder().encodeToString(gzipped(news));
        if (size > 0 && size + part.length() > LARGEST) {
            map++;
            size = 0;
            parts.clear();
        }
        var with = new LinkedHashMap<>(parts);
        with.put(String.format(Locale.ROOT, "%06d.gz", parts.size()), part);
        write(with);
        parts.putAll(with);
        size += part.length();
        taken += news.length;
        return true;
    }

    /** Whole lines only. */
    private byte[] news() throws IOException {
        if (!Files.exists(record)) {
            return new byte[0];
        }
        try (var file = new RandomAccessFile(record.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(MOST_AT_ONCE, file.length() - taken)];
            file.seek(taken);
            file.readFully(bytes);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            return java.util.Arrays.copyOf(bytes, end);
        }
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private void write(Map<String, String> data) {
        client.resource(owned(run, String.format(Locale.ROOT, "-record-%03d", map))
                        .withBinaryData(data)
                        .build())
                .forceConflicts()
                .serverSideApply();
    }

    /** A ConfigMap that goes when the run goes. */
    static ConfigMapBuilder owned(DrillRun run, String suffix) {
        var name = run.getMetadata().getName();
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name + suffix)
                .withNamespace(run.getMetadata().getNamespace())
                .addToLabels(RunnerJob.RUN, name)
                .withOwnerReferences(Owner.of(run))
                .endMetadata();
    }

    /**
     * Takes what is left.
     *
     * @throws IOException when the record cannot be read
     * @throws KubernetesClientException when the API server does not take it
     */
    @Override
    public void close() throws IOException {
        thread.shutdownNow();
        while (take()) {
            // until nothing is left
        }
    }
}
