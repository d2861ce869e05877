package dev.catamaran.local;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;

/** A program of the user's: answers the readiness probe on its own address. */
final class Application {
    private Application() {}

    public static void main(String[] args) throws Exception {
        var http = HttpServer.create(new InetSocketAddress(System.getenv("CATAMARAN_ADDRESS"), 8080), 4);
        http.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        http.start();
    }
}
