package dev.catamaran.feed.profile;

import dev.catamaran.feed.kit.domain.Keys;
import dev.catamaran.feed.proto.profile.Profile;
import dev.catamaran.feed.store.StoreReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Profiles as this cell's own store has them. */
@ApplicationScoped
public class ProfileStore {
    private static final String SELECT = "SELECT person, name, bio, hlc FROM profile WHERE person = ANY (?)";

    private final StoreReader store;

    public ProfileStore(StoreReader store) {
        this.store = store;
    }

    /** By cache key; who has no profile has an empty one. */
    Map<String, Profile> read(List<Long> people) {
        var profiles = new HashMap<String, Profile>();
        people.forEach(person -> profiles.put(Keys.profile(person), Profile.getDefaultInstance()));
        store.read(
                        SELECT,
                        row -> Profile.newBuilder()
                                .setPerson(row.getLong(1))
                                .setName(row.getString(2))
                                .setBio(row.getString(3))
                                .setVersion(row.getLong(4))
                                .build(),
                        people)
                .forEach(profile -> profiles.put(Keys.profile(profile.getPerson()), profile));
        return profiles;
    }
}
