package dev.catamaran.xds.certificate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** RFC 7468 text of certificates and EC keys. */
final class Pem {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    static String of(X509Certificate certificate) {
        try {
            return wrap("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new CertificateException("a certificate has no encoding", e);
        }
    }

    static String of(PrivateKey key) {
        return wrap("PRIVATE KEY", key.getEncoded());
    }

    /** Reads what {@link #of} wrote: a certificate followed by its key. */
    static KeyedCertificate read(String text) throws GeneralSecurityException {
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(unwrap("CERTIFICATE", text)));
        PrivateKey key =
                KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(unwrap("PRIVATE KEY", text)));
        return new KeyedCertificate(certificate, key);
    }

    private static byte[] unwrap(String label, String text) throws GeneralSecurityException {
        String begin = "-----BEGIN " + label + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + label + "-----");
        if (from < 0 || to < from) {
            throw new GeneralSecurityException("there is no " + label + " block");
        }
        return Base64.getMimeDecoder()
                .decode(text.substring(from + begin.length(), to).getBytes(StandardCharsets.US_ASCII));
    }

    private static String wrap(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
    }
}
