package dev.catamaran.feed.surf;

/** What the API offers. All but {@link #PUBLISH} may be repeated without harm by the mesh: the other writes carry an idempotency key. */
enum Op {
    HOME("Home", false),
    FOLLOWING("Following", false),
    FOLLOWERS("Followers", false),
    PERSON("Person", false),
    PUT_PROFILE("PutProfile", true),
    PUBLISH("Publish", true),
    FOLLOW("Follow", true),
    UNFOLLOW("Unfollow", true);

    final String text;
    final boolean write;

    Op(String text, boolean write) {
        this.text = text;
        this.write = write;
    }

    boolean idempotent() {
        return this != PUBLISH;
    }
}
