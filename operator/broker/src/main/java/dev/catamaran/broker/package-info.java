/**
 * One Kafka broker (KRaft, combined role) as a process. Enters: settings and topics as arguments. Leaves: a formatted storage folder, a running
 * broker with its topics, and readiness over HTTP. Its only client is Kafka's own admin client, towards itself.
 */
@NullMarked
package dev.catamaran.broker;

import org.jspecify.annotations.NullMarked;
