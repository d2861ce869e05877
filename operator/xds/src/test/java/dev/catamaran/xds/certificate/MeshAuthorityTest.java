package dev.catamaran.xds.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.Identity;
import dev.catamaran.core.model.WorkloadName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeshAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String ID = "spiffe://feed.example/ns/feed/sa/relation";
    private static final Identity RELATION =
            Identity.at("127.12.1.1", new WorkloadName("relation"), new CellName("cell-a"), 0);

    @TempDir
    Path folder;

    @Test
    void leafCarriesTheSpiffeIdAndComesFromTheBundle() throws Exception {
        MeshAuthority authority = open(NOW);
        var leaf = authority.leaf(RELATION, ID).certificate();
        assertThat(leaf.getSubjectAlternativeNames()).anyMatch(name -> ID.equals(name.get(1)));
        assertThat(Files.getPosixFilePermissions(folder.resolve("ca")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void returningAuthorityHasTheSameRootAndLeaf() {
        MeshAuthority before = open(NOW);
        String leaf = before.leaf(RELATION, ID).certificatePem();
        MeshAuthority after = open(NOW.plusSeconds(60));
        assertThat(after.leaf(RELATION, ID).certificatePem()).isEqualTo(leaf);
        assertThat(after.trustBundle()).isEqualTo(before.trustBundle());
    }

    @Test
    void leafIsRenewedAtHalfOfItsLife() {
        String leaf = open(NOW).leaf(RELATION, ID).certificatePem();
        Instant half = NOW.plus(MeshAuthority.LEAF_LIFE.dividedBy(2));
        assertThat(open(half.minus(Duration.ofMinutes(2))).leaf(RELATION, ID).certificatePem())
                .isEqualTo(leaf);
        assertThat(open(half).leaf(RELATION, ID).certificatePem()).isNotEqualTo(leaf);
    }

    @Test
    void rotationOverlapsInTheBundle() {
        MeshAuthority authority = open(NOW);
        String old = authority.trustBundle();
        String leaf = authority.leaf(RELATION, ID).certificatePem();
        authority.announceRoot();
        assertThat(authority.trustBundle()).startsWith(old).isNotEqualTo(old);
        assertThat(authority.leaf(RELATION, ID).certificatePem()).isEqualTo(leaf);
        authority.issueFromNewest();
        assertThat(authority.leaf(RELATION, ID).certificatePem()).isNotEqualTo(leaf);
        authority.dropOldRoots();
        assertThat(authority.trustBundle()).doesNotContain(old);
        assertThat(open(NOW).trustBundle()).isEqualTo(authority.trustBundle());
    }

    @Test
    void endpointIsKnownByItsAddressOrByItsName() throws Exception {
        MeshAuthority authority = open(NOW);
        assertThat(authority.endpointCertificate("127.12.0.1").certificate().getSubjectAlternativeNames())
                .containsExactly(List.of(7, "127.12.0.1"));
        assertThat(authority.endpointCertificate("xds.mesh.svc").certificate().getSubjectAlternativeNames())
                .containsExactly(List.of(2, "xds.mesh.svc"));
    }

    @Test
    void whoeverKeptARootFirstIsBelieved() {
        var kept = new CertificateFolder(folder.resolve("ca"));
        MeshAuthority first = open(NOW);
        var slow = new MeshAuthority(
                new CertificateStore() { // sees nothing, until it wants to keep its own
                    @Override
                    public Optional<KeyedCertificate> read(String name) {
                        return Optional.empty();
                    }

                    @Override
                    public KeyedCertificate add(String name, KeyedCertificate keyed) {
                        return kept.read(name).orElseThrow();
                    }

                    @Override
                    public void replace(String name, KeyedCertificate keyed) {}

                    @Override
                    public List<String> named(String prefix) {
                        return List.of();
                    }

                    @Override
                    public void delete(String name) {}
                },
                Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(slow.trustBundle()).isEqualTo(first.trustBundle());
        assertThat(slow.endpointTrust()).isEqualTo(first.endpointTrust());
    }

    private MeshAuthority open(Instant now) {
        return new MeshAuthority(new CertificateFolder(folder.resolve("ca")), Clock.fixed(now, ZoneOffset.UTC));
    }
}
