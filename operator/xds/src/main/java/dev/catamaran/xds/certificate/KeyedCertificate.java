package dev.catamaran.xds.certificate;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A certificate and its private key. Its text form names the subject only. */
public record KeyedCertificate(X509Certificate certificate, PrivateKey key) {
    /**
     * Reads what {@link #pem} wrote.
     *
     * @throws GeneralSecurityException when it is something else
     */
    public static KeyedCertificate parse(String pem) throws GeneralSecurityException {
        return Pem.read(pem);
    }

    /** The certificate, followed by its key. */
    public String pem() {
        return certificatePem() + keyPem();
    }

    public String certificatePem() {
        return Pem.of(certificate);
    }

    public String keyPem() {
        return Pem.of(key);
    }

    @Override
    public String toString() {
        return certificate.getSubjectX500Principal() + " #"
                + certificate.getSerialNumber().toString(16);
    }
}
