package dev.catamaran.validate.violator;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Breaks the rule that validation works offline, on purpose. */
public final class CallsHome {
    InetAddress home() throws UnknownHostException {
        return InetAddress.getByName("localhost");
    }

    /** With a client. */
    public static final class Cluster {
        String version(KubernetesClient client) {
            return client.getApiVersion();
        }
    }
}
