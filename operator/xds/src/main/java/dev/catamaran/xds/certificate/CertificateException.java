package dev.catamaran.xds.certificate;

/** The authority's folder cannot be read or written, or holds something else. */
public final class CertificateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CertificateException(String message, Throwable cause) {
        super(message, cause);
    }
}
