package dev.catamaran.feed.surf;

import java.util.List;

/**
 * How a call ended.
 *
 * @param attempted cells whose address was tried; the last one took the connection, if any did
 * @param sent whether anything may have reached a server
 * @param status of HTTP; 0 when there was none
 * @param retryAfter header of that name; empty when there was none
 * @param error short reason; empty when there was an answer
 */
record Answer(
        List<String> attempted,
        boolean sent,
        int status,
        String servedBy,
        String body,
        String retryAfter,
        String error) {
    private static final int TOO_MANY_REQUESTS = 429;

    /** The cell that it entered; empty when no connection came to be. */
    String entered() {
        return sent ? attempted.getLast() : "";
    }

    /** Refused because there was too much traffic. */
    boolean shed() {
        return error.isEmpty() && status == TOO_MANY_REQUESTS;
    }

    boolean ok() {
        return error.isEmpty() && status >= 200 && status <= 299;
    }
}
