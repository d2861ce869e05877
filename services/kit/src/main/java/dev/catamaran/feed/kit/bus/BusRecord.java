package dev.catamaran.feed.kit.bus;

import com.google.protobuf.MessageLite;

/**
 * What is written to a bus.
 *
 * @param topic the domain's {@code direct} topic
 * @param key decides the partition, and so the order
 * @param writeId names the write; consumers leave out what they have seen
 */
public record BusRecord(String topic, String key, String writeId, MessageLite value) {
    /** Header that names the write. */
    public static final String WRITE_ID = "write-id";
}
