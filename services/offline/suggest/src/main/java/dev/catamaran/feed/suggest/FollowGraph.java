package dev.catamaran.feed.suggest;

import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Who follows whom, as a cell's store has it. Its sidecar proves who asks: there is no password.
 *
 * @param address of the store, {@code host:port}
 */
record FollowGraph(String address) {
    /** Read at once, the driver would hold all of them. */
    private static final int ROWS_AT_ONCE = 10_000;

    private static final int PARTITIONS = 4;

    /** {@code follower bigint, followee bigint}, each pair once; unfollowed ones are left out. */
    Dataset<Row> edges(SparkSession spark) {
        var bounds = query(spark, "SELECT min(follower) AS least, max(follower) AS greatest FROM edge WHERE following")
                .first();
        boolean none = bounds.isNullAt(0);
        return reader(spark, "SELECT follower, followee FROM edge WHERE following")
                .option("partitionColumn", "follower")
                .option("lowerBound", none ? 0 : bounds.getLong(0))
                .option("upperBound", none ? 1 : Math.addExact(bounds.getLong(1), 1))
                .option("numPartitions", PARTITIONS)
                .load();
    }

    private Dataset<Row> query(SparkSession spark, String sql) {
        return reader(spark, sql).load();
    }

    private DataFrameReader reader(SparkSession spark, String sql) {
        return spark.read()
                .format("jdbc")
                .option("driver", "org.postgresql.Driver")
                .option(
                        "url",
                        "jdbc:postgresql://" + address
                                + "/feed?sslmode=disable&connectTimeout=5&socketTimeout=60&ApplicationName=suggest")
                .option("user", "feed")
                .option("dbtable", "(" + sql + ") AS asked")
                .option("fetchsize", ROWS_AT_ONCE);
    }
}
