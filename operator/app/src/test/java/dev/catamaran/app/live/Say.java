package dev.catamaran.app.live;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.StringValue;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoUtils;

/** The one method of the fixture: a text for a text. Nothing says that it may be repeated, so no failure is hidden. */
final class Say {
    static final MethodDescriptor<StringValue, StringValue> METHOD =
            MethodDescriptor.<StringValue, StringValue>newBuilder(
                            ProtoUtils.marshaller(StringValue.getDefaultInstance()),
                            ProtoUtils.marshaller(StringValue.getDefaultInstance()))
                    .setType(MethodDescriptor.MethodType.UNARY)
                    .setFullMethodName("live.Echo/Say")
                    .build();

    private Say() {}

    static byte[] descriptor() {
        return FileDescriptorSet.newBuilder()
                .addFile(FileDescriptorProto.newBuilder()
                        .setName("live.proto")
                        .setPackage("live")
                        .addService(ServiceDescriptorProto.newBuilder()
                                .setName("Echo")
                                .addMethod(MethodDescriptorProto.newBuilder()
                                        .setName("Say")
                                        .setInputType(".google.protobuf.StringValue")
                                        .setOutputType(".google.protobuf.StringValue"))))
                .build()
                .toByteArray();
    }
}
