package dev.catamaran.xds.certificate;

import dev.catamaran.core.model.Identity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.util.IPAddress;

/**
 * The certificate authority of one mesh. Roots and leaves are kept in its store, so that a controller that returns finds what its sidecars hold. The
 * xDS endpoint has a root of its own, which stays: a sidecar reads that one once, at its start, and must still find its way back after the mesh's trust was
 * rotated. Safe for concurrent use.
 */
public final class MeshAuthority {
    /** Life of a leaf; it is renewed at half of it. */
    public static final Duration LEAF_LIFE = Duration.ofHours(24);

    private static final Duration ROOT_LIFE = Duration.ofDays(3650);
    private static final String ENDPOINT_ROOT = "endpoint-root.pem";
    private static final String ROOT = "root-";
    private static final String LEAF = "leaf-";

    private final CertificateStore store;
    private final Clock clock;
    private final KeyedCertificate endpointRoot;
    private final List<KeyedCertificate> roots = new ArrayList<>();
    private final Map<Identity, Instant> leafEnds = new HashMap<>();
    private KeyedCertificate issuing;

    /** Opens the authority whose certificates are there; an empty store makes a new one. */
    public MeshAuthority(CertificateStore store, Clock clock) {
        this.clock = clock;
        this.store = store;
        endpointRoot = store.read(ENDPOINT_ROOT)
                .orElseGet(() ->
                        store.add(ENDPOINT_ROOT, Issuer.root("Catamaran xDS endpoint", clock.instant(), ROOT_LIFE)));
        store.named(ROOT).forEach(name -> store.read(name).ifPresent(roots::add));
        if (roots.isEmpty()) {
            issuing = addRoot();
        } else {
            // A rotation that was cut short is taken up again from its first step: the oldest root is the one that all
            // have.
            issuing = roots.getFirst();
        }
    }

    /** PEM with which sidecars check the xDS endpoint. */
    public String endpointTrust() {
        return endpointRoot.certificatePem();
    }

    /** A certificate for the xDS endpoint at that IP address or DNS name. */
    public KeyedCertificate endpointCertificate(String host) {
        int kind = IPAddress.isValid(host) ? GeneralName.iPAddress : GeneralName.dNSName;
        return Issuer.leaf(endpointRoot, "xds", new GeneralName(kind, host), clock.instant(), LEAF_LIFE);
    }

    /** PEM of all roots that are trusted now. */
    public synchronized String trustBundle() {
        return roots.stream().map(KeyedCertificate::certificatePem).collect(Collectors.joining());
    }

    /** The replica's leaf; a new one when there is none, when half of its life is over, or when it is not from the root that issues now. */
    public synchronized KeyedCertificate leaf(Identity identity, String spiffeId) {
        String name = leafName(identity);
        KeyedCertificate current = store.read(name)
                .filter(leaf -> isFresh(leaf) && isFrom(leaf, issuing) && names(leaf, spiffeId))
                .orElseGet(() -> {
                    GeneralName uri = new GeneralName(GeneralName.uniformResourceIdentifier, spiffeId);
                    KeyedCertificate leaf =
                            Issuer.leaf(issuing, identity.workload().value(), uri, clock.instant(), LEAF_LIFE);
                    store.replace(name, leaf);
                    return leaf;
                });
        leafEnds.put(identity, current.certificate().getNotAfter().toInstant());
        return current;
    }

    /** When the leaves that were given out end, by whose they are. */
    public synchronized Map<Identity, Instant> leafEnds() {
        return Map.copyOf(leafEnds);
    }

    /** Forgets all leaves, so that each replica gets a new one. */
    public synchronized void retireLeaves() {
        store.named(LEAF).forEach(store::delete);
    }

    /** First step of a rotation of trust: a new root in the bundle, which issues nothing yet. */
    public synchronized void announceRoot() {
        if (roots.size() == 1) {
            addRoot();
        }
    }

    /** Second step: leaves come from the newest root. */
    public synchronized void issueFromNewest() {
        issuing = roots.getLast();
    }

    /** Last step: only the root that issues is trusted. */
    public synchronized void dropOldRoots() {
        for (String name : store.named(ROOT)) {
            store.read(name).filter(root -> !isSame(root, issuing)).ifPresent(old -> store.delete(name));
        }
        roots.removeIf(root -> !isSame(root, issuing));
    }

    private KeyedCertificate addRoot() {
        Instant now = clock.instant();
        List<String> names = store.named(ROOT);
        int number = names.isEmpty() ? 1 : number(names.getLast()) + 1;
        KeyedCertificate root = store.add(
                String.format(Locale.ROOT, "%s%06d.pem", ROOT, number),
                Issuer.root("Catamaran mesh root " + number, now, ROOT_LIFE));
        roots.add(root);
        return root;
    }

    private boolean isFresh(KeyedCertificate leaf) {
        Instant from = leaf.certificate().getNotBefore().toInstant();
        Instant to = leaf.certificate().getNotAfter().toInstant();
        return clock.instant().isBefore(from.plus(Duration.between(from, to).dividedBy(2)));
    }

    private static boolean isFrom(KeyedCertificate leaf, KeyedCertificate root) {
        try {
            leaf.certificate().verify(root.certificate().getPublicKey());
            return true;
        } catch (java.security.GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean isSame(KeyedCertificate one, KeyedCertificate other) {
        return one.certificate().equals(other.certificate());
    }

    private static boolean names(KeyedCertificate leaf, String spiffeId) {
        try {
            var names = leaf.certificate().getSubjectAlternativeNames();
            return names != null && names.stream().anyMatch(name -> spiffeId.equals(name.get(1)));
        } catch (java.security.cert.CertificateParsingException e) {
            return false;
        }
    }

    private static int number(String rootFile) {
        return Integer.parseInt(rootFile.substring(ROOT.length(), rootFile.length() - ".pem".length()));
    }

    private static String leafName(Identity identity) {
        return LEAF + identity.workload() + "." + identity.cell() + "." + identity.address() + ".pem";
    }
}
