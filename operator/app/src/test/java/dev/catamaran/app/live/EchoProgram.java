package dev.catamaran.app.live;

import com.google.protobuf.StringValue;
import com.sun.net.httpserver.HttpServer;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** A program of the user's: answers with its cell, replica and greeting, and on SIGTERM finishes what is under way. */
public final class EchoProgram {
    private EchoProgram() {}

    public static void main(String[] args) throws Exception {
        String address = System.getenv("CATAMARAN_ADDRESS");
        String name = System.getenv("CATAMARAN_CELL") + "/" + System.getenv("CATAMARAN_REPLICA") + "/"
                + System.getenv("GREETING");
        var say = ServerCalls.<StringValue, StringValue>asyncUnaryCall((request, answer) -> {
            answer.onNext(StringValue.of(name));
            answer.onCompleted();
        });
        Server grpc = NettyServerBuilder.forAddress(new InetSocketAddress(address, 9000))
                .addService(ServerServiceDefinition.builder("live.Echo")
                        .addMethod(Say.METHOD, say)
                        .build())
                .build()
                .start();
        var health = HttpServer.create(new InetSocketAddress(address, 8080), 4);
        health.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        health.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(grpc)));
        grpc.awaitTermination();
    }

    private static void end(Server grpc) {
        try {
            grpc.shutdown().awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
