package dev.catamaran.xds.server;

import com.google.protobuf.ByteString;
import dev.catamaran.core.model.Identity;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.xds.certificate.KeyedCertificate;
import dev.catamaran.xds.certificate.MeshAuthority;
import dev.catamaran.xds.server.StreamSnapshot.Item;
import dev.catamaran.xds.translate.secret.Tls;
import io.envoyproxy.envoy.config.core.v3.DataSource;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CertificateValidationContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.Secret;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.TlsCertificate;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What a replica is told over SDS: its leaf with the key, and whom it may trust. */
final class Secrets {
    private final MeshAuthority authority;

    Secrets(MeshAuthority authority) {
        this.authority = authority;
    }

    List<Item> of(MeshModel model, Identity identity) {
        KeyedCertificate leaf = authority.leaf(identity, model.spiffeId(identity.workload()));
        String bundle = authority.trustBundle();
        Secret own = Secret.newBuilder()
                .setName(Tls.IDENTITY)
                .setTlsCertificate(TlsCertificate.newBuilder()
                        .setCertificateChain(inline(leaf.certificatePem()))
                        .setPrivateKey(inline(leaf.keyPem())))
                .build();
        Secret trust = Secret.newBuilder()
                .setName(Tls.TRUST)
                .setValidationContext(CertificateValidationContext.newBuilder().setTrustedCa(inline(bundle)))
                .build();
        // The version is a hash of what is public: the certificate stands for its key.
        return List.of(item(own, leaf.certificatePem()), item(trust, bundle));
    }

    private static Item item(Secret secret, String content) {
        return new Item(secret.getName(), hash(content), secret.toByteString());
    }

    private static DataSource inline(String text) {
        return DataSource.newBuilder().setInlineString(text).build();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(ByteString.copyFromUtf8(text).toByteArray());
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
