package dev.catamaran.xds.server;

import dev.catamaran.core.model.Identity;
import java.util.Map;
import java.util.Optional;

/**
 * One open stream.
 *
 * @param acknowledged whether the sidecar has answered everything that it is to hold now
 * @param versions that it holds, by type URL and resource name
 * @param rejected the last thing that it did not take, in its own words
 */
public record SidecarStatus(
        Identity identity,
        boolean acknowledged,
        Map<String, Map<String, String>> versions,
        Optional<String> rejected) {}
