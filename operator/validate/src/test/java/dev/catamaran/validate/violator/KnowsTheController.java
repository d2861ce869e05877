package dev.catamaran.validate.violator;

import dev.catamaran.app.Controller;

/** Breaks the rule that validation knows no runtime, on purpose. */
public final class KnowsTheController {
    String name() {
        return Controller.NAME.get();
    }
}
