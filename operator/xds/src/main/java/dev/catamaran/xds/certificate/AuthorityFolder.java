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

/** The files of the authority: a folder that only its owner may enter. */
final class AuthorityFolder {
    private final Path folder;

    AuthorityFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new CertificateException("cannot make the folder " + folder, e);
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    Optional<KeyedCertificate> read(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Pem.read(Files.readString(file))) : Optional.empty();
        } catch (IOException | GeneralSecurityException e) {
            throw new CertificateException("cannot read the certificate " + file, e);
        }
    }

    void write(String name, KeyedCertificate keyed) {
        writeText(name, keyed.certificatePem() + keyed.keyPem());
    }

    /** Replaces a file in one step: whoever reads it sees the old or the new one. */
    void writeText(String name, String text) {
        Path file = folder.resolve(name);
        try {
            Path fresh = Files.createTempFile(folder, name, ".new");
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CertificateException("cannot write " + file, e);
        }
    }

    List<String> named(String prefix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix) && name.endsWith(".pem"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CertificateException("cannot list " + folder, e);
        }
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new CertificateException("cannot delete " + folder.resolve(name), e);
        }
    }
}
