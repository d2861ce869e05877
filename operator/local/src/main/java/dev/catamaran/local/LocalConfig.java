package dev.catamaran.local;

import java.nio.file.Path;

/**
 * Where the runtime finds and keeps things.
 *
 * @param stateDir the one folder where everything is kept
 * @param home of the project; relative commands start there
 * @param cacheDir unpacked servers, shared by all meshes of a user
 * @param addresses first two numbers of the loopback addresses, {@code 127.N}
 * @param envoy the Envoy binary
 * @param java home of the JDK for applications and brokers
 */
public record LocalConfig(Path stateDir, Path home, Path cacheDir, String addresses, Path envoy, Path java) {}
