package dev.catamaran.feed.surf;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Which operations come how often. */
record Mix(int writePercent) {
    Mix {
        if (writePercent < 0 || writePercent > 100) {
            throw new BadInput("--write-percent is from 0 to 100, not " + writePercent);
        }
    }

    /** Of the reads half are following lists, three tenths followers, the rest profiles; of the writes two thirds follow. */
    Op choose(RandomGenerator random) {
        if (random.nextInt(100) < writePercent) {
            return random.nextInt(3) < 2 ? Op.FOLLOW : Op.UNFOLLOW;
        }
        int tenth = random.nextInt(10);
        return tenth < 5 ? Op.FOLLOWING : tenth < 8 ? Op.FOLLOWERS : Op.PERSON;
    }

    /** Shares in percent, rounded. */
    SortedMap<String, Integer> shares() {
        var shares = new TreeMap<String, Integer>();
        int reads = 100 - writePercent;
        shares.put(Op.FOLLOWING.text, Math.round(reads * 0.5f));
        shares.put(Op.FOLLOWERS.text, Math.round(reads * 0.3f));
        shares.put(Op.PERSON.text, Math.round(reads * 0.2f));
        shares.put(Op.FOLLOW.text, Math.round(writePercent * 2 / 3f));
        shares.put(Op.UNFOLLOW.text, Math.round(writePercent / 3f));
        return shares;
    }
}
