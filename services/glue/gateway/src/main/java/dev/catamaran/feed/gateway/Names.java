package dev.catamaran.feed.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.catamaran.feed.kit.call.MeshChannels;
import dev.catamaran.feed.proto.profile.GetRequest;
import dev.catamaran.feed.proto.profile.Profile;
import dev.catamaran.feed.proto.profile.ProfilesGrpc;
import dev.catamaran.feed.proto.profile.ProfilesGrpc.ProfilesFutureStub;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What authors call themselves. A new name is seen after a few seconds: every page asks for names, and they hardly change. */
@ApplicationScoped
public class Names {
    private static final int MOST = 10_000;
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final ProfilesFutureStub profiles;
    private final Cache<Long, String> known = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(KEPT)
            .executor(Runnable::run)
            .build();

    public Names(MeshChannels channels) {
        this.profiles = ProfilesGrpc.newFutureStub(channels.to("profile"));
    }

    /** Names by person; who has none is left out, and so is everybody whose name does not come in time. */
    Map<Long, String> of(Collection<Long> people, List<String> missing) {
        var names = new HashMap<>(known.getAllPresent(people));
        var unknown =
                people.stream().filter(person -> !names.containsKey(person)).toList();
        if (!unknown.isEmpty()) {
            new Part<>(
                            "names",
                            profiles.get(GetRequest.newBuilder()
                                    .addAllPeople(unknown)
                                    .build()))
                    .orMissing(missing)
                    .ifPresent(reply -> {
                        var found = reply.getProfilesList().stream()
                                .collect(Collectors.toMap(Profile::getPerson, Function.identity()));
                        for (long person : unknown) {
                            String name = found.getOrDefault(person, Profile.getDefaultInstance())
                                    .getName();
                            known.put(person, name);
                            names.put(person, name);
                        }
                    });
        }
        return names;
    }
}
