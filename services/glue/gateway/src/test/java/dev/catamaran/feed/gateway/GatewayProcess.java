package dev.catamaran.feed.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The packaged gateway as the local runtime starts it. */
final class GatewayProcess implements AutoCloseable {
    private final String address;
    private final Path log;
    private final byte[] key = new byte[32];
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    GatewayProcess(Path folder, String address) throws Exception {
        this.address = address;
        this.log = folder.resolve("gateway.log");
        Arrays.fill(key, (byte) 7);
        Files.write(folder.resolve("token-key"), key);
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-jar",
                        Path.of("target/quarkus-app/quarkus-run.jar")
                                .toAbsolutePath()
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "CATAMARAN_ADDRESS",
                        address,
                        "CATAMARAN_SERVICE",
                        "gateway",
                        "CATAMARAN_CELL",
                        "cell-a",
                        "CATAMARAN_CELLS",
                        "cell-a,cell-b",
                        "CATAMARAN_EGRESS",
                        address + ":15001",
                        "CATAMARAN_SECRETS",
                        folder.toString()));
        this.process = builder.start();
        awaitReady();
    }

    private void awaitReady() throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                if (get("/q/health/ready").statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                LockSupport.parkNanos(20_000_000); // not listening yet
            }
        }
        throw new AssertionError("the gateway did not become ready:\n" + log());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://" + address + ":8080" + path))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    String token(long person) throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .subject(Long.toString(person))
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        token.sign(new MACSigner(key));
        return "Bearer " + token.serialize();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    boolean endsWithin(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        http.close();
        process.destroyForcibly();
    }
}
