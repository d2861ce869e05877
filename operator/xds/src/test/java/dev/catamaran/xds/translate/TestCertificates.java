package dev.catamaran.xds.translate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Self-signed certificates with SPIFFE ids, made by the JDK's keytool. Each is its own trust: the bundle is all of them. */
final class TestCertificates {
    private final Path folder;
    private final List<String> bundle = new ArrayList<>();

    TestCertificates(Path folder) {
        this.folder = folder;
    }

    /** A leaf and its key as PEM. */
    record Leaf(String certificate, String key) {}

    Leaf issue(String spiffeId) throws Exception {
        Path store = folder.resolve("leaf-" + bundle.size() + ".p12");
        keytool(store, spiffeId);
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        String certificate = pem("CERTIFICATE", keys.getCertificate("leaf").getEncoded());
        String key =
                pem("PRIVATE KEY", keys.getKey("leaf", "changeit".toCharArray()).getEncoded());
        bundle.add(certificate);
        return new Leaf(certificate, key);
    }

    /** What has been issued so far. */
    String bundle() {
        return String.join("", bundle);
    }

    private void keytool(Path store, String spiffeId) throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "keytool", ".log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "leaf",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=" + bundle.size(),
                        "-ext",
                        "san=uri:" + spiffeId,
                        "-ext",
                        "bc=ca:true",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError("keytool failed: " + Files.readString(log));
        }
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + what + "-----\n";
    }
}
