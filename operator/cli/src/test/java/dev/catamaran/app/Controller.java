package dev.catamaran.app;

import java.util.function.Supplier;

/** Stands for a class of the controller, which is not on this class path. */
public final class Controller {
    /** Not a constant, which the compiler would copy. */
    public static final Supplier<String> NAME = () -> "controller";

    private Controller() {}
}
