package dev.catamaran.cli.drill;

import dev.catamaran.cli.controller.Api;
import dev.catamaran.core.drill.DrillException;
import dev.catamaran.drill.Samples;
import java.util.function.Supplier;

/** What the controller says of its mesh. */
record ApiSamples(Api api) implements Samples {
    @Override
    public Object usage() {
        return asked(api::usage);
    }

    @Override
    public Object counters() {
        return asked(api::counters);
    }

    private static Object asked(Supplier<Object> question) {
        try {
            return question.get();
        } catch (Api.ApiException e) {
            throw new DrillException(String.valueOf(e.getMessage()), e);
        }
    }
}
