package dev.catamaran.feed.surf;

/** What the API offers. All of it may be repeated without harm by the mesh: writes carry an idempotency key. */
enum Op {
    FOLLOWING("Following", false),
    FOLLOWERS("Followers", false),
    PERSON("Person", false),
    FOLLOW("Follow", true),
    UNFOLLOW("Unfollow", true);

    final String text;
    final boolean write;

    Op(String text, boolean write) {
        this.text = text;
        this.write = write;
    }
}
