package dev.catamaran.xds.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates with EC P-256 keys. */
final class Issuer {
    /** Clocks of one machine agree; those of a cluster may be this far apart. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final SecureRandom RANDOM = new SecureRandom();

    private Issuer() {}

    static KeyedCertificate root(String name, Instant now, Duration life) {
        KeyPair keys = keys();
        return sign(new KeyedCertificateRequest("CN=" + name, keys, null), "CN=" + name, keys.getPrivate(), now, life);
    }

    static KeyedCertificate leaf(
            KeyedCertificate root, String name, GeneralName subjectAlternative, Instant now, Duration life) {
        String issuer = root.certificate().getSubjectX500Principal().getName();
        return sign(
                new KeyedCertificateRequest("CN=" + name, keys(), subjectAlternative), issuer, root.key(), now, life);
    }

    private record KeyedCertificateRequest(
            String subject,
            KeyPair keys,
            @org.jspecify.annotations.Nullable GeneralName subjectAlternative) {}

    private static KeyedCertificate sign(
            KeyedCertificateRequest request, String issuer, java.security.PrivateKey by, Instant now, Duration life) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name(issuer),
                    new BigInteger(127, RANDOM).add(BigInteger.ONE),
                    Date.from(now.minus(SKEW)),
                    Date.from(now.plus(life)),
                    new X500Name(request.subject()),
                    request.keys().getPublic());
            GeneralName alternative = request.subjectAlternative();
            boolean authority = alternative == null;
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
            if (alternative != null) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternative));
            }
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(by);
            return new KeyedCertificate(
                    new JcaX509CertificateConverter().getCertificate(builder.build(signer)),
                    request.keys().getPrivate());
        } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
            throw new CertificateException("cannot make a certificate for " + request.subject(), e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }
}
