package dev.catamaran.xds.server;

import dev.catamaran.xds.auth.Authenticator;
import dev.catamaran.xds.auth.BearerInterceptor;
import dev.catamaran.xds.certificate.KeyedCertificate;
import dev.catamaran.xds.certificate.MeshAuthority;
import io.grpc.Server;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.util.AdvancedTlsX509KeyManager;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The listening socket of the control plane: gRPC with TLS. */
public final class XdsServer implements AutoCloseable {
    private final Server server;
    private final ExecutorService threads;
    private final MeshAuthority authority;
    private final String host;
    private final AdvancedTlsX509KeyManager keys;

    private XdsServer(
            Server server,
            ExecutorService threads,
            MeshAuthority authority,
            String host,
            AdvancedTlsX509KeyManager keys) {
        this.server = server;
        this.threads = threads;
        this.authority = authority;
        this.host = host;
        this.keys = keys;
    }

    /**
     * Starts to listen.
     *
     * @param address IP address to listen at
     * @param host IP address or DNS name that sidecars dial; it is in the certificate
     * @param port 0 lets the system choose
     * @throws IOException when the address cannot be bound
     */
    public static XdsServer start(
            String address,
            String host,
            int port,
            MeshAuthority authority,
            Authenticator authenticator,
            ControlPlane controlPlane)
            throws IOException {
        AdvancedTlsX509KeyManager keys = new AdvancedTlsX509KeyManager();
        install(keys, authority.endpointCertificate(host));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Server server = NettyServerBuilder.forAddress(
                        new InetSocketAddress(address, port),
                        TlsServerCredentials.newBuilder().keyManager(keys).build())
                .executor(threads)
                .intercept(new BearerInterceptor(authenticator))
                .addService(new DeltaAds(controlPlane, threads))
                // Slow on purpose: a quiet stream is no sign of trouble, and a lost one costs nothing until something
                // changes.
                .keepAliveTime(60, TimeUnit.SECONDS)
                .keepAliveTimeout(20, TimeUnit.SECONDS)
                // What a sidecar's own keep-alive (once a minute) stays well below.
                .permitKeepAliveTime(20, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .build();
        try {
            server.start();
        } catch (IOException e) {
            threads.close();
            throw e;
        }
        return new XdsServer(server, threads, authority, host, keys);
    }

    public int port() {
        return server.getPort();
    }

    /** Gives the endpoint a new certificate; open streams stay. To be called well within {@link MeshAuthority#LEAF_LIFE}. */
    public void renewCertificate() {
        install(keys, authority.endpointCertificate(host));
    }

    /** Ends every stream and frees the port. Sidecars keep what they have. */
    @Override
    public void close() {
        server.shutdownNow();
        try {
            if (!server.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the xDS server did not stop within 10 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }

    private static void install(AdvancedTlsX509KeyManager keys, KeyedCertificate keyed) {
        keys.updateIdentityCredentials(new X509Certificate[] {keyed.certificate()}, keyed.key());
    }
}
