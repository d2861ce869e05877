package dev.catamaran.feed.suggest;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Scores those whom somebody might follow. A candidate for u is whoever is followed by somebody whom u follows, is not u, and is not followed by u yet. Its
 * score is the sum, over those v whom u follows and who follow it, of 1 / ln(1 + followers of v): a common acquaintance says the less, the more people
 * follow them.
 *
 * <p>Source: Adamic and Adar, <i>Friends and Neighbors on the Web</i>, Social Networks 25 (2003), with the in-degree in the place of the degree, since the
 * graph is directed. Their sum has 1 / ln(degree), where a shared neighbour has a degree of at least two; here v may have u alone as a follower, hence the
 * 1 that is added.
 *
 * <p>Weights are rounded to billionths and added as integers, whose sum does not depend on the order: two runs over the same graph rank alike.
 */
final class AdamicAdar {
    /** Parts of one. */
    static final long UNIT = 1_000_000_000;

    private AdamicAdar() {}

    /**
     * The best candidates of everybody who follows somebody.
     *
     * @param edges {@code follower bigint, followee bigint}, each pair once
     * @param most candidates for one person
     * @return {@code person bigint, candidates array<struct<rank int, id bigint, score bigint>>}, best first: by score, then by id; the score is in units of
     *     1 / {@link #UNIT}. Somebody without candidates has null.
     */
    static Dataset<Row> candidates(Dataset<Row> edges, int most) {
        var weights = edges.groupBy(col("followee").as("via"))
                .agg(round(lit(UNIT).divide(log(count(lit(1)).plus(1))))
                        .cast("bigint")
                        .as("weight"));
        var known = edges.select(col("follower").as("person"), col("followee").as("via"));
        var further = edges.select(col("follower").as("via"), col("followee").as("id"));
        var followed =
                edges.select(col("follower").as("person"), col("followee").as("id"));
        var scored = known.join(weights, "via")
                .join(further, "via")
                .where(col("person").notEqual(col("id")))
                .groupBy("person", "id")
                .agg(sum("weight").as("score"))
                .join(followed, new String[] {"person", "id"}, "left_anti");
        var bestFirst = Window.partitionBy("person")
                .orderBy(col("score").desc(), col("id").asc());
        var best = scored.withColumn("rank", row_number().over(bestFirst))
                .where(col("rank").leq(most))
                .groupBy("person")
                .agg(array_sort(collect_list(struct(col("rank"), col("id"), col("score"))))
                        .as("candidates"));
        return edges.select(col("follower").as("person")).distinct().join(best, new String[] {"person"}, "left");
    }
}
