package dev.catamaran.validate.descriptor;

import dev.catamaran.core.model.Method;
import dev.catamaran.core.resolve.MethodSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads descriptor sets from files, anew each time: they change when services are built.
 *
 * @param home where relative paths start
 */
public record DescriptorFiles(Path home) implements MethodSource {
    @Override
    public List<Method> methods(String descriptor, List<String> services) {
        return new DescriptorSet(descriptor, read(descriptor)).methods(services);
    }

    private byte[] read(String descriptor) {
        try {
            return Files.readAllBytes(home.resolve(descriptor));
        } catch (NoSuchFileException e) {
            throw new UnusableDescriptorException(
                    "there is no descriptor set " + descriptor
                            + ": ./catamaran builds the sample's; a relative path starts at " + home,
                    e);
        } catch (IOException e) {
            throw new UnusableDescriptorException(descriptor + " cannot be read: make it a readable file", e);
        }
    }
}
