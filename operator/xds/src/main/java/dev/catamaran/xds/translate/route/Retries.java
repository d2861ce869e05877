package dev.catamaran.xds.translate.route;

import com.google.protobuf.Any;
import com.google.protobuf.UInt32Value;
import dev.catamaran.core.model.Budget;
import dev.catamaran.core.model.Idempotency;
import dev.catamaran.xds.translate.Times;
import io.envoyproxy.envoy.config.route.v3.RetryPolicy;
import io.envoyproxy.envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate;
import io.envoyproxy.envoy.extensions.retry.priority.previous_priorities.v3.PreviousPrioritiesConfig;

/** Whether a request may be sent again, by what its method promises. */
final class Retries {
    /** The first attempt may have been executed. {@code reset} covers a try that timed out. */
    private static final String REPEATABLE = "reset,refused-stream,unavailable,connect-failure,deadline-exceeded";

    /** Nothing can have been executed: it was not sent, or refused before it was looked at. */
    private static final String NEVER_SENT = "connect-failure,refused-stream";

    private Retries() {}

    static RetryPolicy policy(Budget budget, Idempotency idempotency) {
        RetryPolicy.Builder policy = RetryPolicy.newBuilder()
                .setRetryOn(idempotency.retryable() ? REPEATABLE : NEVER_SENT)
                .setNumRetries(UInt32Value.of(budget.retries()))
                .setHostSelectionRetryMaxAttempts(5);
        // The defaults wait up to 25 ms first; the other cell is not the one that is struggling.
        policy.getRetryBackOffBuilder().setBaseInterval(Times.millis(1)).setMaxInterval(Times.millis(10));
        policy.addRetryHostPredicateBuilder()
                .setName("envoy.retry_host_predicates.previous_hosts")
                .setTypedConfig(Any.pack(PreviousHostsPredicate.getDefaultInstance()));
        policy.getRetryPriorityBuilder()
                .setName("envoy.retry_priorities.previous_priorities")
                .setTypedConfig(Any.pack(PreviousPrioritiesConfig.newBuilder()
                        .setUpdateFrequency(1)
                        .build()));
        if (idempotency.retryable()) {
            policy.setPerTryTimeout(Times.of(budget.perTryTimeout()));
        }
        return policy.build();
    }
}
