package dev.catamaran.xds.live;

import dev.catamaran.core.model.CellName;
import dev.catamaran.xds.translate.SampleMesh;
import io.grpc.HandlerRegistry;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerMethodDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The callee's program: answers every method with its cell's name, and remembers who came. */
final class Program implements AutoCloseable {
    static final String READ = "feed.relation.v1.Relations/Following";
    static final String WRITE = "feed.relation.v1.Relations/Follow";
    static final String UNKNOWN = "feed.relation.v1.Relations/Poke";

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Server server;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    Program(CellName cell) throws IOException {
        HandlerRegistry anything = new HandlerRegistry() {
            @Override
            public ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
                return ServerMethodDefinition.create(
                        method(name),
                        ServerCalls.asyncUnaryCall((String request, io.grpc.stub.StreamObserver<String> answer) -> {
                            seen.add(name);
                            awaitGate();
                            answer.onNext(cell.value());
                            answer.onCompleted();
                        }));
            }
        };
        server = NettyServerBuilder.forAddress(new InetSocketAddress(LiveMesh.address(SampleMesh.RELATION, cell), 9000))
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .fallbackHandlerRegistry(anything)
                .build()
                .start();
    }

    /** From now on requests wait inside, until the gate that is given is opened. */
    CountDownLatch holdRequests() {
        gate = new CountDownLatch(1);
        return gate;
    }

    /** Methods in the order of their coming. */
    List<String> seen() {
        return seen;
    }

    /** The caller's program: asks through its own sidecar of cell-a. */
    static ManagedChannel caller(CellName cell) {
        return NettyChannelBuilder.forAddress(new InetSocketAddress(LiveMesh.address(SampleMesh.GATEWAY, cell), 15001))
                .usePlaintext()
                .overrideAuthority(SampleMesh.RELATION.value())
                .build();
    }

    /** The cell that answered, or the status. */
    static String ask(ManagedChannel channel, String method) {
        try {
            return ClientCalls.blockingUnaryCall(channel, method(method), io.grpc.CallOptions.DEFAULT, "?");
        } catch (StatusRuntimeException e) {
            return e.getStatus().toString();
        }
    }

    @Override
    public void close() {
        gate.countDown();
        server.shutdownNow();
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static MethodDescriptor<String, String> method(String name) {
        return MethodDescriptor.<String, String>newBuilder(TEXT, TEXT)
                .setType(MethodType.UNARY)
                .setFullMethodName(name)
                .build();
    }

    private static final MethodDescriptor.Marshaller<String> TEXT = new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(String value) {
            return new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String parse(InputStream stream) {
            try {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };
}
