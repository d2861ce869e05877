package dev.catamaran.xds.certificate;

import java.util.List;
import java.util.Optional;

/** Where an authority keeps its certificates and their keys, by name. All of it throws {@link CertificateException} when it cannot be read or written. */
public interface CertificateStore {
    Optional<KeyedCertificate> read(String name);

    /**
     * Keeps one under a new name.
     *
     * @return what is kept there now: another one, if another controller of the same mesh was faster
     */
    KeyedCertificate add(String name, KeyedCertificate keyed);

    /** Keeps one under that name, whatever was there. */
    void replace(String name, KeyedCertificate keyed);

    /** Names with that prefix, in order. */
    List<String> named(String prefix);

    void delete(String name);
}
