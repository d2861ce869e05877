package dev.catamaran.feed.suggest;

import org.apache.spark.sql.SparkSession;

/** Spark as this program needs it. */
final class Sparks {
    /** Partitions of a shuffle, instead of Spark's 200, each of which costs a task: the sample's pairs fit into few. */
    private static final int SHUFFLE_PARTITIONS = 8;

    private Sparks() {}

    /** A session at that master. The driver binds this machine's loopback address when the master is local. */
    static SparkSession session(String master) {
        var builder = SparkSession.builder()
                .appName("suggest")
                .master(master)
                .config("spark.ui.enabled", false)
                .config("spark.sql.shuffle.partitions", SHUFFLE_PARTITIONS);
        if (master.startsWith("local")) {
            builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1");
        }
        return builder.getOrCreate();
    }
}
