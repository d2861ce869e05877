package dev.catamaran.feed.surf;

import java.util.List;

/**
 * How a call ended.
 *
 * @param attempted cells whose address was tried; the last one took the connection, if any did
 * @param sent whether anything may have reached a server
 * @param status of HTTP; 0 when there was none
 * @param error short reason; empty when there was an answer
 */
record Answer(List<String> attempted, boolean sent, int status, String servedBy, String body, String error) {
    /** The cell that it entered; empty when no connection came to be. */
    String entered() {
        return sent ? attempted.getLast() : "";
    }

    boolean ok() {
        return error.isEmpty() && status >= 200 && status <= 299;
    }
}
