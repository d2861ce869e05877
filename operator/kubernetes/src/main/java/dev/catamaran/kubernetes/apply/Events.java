package dev.catamaran.kubernetes.apply;

import dev.catamaran.kubernetes.objects.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What people read with {@code kubectl get events} and {@code kubectl describe}. */
public final class Events {
    private static final Logger LOG = System.getLogger(Events.class.getName());

    /** With six digits after the point, which is what the API server reads. */
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** Of a note, as the API has it. */
    private static final int LONGEST = 1024;

    private final KubernetesClient client;
    private final InstantSource clock;

    /** Whether somebody has to look at it. */
    public enum Type {
        NORMAL("Normal"),
        WARNING("Warning");

        private final String word;

        Type(String word) {
            this.word = word;
        }
    }

    public Events(KubernetesClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * Says that something has happened. An event that the API server does not take is logged: what happened has happened without it.
     *
     * @param about with its name, namespace and uid
     * @param reason one word in upper camel case
     * @param note a sentence for people
     */
    public void say(HasMetadata about, Type type, String reason, String note) {
        var named = about.getMetadata();
        Instant now = clock.instant();
        var event = new EventBuilder()
                .withNewMetadata()
                // As client-go names them.
                .withName(
                        named.getName() + "." + Long.toHexString(now.getEpochSecond() * 1_000_000_000L + now.getNano()))
                .withNamespace(named.getNamespace())
                .endMetadata()
                .withNewRegarding()
                .withApiVersion(about.getApiVersion())
                .withKind(about.getKind())
                .withName(named.getName())
                .withNamespace(named.getNamespace())
                .withUid(named.getUid())
                .endRegarding()
                .withEventTime(new MicroTime(MICROS.format(now)))
                .withReportingController("catamaran.dev/operator")
                .withReportingInstance(Labels.CATAMARAN)
                .withAction("Reconcile")
                .withType(type.word)
                .withReason(reason)
                .withNote(note.length() > LONGEST ? note.substring(0, LONGEST - 1) + "…" : note)
                .build();
        try {
            client.resource(event).create();
        } catch (KubernetesClientException e) {
            LOG.log(Level.WARNING, "event=event-not-written reason={0} error=\"{1}\"", reason, e.getMessage());
        }
    }
}
