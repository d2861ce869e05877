package dev.catamaran.xds.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Certificates as PEM files, in a folder that only its owner may enter. One controller at a time. */
public final class CertificateFolder implements CertificateStore {
    private final Path folder;

    /** Opens that folder, which is made (mode 0700) when it is missing. */
    public CertificateFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new CertificateException("cannot make the folder " + folder, e);
        }
    }

    @Override
    public Optional<KeyedCertificate> read(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(KeyedCertificate.parse(Files.readString(file))) : Optional.empty();
        } catch (IOException | GeneralSecurityException e) {
            throw new CertificateException("cannot read the certificate " + file, e);
        }
    }

    @Override
    public KeyedCertificate add(String name, KeyedCertificate keyed) {
        replace(name, keyed);
        return keyed;
    }

    /** In one step: whoever reads it sees the old or the new one. */
    @Override
    public void replace(String name, KeyedCertificate keyed) {
        Path file = folder.resolve(name);
        try {
            Path fresh = Files.createTempFile(folder, name, ".new");
            Files.writeString(fresh, keyed.pem());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CertificateException("cannot write " + file, e);
        }
    }

    @Override
    public List<String> named(String prefix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CertificateException("cannot list " + folder, e);
        }
    }

    @Override
    public void delete(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new CertificateException("cannot delete " + folder.resolve(name), e);
        }
    }
}
