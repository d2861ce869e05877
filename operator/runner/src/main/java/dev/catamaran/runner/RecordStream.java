package dev.catamaran.runner;

import dev.catamaran.api.DrillRun;
import dev.catamaran.kubernetes.objects.Owner;
import dev.catamaran.kubernetes.objects.RunnerJob;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
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
    private long taken;
    private int map = 1;
    /** Parts in the map, and their length in base64. */
    private int parts;

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
        if (parts > 0 && size + part.length() > LARGEST) {
            map++;
            parts = 0;
            size = 0;
        }
        add(String.format(Locale.ROOT, "%06d.gz", parts), part);
        parts++;
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
            return Arrays.copyOf(bytes, end);
        }
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** Sends this part alone: those that are there stay. */
    private void add(String key, String part) {
        var one = owned(run, String.format(Locale.ROOT, "-record-%03d", map))
                .addToBinaryData(key, part)
                .build();
        if (parts == 0) {
            client.resource(one).forceConflicts().serverSideApply();
        } else {
            client.resource(one)
                    .patch(
                            PatchContext.of(PatchType.JSON_MERGE),
                            Serialization.asJson(Map.of("binaryData", one.getBinaryData())));
        }
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
