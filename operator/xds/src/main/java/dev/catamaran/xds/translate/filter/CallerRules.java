package dev.catamaran.xds.translate.filter;

import io.envoyproxy.envoy.config.rbac.v3.Permission;
import io.envoyproxy.envoy.config.rbac.v3.Policy;
import io.envoyproxy.envoy.config.rbac.v3.Principal;
import io.envoyproxy.envoy.config.rbac.v3.RBAC;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import java.util.List;

/** Only declared callers may call: those whose certificate has one of these SPIFFE ids. */
public final class CallerRules {
    private CallerRules() {}

    /** Rules that allow the given ids and nobody else; without ids, nobody at all. */
    public static RBAC allow(List<String> spiffeIds) {
        RBAC.Builder rules = RBAC.newBuilder().setAction(RBAC.Action.ALLOW);
        if (!spiffeIds.isEmpty()) {
            Policy.Builder declared =
                    Policy.newBuilder().addPermissions(Permission.newBuilder().setAny(true));
            for (String id : spiffeIds) {
                declared.addPrincipals(Principal.newBuilder()
                        .setAuthenticated(Principal.Authenticated.newBuilder()
                                .setPrincipalName(StringMatcher.newBuilder().setExact(id))));
            }
            rules.putPolicies("declared-callers", declared.build());
        }
        return rules.build();
    }
}
