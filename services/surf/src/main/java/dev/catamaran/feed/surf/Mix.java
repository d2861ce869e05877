package dev.catamaran.feed.surf;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Which operations come how often, in percent of the requests.
 *
 * @param home home pages
 * @param lists whom somebody follows, and who follows them
 * @param profile profiles; one in eight of them is a change of one's own
 * @param post posts
 * @param follow relations changed; two of three are follows, the others unfollows
 */
record Mix(int home, int lists, int profile, int post, int follow) {
    /** What people do all day. */
    static final Mix USUAL = new Mix(85, 0, 8, 5, 2);

    Mix {
        if (home < 0 || lists < 0 || profile < 0 || post < 0 || follow < 0) {
            throw new BadInput("--mix has a share below 0");
        }
        int sum = home + lists + profile + post + follow;
        if (sum != 100) {
            throw new BadInput("--mix has shares that make " + sum + " percent; make them 100");
        }
    }

    /** Reads {@code home=85,profile=8,post=5,follow=2}; what is not named has the share 0. */
    static Mix parse(String text) {
        var shares = new TreeMap<String, Integer>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            try {
                shares.put(part.substring(0, Math.max(0, equals)), Integer.parseInt(part.substring(equals + 1)));
            } catch (NumberFormatException e) {
                throw new BadInput("--mix needs NAME=PERCENT, separated by commas, not " + text, e);
            }
        }
        var mix = new Mix(
                take(shares, "home"),
                take(shares, "lists"),
                take(shares, "profile"),
                take(shares, "post"),
                take(shares, "follow"));
        if (!shares.isEmpty()) {
            throw new BadInput(
                    "--mix has no share " + shares.firstKey() + "; there are home, lists, profile, post, follow");
        }
        return mix;
    }

    private static int take(SortedMap<String, Integer> shares, String name) {
        Integer share = shares.remove(name);
        return share == null ? 0 : share;
    }

    Op choose(RandomGenerator random) {
        int ticket = random.nextInt(100);
        if (ticket < home) {
            return Op.HOME;
        }
        if (ticket < home + lists) {
            return random.nextInt(8) < 5 ? Op.FOLLOWING : Op.FOLLOWERS;
        }
        if (ticket < home + lists + profile) {
            return random.nextInt(8) == 0 ? Op.PUT_PROFILE : Op.PERSON;
        }
        if (ticket < home + lists + profile + post) {
            return Op.PUBLISH;
        }
        return random.nextInt(3) < 2 ? Op.FOLLOW : Op.UNFOLLOW;
    }

    /** Shares in percent, rounded; without those that are 0. */
    SortedMap<String, Integer> shares() {
        var shares = new TreeMap<String, Integer>();
        shares.put(Op.HOME.text, home);
        shares.put(Op.FOLLOWING.text, Math.round(lists * 5 / 8f));
        shares.put(Op.FOLLOWERS.text, Math.round(lists * 3 / 8f));
        shares.put(Op.PERSON.text, Math.round(profile * 7 / 8f));
        shares.put(Op.PUT_PROFILE.text, Math.round(profile / 8f));
        shares.put(Op.PUBLISH.text, post);
        shares.put(Op.FOLLOW.text, Math.round(follow * 2 / 3f));
        shares.put(Op.UNFOLLOW.text, Math.round(follow / 3f));
        shares.values().removeIf(share -> share == 0);
        return shares;
    }
}
