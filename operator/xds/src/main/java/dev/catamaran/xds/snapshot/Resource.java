package dev.catamaran.xds.snapshot;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One xDS resource, ready to be sent.
 *
 * @param bytes of the message, serialised deterministically: the same content has the same bytes in every process
 * @param version the first 16 hex digits of the SHA-256 of the bytes
 */
public record Resource(TypeUrl type, String name, ByteString bytes, String version) {
    public static Resource of(TypeUrl type, String name, Message message) {
        ByteString.Output buffer = ByteString.newOutput(message.getSerializedSize());
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(buffer);
            out.useDeterministicSerialization();
            message.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        ByteString bytes = buffer.toByteString();
        return new Resource(type, name, bytes, hash(bytes));
    }

    private static String hash(ByteString bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes.asReadOnlyByteBuffer());
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
